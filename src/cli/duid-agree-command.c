/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-json.h"
#include "cli/duid-text-table.h"
#include "session/duid-agreement-line.h"
#include "store/duid-project-readers.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What was asked for. */
typedef struct
{
  DuidAsked asked;
  GStrv     tags;
  GStrv     people;
  int       seed;
} Options;

typedef struct
{
  DuidChoice *choice;
  DuidCoding *coding;
  GArray     *lines;       /* DuidAgreementLine, all together last */
  GArray     *differences; /* DuidDifference */
} Report;

static const char *const kind_names[] = { "percent", "kappa", "alpha" };

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
  g_strfreev (options->tags);
  g_strfreev (options->people);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
clear_report (Report *report)
{
  g_clear_pointer (&report->coding, duid_coding_free);
  g_clear_pointer (&report->lines, g_array_unref);
  g_clear_pointer (&report->differences, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, clear_report)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "tag", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->tags, N_ ("Only this tag"),
      N_ ("TAG") },
    { "person", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->people,
      N_ ("Only compare these people; give at least two"), N_ ("NAME") },
    DUID_ASKED_WHERE (&options->asked),
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed,
      N_ ("Another random draw for the intervals"), N_ ("N") },
    DUID_ASKED_JSON (&options->asked),
    { NULL }
  };

  return duid_command_parse ("agree", entries, arguments, error) &&
         duid_command_check_words ((const char *const *) options->tags, error) &&
         duid_command_check_words ((const char *const *) options->people, error);
}

/* ---- measuring ---- */

static void
add_line (Report *report,
          int     tag,
          int     seed)
{
  DuidAgreementLine line = duid_agreement_line_measure (report->coding, tag, seed);

  g_array_append_val (report->lines, line);
}

static gboolean
add_lines (Report        *report,
           const Options *options,
           GError       **error)
{
  const DuidTagging *tagging = report->choice->tagging;

  for (guint i = 0; options->tags != NULL && options->tags[i] != NULL; i++)
    {
      int tag = duid_tagging_find (tagging, options->tags[i]);

      if (tag < 0)
        {
          g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                       _ ("There is no tag “%s”."), options->tags[i]);
          return FALSE;
        }
      add_line (report, tag, options->seed);
    }
  for (guint tag = 0; options->tags == NULL && tag < tagging->tags->len; tag++)
    add_line (report, (int) tag, options->seed);
  if (options->tags == NULL)
    add_line (report, -1, options->seed);
  return TRUE;
}

static gboolean
is_told (const Report *report,
         guint         tag)
{
  for (guint i = 0; i < report->lines->len; i++)
    if (g_array_index (report->lines, DuidAgreementLine, i).tag == (int) tag)
      return TRUE;
  return FALSE;
}

static void
find_differences (Report *report)
{
  report->differences = duid_coding_list_differences (report->coding, -1);
  for (guint i = report->differences->len; i > 0; i--)
    if (!is_told (report, g_array_index (report->differences, DuidDifference, i - 1).tag))
      g_array_remove_index (report->differences, i - 1);
}

/* ---- as JSON ---- */

static void
add_measures (JsonBuilder             *json,
              const DuidAgreementLine *line)
{
  duid_json_add_count (json, "stories", line->n_stories);
  for (guint kind = 0; kind < G_N_ELEMENTS (kind_names); kind++)
    {
      g_autofree char *low = g_strconcat (kind_names[kind], "_low", NULL);
      g_autofree char *high = g_strconcat (kind_names[kind], "_high", NULL);

      duid_json_add_number (json, kind_names[kind], line->measures[kind].number);
      duid_json_add_number (json, low, line->measures[kind].low);
      duid_json_add_number (json, high, line->measures[kind].high);
    }
}

static void
add_lines_json (JsonBuilder  *json,
                const Report *report)
{
  json_builder_set_member_name (json, "tags");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->lines->len; i++)
    {
      const DuidAgreementLine *line = &g_array_index (report->lines, DuidAgreementLine, i);

      if (line->tag < 0)
        continue;
      json_builder_begin_object (json);
      duid_json_add_text (json, "tag",
                          duid_tagging_get_tag (report->choice->tagging, (guint) line->tag)->name);
      add_measures (json, line);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  for (guint i = 0; i < report->lines->len; i++)
    {
      const DuidAgreementLine *line = &g_array_index (report->lines, DuidAgreementLine, i);

      if (line->tag >= 0)
        continue;
      json_builder_set_member_name (json, "overall");
      json_builder_begin_object (json);
      add_measures (json, line);
      json_builder_end_object (json);
    }
}

static void
add_people (JsonBuilder  *json,
            const Report *report)
{
  json_builder_set_member_name (json, "people");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->coding->people->len; i++)
    {
      json_builder_begin_object (json);
      duid_json_add_text (json, "name", report->coding->people->pdata[i]);
      duid_json_add_count (json, "coded", g_array_index (report->coding->counts, gsize, i));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_voices (JsonBuilder          *json,
            const char           *member,
            const Report         *report,
            const DuidDifference *difference,
            int                   code)
{
  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; i < report->coding->people->len; i++)
    if (duid_coding_get (report->coding, difference->tag, difference->unit, i) == code)
      json_builder_add_string_value (json, report->coding->people->pdata[i]);
  json_builder_end_array (json);
}

