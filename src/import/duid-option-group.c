/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-option-group.h"

#include "import/duid-column-guess.h"
#include "import/duid-option-mix.h"
#include "import/duid-plain-text.h"
#include "import/duid-write-in-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PARTS   30 /* different options in a list */
#define MOST_NAMED   3  /* options in the name of a question that has none */
#define LONGEST_PART 120
#define FEWEST_LISTS 2

/* ---- in columns of their own ---- */

/* The option of a header that begins with the first @length bytes of another. */
static char *
cut_option (const char *header,
            gsize       length)
{
  g_autofree char *option = duid_plain_text_from_html (header + length);
  gsize            n;

  g_strstrip (option);
  n = strlen (option);
  if (n > 1 && header[length - 1] == '[' && option[n - 1] == ']')
    option[n - 1] = '\0';
  return g_steal_pointer (&option);
}

/* Whether the cells may tick an option: nothing, yes and no, or its own text. */
static gboolean
is_ticked (const DuidTableScan *scan,
           guint                column,
           const char          *option)
{
  const DuidColumnProfile *profile = &scan->profiles[column];
  g_autofree char         *own = NULL;
  g_autofree char         *wanted = NULL;

  if (profile->n_filled == 0 || duid_column_profile_is_yes_no (profile) ||
      profile->n_no == profile->n_filled)
    return TRUE;
  if (profile->options->len != 1 || option == NULL)
    return FALSE;
  own = g_utf8_casefold (profile->options->pdata[0], -1);
  wanted = g_utf8_casefold (option, -1);
  return strcmp (g_strstrip (own), g_strstrip (wanted)) == 0;
}

static gboolean
begins_with (const char *header,
             const char *stem,
             gsize       length)
{
  return strncmp (header, stem, length) == 0 && header[length] != '\0';
}

/* How many columns from @column on have headers that begin with @length bytes of the
 * first and cells that tick; 0 unless one of them ticks anything. */
static guint
count_run (const DuidTableScan  *scan,
           const DuidColumnHint *hints,
           guint                 column,
           gsize                 length)
{
  const char *stem = duid_table_scan_get_header (scan, column);
  gboolean    has_any = FALSE;
  guint       n = 0;

  for (guint i = column; duid_column_hint_is_free (scan, hints, i); i++, n++)
    {
      const char      *header = duid_table_scan_get_header (scan, i);
      g_autofree char *option = NULL;

      if (!begins_with (header, stem, length))
        break;
      option = cut_option (header, length);
      if (*option == '\0' || !is_ticked (scan, i, option))
        break;
      has_any = has_any || scan->profiles[i].n_filled > 0;
    }
  return has_any ? n : 0;
}

/* “Q [a]”, “Q: a”, “Q/a”, “Q - a”, “Q_a”: the stem that most columns share. */
static guint
find_run (const DuidTableScan  *scan,
          const DuidColumnHint *hints,
          guint                 column,
          gsize                *length)
{
  const char *header = duid_table_scan_get_header (scan, column);
  guint       best = 0;

  for (gsize i = 0; header[i] != '\0'; i++)
    {
      guint n;

      /* A stem has at least one character before its mark. */
      if (i == 0 || strchr ("[:/_-.|(", header[i]) == NULL)
        continue;
      n = count_run (scan, hints, column, i + 1);
      if (n >= 2 && n >= best)
        {
          best = n;
          *length = i + 1;
        }
    }
  return best;
}

static guint
count_hinted (const DuidTableScan  *scan,
              const DuidColumnHint *hints,
              guint                 column)
{
  gboolean has_any = FALSE;
  guint    n = 0;

  if (hints[column].stem == NULL || hints[column].option == NULL)
    return 0;
  for (guint i = column;
       duid_column_hint_is_free (scan, hints, i) &&
       duid_column_hint_is_same_stem (hints, column, i) && hints[i].option != NULL;
       i++, n++)
    {
      if (!is_ticked (scan, i, hints[i].option))
        break;
      has_any = has_any || scan->profiles[i].n_filled > 0;
    }
  return has_any ? n : 0;
}

