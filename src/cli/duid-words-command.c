/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "base/duid-number.h"
#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-json.h"
#include "cli/duid-text-table.h"
#include "session/duid-word-comparison.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FEW_WORDS 25 /* a side, when no limit is given */

typedef struct
{
  DuidAsked asked;
  GStrv     against;
  gint64    limit;
  gint64    least;
  gboolean  keeps_stop_words;
} Options;

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
  g_strfreev (options->against);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "where", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->asked.where,
      N_ ("The stories whose words are looked at; all that are given must hold"), N_ ("COND") },
    { "against", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->against,
      N_ ("The stories they are set against; all the others when not given"), N_ ("COND") },
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &options->limit,
      N_ ("No more words a side than this"), N_ ("N") },
    { "least", 'l', 0, G_OPTION_ARG_INT64, &options->least,
      N_ ("Only words that at least so many stories hold"), N_ ("N") },
    { "all-words", 0, 0, G_OPTION_ARG_NONE, &options->keeps_stop_words,
      N_ ("Keep words as “the” and “and” too"), NULL },
    DUID_ASKED_JSON (&options->asked),
    { NULL }
  };

  options->limit = FEW_WORDS;
  options->least = DUID_LEAST_STORIES;
  if (!duid_command_parse ("words", entries, arguments, error) ||
      !duid_command_needs ("words", "--where",
                           options->asked.where != NULL ? options->asked.where[0] : NULL, error))
    return FALSE;
  if (options->limit >= 0 && options->least >= 1 && options->least <= G_MAXINT)
    return TRUE;
  g_set_error_literal (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                       _ ("--limit cannot be below 0, nor --least below 1."));
  return FALSE;
}

/* What tellers do not want shown is not told by its words either. */
static void
leave_unshared_out (DuidRows          *rows,
                    const DuidDataset *dataset)
{
  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (!duid_dataset_may_show (dataset, (gsize) row))
      duid_rows_remove (rows, (gsize) row);
}

static DuidWordComparison *
compare (DuidChoice    *choice,
         const Options *options,
         GError       **error)
{
  DuidWordChoice word_choice = { .least_stories = (guint) options->least,
                                 .keeps_stop_words = options->keeps_stop_words };
  g_autoptr (DuidRows) others =
    duid_choice_find_others (choice, (const char *const *) options->against, error);

  if (others == NULL)
    return NULL;
  /* First what is on both sides, or a story would change sides by being left out. */
  duid_rows_and_not (others, choice->rows);
  leave_unshared_out (choice->rows, choice->dataset);
  leave_unshared_out (others, choice->dataset);
  return duid_word_comparison_new (choice->dataset, choice->rows, others, &word_choice, NULL,
                                   error);
}

/* ---- telling ---- */

static gboolean
is_of_side (const DuidKeyWord *word,
            int                side)
{
  return (word->keyness.log_ratio < 0) == (side == 1);
}

/* The words of a side, the most telling first: a GPtrArray of borrowed DuidKeyWord. */
static GPtrArray *
list_side (const DuidWordComparison *comparison,
           int                       side,
           gint64                    limit)
{
  GPtrArray *words = g_ptr_array_new ();
  guint      n = comparison->words->len;

  for (guint i = 0; i < n && words->len < limit; i++)
    {
      DuidKeyWord *word =
        &g_array_index (comparison->words, DuidKeyWord, side == 0 ? i : n - 1 - i);

      if (is_of_side (word, side))
        g_ptr_array_add (words, word);
    }
  return words;
}

static void
add_json_word (JsonBuilder       *builder,
               const DuidKeyWord *word)
{
  json_builder_begin_object (builder);
  duid_json_add_text (builder, "word", word->word);
  duid_json_add_count (builder, "count", word->count[0]);
  duid_json_add_count (builder, "count_against", word->count[1]);
  duid_json_add_count (builder, "stories", word->stories[0]);
  duid_json_add_count (builder, "stories_against", word->stories[1]);
  duid_json_add_number (builder, "log_likelihood", word->keyness.likelihood);
  duid_json_add_number (builder, "log_ratio", word->keyness.log_ratio);
  duid_json_add_number (builder, "percent_difference", word->keyness.percent_difference);
  duid_json_add_number (builder, "p", word->keyness.p);
  duid_json_add_number (builder, "q", word->q);
  json_builder_end_object (builder);
}

static void
print_json (const DuidWordComparison *comparison,
            gint64                    limit)
{
  static const char *const names[] = { "more", "less" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  duid_json_add_count (builder, "stories", comparison->n_stories[0]);
  duid_json_add_count (builder, "stories_against", comparison->n_stories[1]);
  duid_json_add_count (builder, "words", comparison->n_words[0]);
  duid_json_add_count (builder, "words_against", comparison->n_words[1]);
  for (int side = 0; side < 2; side++)
    {
      g_autoptr (GPtrArray) words = list_side (comparison, side, limit);

      json_builder_set_member_name (builder, names[side]);
      json_builder_begin_array (builder);
      for (guint i = 0; i < words->len; i++)
        add_json_word (builder, g_ptr_array_index (words, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  text = duid_json_to_text (builder, TRUE);
  duid_command_print (text);
  duid_command_print ("\n");
}

static char *
dup_q (double q)
{
  return q < 0.001 ? g_strdup ("<0.001") : g_strdup_printf ("%.3f", q);
}

static void
print_side (const DuidWordComparison *comparison,
            int                       side,
            gint64                    limit)
{
  g_autoptr (GPtrArray) words = list_side (comparison, side, limit);
  g_autoptr (DuidTextTable) table = duid_text_table_new ();
  g_autoptr (GString) text = g_string_new (side == 0 ? _ ("More often here\n")
                                                     : _ ("Less often here\n"));
  const char *heads[] = { _ ("word"), _ ("here"), _ ("there"), _ ("stories"),
                          _ ("log ratio"), _ ("log-likelihood"), "q" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    duid_text_table_add (table, g_strdup (heads[i]));
  for (guint i = 0; i < words->len; i++)
    {
      const DuidKeyWord *word = g_ptr_array_index (words, i);

      duid_text_table_end_row (table);
      duid_text_table_add (table, g_strdup (word->word));
      duid_text_table_add (table, g_strdup_printf ("%u", word->count[0]));
      duid_text_table_add (table, g_strdup_printf ("%u", word->count[1]));
      duid_text_table_add (table, g_strdup_printf ("%u/%u", word->stories[0], word->stories[1]));
      duid_text_table_add (table, g_strdup_printf ("%+.2f", word->keyness.log_ratio));
      duid_text_table_add (table, g_strdup_printf ("%.2f", word->keyness.likelihood));
      duid_text_table_add (table, dup_q (word->q));
    }
  duid_text_table_print (table, 2, text);
  g_string_append (text, side == 0 ? "\n" : "");
  duid_command_print (text->str);
}

static void
print_table (const DuidWordComparison *comparison,
             gint64                    limit)
{
  g_autofree char *head = g_strdup_printf (
    _ ("%zu stories against %zu\n\n"), comparison->n_stories[0], comparison->n_stories[1]);

  duid_command_print (head);
  print_side (comparison, 0, limit);
  print_side (comparison, 1, limit);
}

gboolean
duid_words_command_run (GStrv   *arguments,
                        GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_autoptr (DuidWordComparison) comparison = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_asked_open (&options.asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  comparison = compare (choice, &options, error);
  if (comparison == NULL)
    return FALSE;
  if (options.asked.is_json)
    print_json (comparison, options.limit);
  else
    print_table (comparison, options.limit);
  return duid_choice_close (choice, error);
}