static void
add_differences (JsonBuilder  *json,
                 const Report *report)
{
  json_builder_set_member_name (json, "differences");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->differences->len; i++)
    {
      const DuidDifference *difference = &g_array_index (report->differences, DuidDifference, i);
      gsize                 row = g_array_index (report->coding->rows, gsize, difference->unit);

      json_builder_begin_object (json);
      duid_json_add_text (json, "story", duid_dataset_get_id (report->choice->dataset, row));
      duid_json_add_text (json, "tag",
                          duid_tagging_get_tag (report->choice->tagging, difference->tag)->name);
      add_voices (json, "yes", report, difference, 1);
      add_voices (json, "no", report, difference, 0);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static char *
write_json (const Report *report)
{
  g_autoptr (JsonBuilder) json = json_builder_begin_object (json_builder_new ());

  add_people (json, report);
  duid_json_add_count (json, "stories", report->coding->rows->len);
  add_lines_json (json, report);
  add_differences (json, report);
  json_builder_end_object (json);
  return duid_json_to_text (json, TRUE);
}

/* ---- as text ---- */

static void
add_row (DuidTextTable           *table,
         const Report            *report,
         const DuidAgreementLine *line)
{
  const char *name =
    line->tag >= 0 ? duid_tagging_get_tag (report->choice->tagging, (guint) line->tag)->name
                   : _ ("all together");

  duid_text_table_add (table, g_strdup (name));
  duid_text_table_add (table, g_strdup_printf ("%zu", line->n_stories));
  duid_text_table_add (table, isfinite (line->measures[0].number)
                                ? g_strdup_printf ("%.0f %%", 100 * line->measures[0].number)
                                : g_strdup ("–"));
  if (report->coding->people->len == 2)
    duid_text_table_add (table, duid_measure_dup_words (&line->measures[1]));
  duid_text_table_add (table, duid_measure_dup_words (&line->measures[2]));
  duid_text_table_end_row (table);
}

static void
add_table (const Report *report,
           GString      *text)
{
  g_autoptr (DuidTextTable) table = duid_text_table_new ();

  duid_text_table_add (table, g_strdup (_ ("Tag")));
  duid_text_table_add (table, g_strdup (_ ("Stories")));
  duid_text_table_add (table, g_strdup (_ ("The same")));
  if (report->coding->people->len == 2)
    duid_text_table_add (table, g_strdup (_ ("Cohen’s κ")));
  duid_text_table_add (table, g_strdup (_ ("Krippendorff’s α")));
  duid_text_table_end_row (table);
  for (guint i = 0; i < report->lines->len; i++)
    add_row (table, report, &g_array_index (report->lines, DuidAgreementLine, i));
  duid_text_table_print (table, 0, text);
}

static void
say_people (const Report *report,
            GString      *text)
{
  for (guint i = 0; i < report->coding->people->len; i++)
    {
      const char *name = report->coding->people->pdata[i];
      gsize       n = g_array_index (report->coding->counts, gsize, i);

      g_string_append_printf (text,
                              ngettext ("%s read or tagged %zu story.\n",
                                        "%s read or tagged %zu stories.\n", n),
                              *name != '\0' ? name : _ ("nobody in particular"), n);
    }
}

static guint
count_stories (const GArray *differences)
{
  guint n = 0;

  /* Those of one story stand together. */
  for (guint i = 0; i < differences->len; i++)
    n += i == 0 || g_array_index (differences, DuidDifference, i).unit !=
                     g_array_index (differences, DuidDifference, i - 1).unit;
  return n;
}

static char *
write_text (const Report *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = count_stories (report->differences);

  say_people (report, text);
  if (report->coding->rows->len == 0)
    {
      g_string_append (text, _ ("No story was read or tagged by two people, so there is nothing "
                                "to compare yet.\n"));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  g_string_append_c (text, '\n');
  add_table (report, text);
  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          ngettext ("People differ on %u story; “--json” names it.\n",
                                    "People differ on %u stories; “--json” names them.\n", n),
                          n);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the command ---- */

static gboolean
knows_people (const Report  *report,
              const Options *options,
              GError       **error)
{
  for (guint i = 0; options->people != NULL && options->people[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (report->coding->people, options->people[i],
                                           g_str_equal, NULL))
      {
        g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                     _ ("“%s” has read or tagged no story."), options->people[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
tell (Report        *report,
      const Options *options,
      GError       **error)
{
  g_autoptr (GPtrArray) readers =
    duid_project_load_readers (report->choice->project, report->choice->dataset, error);
  g_autofree char *text = NULL;

  if (readers == NULL)
    return FALSE;
  report->coding = duid_coding_new (report->choice->tagging, readers, report->choice->rows,
                                    (const char *const *) options->people);
  report->lines = g_array_new (FALSE, FALSE, sizeof (DuidAgreementLine));
  if (!knows_people (report, options, error) || !add_lines (report, options, error))
    return FALSE;
  find_differences (report);
  text = options->asked.is_json ? write_json (report) : write_text (report);
  return duid_asked_tell (&options->asked, report->choice, text, error);
}

gboolean
duid_agree_command_run (GStrv   *arguments,
                        GError **error)
{
  g_auto (Options) options = { .seed = 1 };
  g_auto (Report) report = { NULL };
  g_autoptr (DuidChoice) choice = NULL;

  if (!parse (arguments, &options, error))
    return FALSE;
  choice = duid_asked_open (&options.asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  report.choice = choice;
  return tell (&report, &options, error);
}