static DuidRecognisedQuestion *
add_multichoice (DuidRecognition *recognition,
                 const char      *stem,
                 const char      *name,
                 DuidBinding     *binding,
                 guint            column,
                 const char      *why)
{
  g_autofree char *bare = g_strdup (stem);
  g_autofree char *label = NULL;
  g_autofree char *own_name = NULL;
  DuidQuestion    *question;

  for (gsize n = strlen (bare); n > 0 && strchr ("[:/_-.|( ", bare[n - 1]) != NULL; n--)
    bare[n - 1] = '\0';
  label = duid_plain_text_from_html (bare);
  own_name = duid_plain_text_to_name (name != NULL ? name : label, "choices", column + 1);
  question = duid_question_new (own_name, DUID_QUESTION_MULTICHOICE, label);
  for (guint i = 0; i < binding->labels->len; i++)
    duid_question_add_option (question, binding->labels->pdata[i]);
  return duid_recognition_add_question (recognition, question, binding, why);
}

/* Where the words for no are none that every reader of packages knows, the words for yes
 * are written down: “oui” chooses, “non” does not. */
static void
name_yes (DuidBinding             *binding,
          const DuidColumnProfile *profiles,
          guint                    n)
{
  static const char *const known[] = { "0", "no", "nee", "false", "n", "t_0", NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean is_needed = FALSE;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < profiles[i].options->len; j++)
      {
        const char      *text = profiles[i].options->pdata[j];
        g_autofree char *small = g_ascii_strdown (text, -1);
        DuidTextTraits   traits;

        duid_text_traits_judge (&traits, text, strlen (text));
        is_needed = is_needed || (traits.is_no && !g_strv_contains (known, small));
        if (traits.is_yes)
          g_hash_table_replace (codes, g_strdup (text), g_strdup (text));
      }
  if (is_needed)
    binding->codes = g_steal_pointer (&codes);
}

static void
bind_options (const DuidTableScan *scan,
              DuidColumnHint      *hints,
              DuidBinding         *binding,
              guint                column,
              guint                n,
              gsize                length)
{
  for (guint i = column; i < column + n; i++)
    {
      char *option = length > 0 ? cut_option (duid_table_scan_get_header (scan, i), length)
                                : duid_column_hint_dup_part (scan, hints, i);

      g_ptr_array_add (binding->columns, duid_table_scan_name (scan, i));
      g_ptr_array_add (binding->labels, option);
      hints[i].is_used = TRUE;
    }
}

/* The same header over several columns, whose cells are the options themselves. */
static guint
count_repeated (const DuidTableScan  *scan,
                const DuidColumnHint *hints,
                guint                 column)
{
  const char *header = duid_table_scan_get_header (scan, column);
  gboolean    has_any = FALSE;
  guint       n = 0;

  if (*header == '\0')
    return 0;
  while (duid_column_hint_is_free (scan, hints, column + n) && hints[column + n].stem == NULL &&
         strcmp (duid_table_scan_get_header (scan, column + n), header) == 0 &&
         (scan->profiles[column + n].n_filled == 0 ||
          (scan->profiles[column + n].options->len <= MOST_PARTS &&
           duid_column_profile_is_choice (&scan->profiles[column + n]) &&
           scan->profiles[column + n].n_points == 0)))
    has_any = scan->profiles[column + n++].n_filled > 0 || has_any;
  return has_any ? n : 0;
}

static gboolean
take_repeated (DuidRecognition     *recognition,
               const DuidTableScan *scan,
               DuidColumnHint      *hints,
               guint                column)
{
  guint            n = count_repeated (scan, hints, column);
  g_autofree char *why = NULL;
  g_autofree char *label = NULL;
  DuidBinding     *binding;
  DuidQuestion    *question;

  if (n < 2)
    return FALSE;
  binding = duid_binding_new (0, DUID_BINDING_CELLS);
  label = duid_column_dup_label (scan, column);
  why = g_strdup_printf (_ ("%u columns with the same header and the options in their cells → "
                            "multiple choice"),
                         n);
  question =
    add_multichoice (recognition, label, hints[column].name, binding, column, why)->question;
  for (guint i = column; i < column + n; i++)
    {
      g_ptr_array_add (binding->columns, duid_table_scan_name (scan, i));
      for (guint j = 0; j < scan->profiles[i].options->len; j++)
        duid_question_add_option (question, scan->profiles[i].options->pdata[j]);
      hints[i].is_used = TRUE;
    }
  return TRUE;
}

/* Whether all cells of the column say its header. */
static gboolean
says_header (const DuidTableScan  *scan,
             const DuidColumnHint *hints,
             guint                 column)
{
  return duid_column_hint_is_free (scan, hints, column) && hints[column].stem == NULL &&
         scan->profiles[column].n_filled > 0 &&
         scan->profiles[column].n_filled < scan->n_rows &&
         scan->profiles[column].options->len == 1 &&
         strcmp (scan->profiles[column].options->pdata[0],
                 duid_table_scan_get_header (scan, column)) == 0;
}

/* Columns without a word of their question, whose cells say their own header. */
static gboolean
take_own_headers (DuidRecognition     *recognition,
                  const DuidTableScan *scan,
                  DuidColumnHint      *hints,
                  guint                column)
{
  g_autoptr (GString) label = g_string_new (NULL);
  g_autofree char *why = NULL;
  DuidBinding     *binding;
  guint            n = 0;

  while (says_header (scan, hints, column + n))
    n++;
  if (n < 2)
    return FALSE;
  binding = duid_binding_new (0, DUID_BINDING_OPTIONS);
  bind_options (scan, hints, binding, column, n, 0);
  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (label, "%s%s", i > 0 ? " · " : "", (char *) binding->labels->pdata[i]);
  if (n > MOST_NAMED)
    g_string_append (label, " …");
  why = g_strdup_printf (_ ("%u columns whose cells say their own header → multiple choice"), n);
  add_multichoice (recognition, label->str, NULL, binding, column, why);
  return TRUE;
}

gboolean
duid_option_group_take (DuidRecognition     *recognition,
                        const DuidTableScan *scan,
                        DuidColumnHint      *hints,
                        guint                column)
{
  gsize            length = 0;
  guint            n;
  g_autofree char *stem = NULL;
  g_autofree char *why = NULL;
  DuidBinding     *binding;

  if (!duid_column_hint_is_free (scan, hints, column))
    return FALSE;
  n = count_hinted (scan, hints, column);
  if (n < 2 && hints[column].stem == NULL)
    n = find_run (scan, hints, column, &length);
  if (n < 2)
    return take_own_headers (recognition, scan, hints, column) ||
           take_repeated (recognition, scan, hints, column);
  stem = length > 0 ? g_strndup (duid_table_scan_get_header (scan, column), length)
                    : g_strdup (hints[column].stem);
  binding = duid_binding_new (0, DUID_BINDING_OPTIONS);
  bind_options (scan, hints, binding, column, n, length);
  name_yes (binding, &scan->profiles[column], n);
  why = g_strdup_printf (
    _ ("%u columns whose headers begin the same and whose cells say yes or no → multiple choice"),
    n);
  add_multichoice (recognition, stem, hints[column].name, binding, column, why);
  return TRUE;
}

/* ---- several in one cell ---- */

/* Whether the different texts of a column fall into few parts that come back. */
static gboolean
is_list (const DuidColumnProfile *profile,
         const char              *separator,
         GPtrArray               *found)
{
  g_autoptr (GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_lists = 0;
  guint n_parts = 0;

  for (guint i = 0; i < profile->options->len; i++)
    {
      g_auto (GStrv) split = g_strsplit (profile->options->pdata[i], separator, -1);

      n_lists += split[0] != NULL && split[1] != NULL;
      for (char **part = split; *part != NULL; part++)
        {
          g_strstrip (*part);
          if (strlen (*part) > LONGEST_PART)
            return FALSE;
          if (**part == '\0')
            continue;
          n_parts++;
          if (g_hash_table_contains (parts, *part))
            continue;
          g_ptr_array_add (found, g_strdup (*part));
          g_hash_table_add (parts, found->pdata[found->len - 1]);
        }
    }
  return n_lists >= FEWEST_LISTS && n_lists * 4 >= profile->options->len && found->len >= 2 &&
         found->len <= MOST_PARTS && found->len * 3 <= n_parts * 2;
}

/* The options that the cells fall into at each @separator, and whether they were written in
 * beside. FALSE when they fall into none. */
static gboolean
find_list (const DuidColumnProfile *profile,
           const char              *separator,
           GPtrArray               *found,
           gboolean                *is_mixed)
{
  guint n_lists = 0;

  for (guint i = 0; i < profile->options->len; i++)
    n_lists += strstr (profile->options->pdata[i], separator) != NULL;
  *is_mixed = FALSE;
  if (n_lists < FEWEST_LISTS || n_lists * 4 < profile->options->len || profile->n_huge > 0)
    return FALSE;
  *is_mixed = duid_option_mix_find (profile, separator, found);
  if (*is_mixed || !is_list (profile, separator, found))
    return *is_mixed;
  g_ptr_array_set_size (found, 0);
  duid_option_mix_join (profile, separator, found);
  return TRUE;
}

static void
add_list (DuidRecognition     *recognition,
          const DuidTableScan *scan,
          DuidColumnHint      *hint,
          guint                column,
          const char          *separator,
          const GPtrArray     *found,
          gboolean             is_mixed)
{
  DuidBinding     *binding = duid_binding_new (0, DUID_BINDING_COLUMN);
  g_autofree char *label =
    hint->label != NULL ? g_strdup (hint->label) : duid_column_dup_label (scan, column);
  g_autofree char *why = g_strdup_printf (
    _ ("cells that fall into %u options at each “%s” → multiple choice"), found->len,
    *separator == '\n' ? "⏎" : separator);
  DuidRecognisedQuestion *recognised;

  binding->separator = g_strdup (separator);
  g_ptr_array_add (binding->columns, duid_table_scan_name (scan, column));
  recognised = add_multichoice (recognition, label, hint->name, binding, column, why);
  for (guint i = 0; i < found->len; i++)
    {
      duid_question_add_option (recognised->question, found->pdata[i]);
      /* Such an option only stays whole when the reader knows it. */
      binding->has_options =
        binding->has_options || strstr (found->pdata[i], separator) != NULL;
    }
  if (is_mixed)
    duid_write_in_guess_split (recognition, scan, column, recognised);
  hint->is_used = TRUE;
}

static gboolean
may_be_list (const DuidTableScan  *scan,
             const DuidColumnHint *hints,
             guint                 column)
{
  const DuidColumnProfile *profile = &scan->profiles[column];
  char                     decimal;
  const char              *format;

  return duid_column_hint_is_free (scan, hints, column) && profile->n_filled >= 3 &&
         !duid_column_profile_is_number (profile, &decimal) &&
         !duid_column_profile_is_date (profile, &format) && profile->n_links == 0;
}

gboolean
duid_option_group_take_list (DuidRecognition     *recognition,
                             const DuidTableScan *scan,
                             DuidColumnHint      *hints,
                             guint                column)
{
  static const char *const separators[] = { ";", "|", ",", "\n" };

  if (!may_be_list (scan, hints, column))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
      gboolean is_mixed;

      if (!find_list (&scan->profiles[column], separators[i], found, &is_mixed))
        continue;
      add_list (recognition, scan, &hints[column], column, separators[i], found, is_mixed);
      return TRUE;
    }
  return FALSE;
}

/* Small letters, digits and underscores: names that a form gave its options. */
static gboolean
has_codes (const DuidColumnProfile *profile)
{
  for (guint i = 0; i < profile->options->len; i++)
    for (const char *at = profile->options->pdata[i]; *at != '\0'; at++)
      if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '_' && *at != '-' &&
          *at != ' ')
        return FALSE;
  return profile->n_long == 0;
}

gboolean
duid_option_group_take_codes (DuidRecognition     *recognition,
                              const DuidTableScan *scan,
                              DuidColumnHint      *hints,
                              guint                column)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!may_be_list (scan, hints, column) || !has_codes (&scan->profiles[column]) ||
      !is_list (&scan->profiles[column], " ", found))
    return FALSE;
  add_list (recognition, scan, &hints[column], column, " ", found, FALSE);
  return TRUE;
}
