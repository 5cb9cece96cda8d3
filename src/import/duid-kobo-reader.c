/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-kobo-reader.h"

#include "import/duid-column-guess.h"
#include "import/duid-option-group.h"
#include "import/duid-personal.h"
#include "import/duid-plain-text.h"
#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const technical[] = {
  "_id",
  "_validation_status",
  "_notes",
  "_status",
  "_submitted_by",
  "__version__",
  "_version_",
  "_version",
  "_tags",
  "_index",
  "_xform_id_string",
  "_bamboo_dataset_id",
  "formhub/uuid",
  "meta/rootUuid",
  "_attachments",
  "SubmitterID",
  "SubmitterName",
  "AttachmentsPresent",
  "AttachmentsExpected",
  "Status",
  "ReviewState",
  "Edits",
  "FormVersion",
  "meta-instanceID",
  "meta-instanceName",
  "instanceID",
  "simserial",
  "subscriberid",
  "_media_all_received",
  NULL,
};
static const char *const ids[] = { "_uuid", "KEY", "meta/instanceID", NULL };
static const char *const dates[] = { "_submission_time", "SubmissionDate", NULL };

typedef struct
{
  DuidRecognition     *recognition;
  const DuidTableScan *scan;
  const DuidXlsform   *form;
  DuidColumnHint      *hints;
} Reader;

static gboolean
has (const GPtrArray *headers,
     const char      *name)
{
  for (guint i = 0; i < headers->len; i++)
    if (strcmp (headers->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
duid_kobo_fits (const GPtrArray *headers)
{
  return (has (headers, "_uuid") && (has (headers, "_submission_time") || has (headers, "_id"))) ||
         (has (headers, "KEY") &&
          (has (headers, "SubmitterID") || has (headers, "SubmissionDate")));
}

/* The last name in a path of groups: “group/story” → “story”. */
static const char *
get_last (const char *header)
{
  const char *mark = strrchr (header, '/');

  return mark != NULL && mark[1] != '\0' ? mark + 1 : header;
}

/* The column whose name is @header without its last part, or -1. */
static int
find_parent (const DuidTableScan *scan,
             const char          *header)
{
  g_autofree char *parent = g_strdup (header);
  char            *mark = strrchr (parent, '/');

  if (mark == NULL)
    return -1;
  *mark = '\0';
  return duid_table_scan_find (scan, parent);
}

/* ---- by the form ---- */

static void
add_choices (const Reader *self,
             const char   *list,
             DuidQuestion *question,
             DuidBinding  *binding)
{
  binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->form->choices->len; i++)
    {
      const DuidXlsformChoice *choice = self->form->choices->pdata[i];

      if (g_strcmp0 (choice->list, list) != 0)
        continue;
      duid_question_add_option (question, choice->label);
      g_hash_table_replace (binding->codes, g_strdup (choice->name), g_strdup (choice->label));
    }
  binding->has_options = question->options->len > 0;
}

static void
add_select (const Reader              *self,
            const DuidXlsformQuestion *asked,
            guint                      column,
            DuidQuestionType           type)
{
  DuidRecognisedQuestion *recognised = duid_column_guess_as (
    self->recognition, self->scan, column, type, self->hints[column].name,
    self->hints[column].label, _ ("the XLSForm says so, with its choices"));
  DuidBinding *binding = recognised->bindings->pdata[recognised->bindings->len - 1];

  add_choices (self, asked->list, recognised->question, binding);
  if (type == DUID_QUESTION_MULTICHOICE)
    binding->separator = g_strdup (" ");
  self->hints[column].is_used = TRUE;
}

static void
add_range (const Reader              *self,
           const DuidXlsformQuestion *asked,
           guint                      column)
{
  DuidRecognisedQuestion *recognised = duid_column_guess_as (
    self->recognition, self->scan, column, DUID_QUESTION_SLIDER, self->hints[column].name,
    self->hints[column].label, _ ("the XLSForm says so (a range) → slider"));

  recognised->question->min = MIN (asked->start, asked->end);
  recognised->question->max = MAX (asked->start, asked->end);
  self->hints[column].is_used = TRUE;
}

static void
mark_type (DuidColumnHint            *hint,
           const DuidXlsformQuestion *asked)
{
  const char *why = _ ("the XLSForm says so");

  if (strcmp (asked->type, "image") == 0 || strcmp (asked->type, "audio") == 0 ||
      strcmp (asked->type, "video") == 0)
    duid_column_hint_set_type (hint, DUID_QUESTION_MEDIA, why);
  else if (strcmp (asked->type, "date") == 0 || strcmp (asked->type, "datetime") == 0 ||
           strcmp (asked->type, "today") == 0)
    duid_column_hint_set_type (hint, DUID_QUESTION_DATE, why);
  else if (g_str_has_prefix (asked->type, "geo"))
    duid_column_hint_set_text (&hint->personal, _ ("a location"));
  else if (strcmp (asked->type, "note") == 0)
    duid_column_hint_set_text (&hint->ignored, _ ("A note of the form; it asks nothing."));
}

/* ---- columns ---- */

static gboolean
has_children (const Reader *self,
              guint         column)
{
  const char *header = duid_table_scan_get_header (self->scan, column);
  gsize       length = strlen (header);

  for (guint i = 0; i < self->scan->n_columns && length > 0; i++)
    {
      const char *other = duid_table_scan_get_header (self->scan, i);

      if (strncmp (other, header, length) == 0 && other[length] == '/' &&
          strchr (other + length + 1, '/') == NULL)
        return TRUE;
    }
  return FALSE;
}

/* “name/option” = 0 or 1 beside “name”. */
static void
mark_option (const Reader *self,
             guint         column,
             guint         parent)
{
  const char                *header = duid_table_scan_get_header (self->scan, column);
  const DuidXlsformQuestion *asked =
    duid_xlsform_find (self->form, duid_table_scan_get_header (self->scan, parent));
  const char *choice =
    asked != NULL ? duid_xlsform_find_choice (self->form, asked->list, get_last (header)) : NULL;

  duid_column_hint_set_text (&self->hints[column].stem, self->hints[parent].label);
  duid_column_hint_set_text (&self->hints[column].name, self->hints[parent].name);
  duid_column_hint_set_text (&self->hints[column].option,
                             choice != NULL ? choice : get_last (header));
}

static void
mark_column (const Reader *self,
             guint         column)
{
  const char                *header = duid_table_scan_get_header (self->scan, column);
  DuidColumnHint            *hint = &self->hints[column];
  const DuidXlsformQuestion *asked = duid_xlsform_find (self->form, header);

  duid_column_hint_set_text (&hint->name, asked != NULL ? asked->name : get_last (header));
  duid_column_hint_set_text (&hint->label, asked != NULL && asked->label != NULL
                                             ? asked->label
                                             : get_last (header));
  if (hint->personal == NULL)
    duid_column_hint_set_text (&hint->personal, duid_personal_get_kind (get_last (header)));
  if (g_strv_contains (ids, header))
    duid_column_hint_set_type (hint, DUID_QUESTION_ID, _ ("the collector's id → id"));
  else if (g_strv_contains (dates, header))
    duid_column_hint_set_type (hint, DUID_QUESTION_DATE, _ ("when the answers were sent → date"));
  else if (g_strv_contains (technical, header))
    duid_column_hint_set_text (
      &hint->ignored, _ ("A technical column of the collector; no question uses it."));
  else if (asked != NULL)
    mark_type (hint, asked);
}

/* What needs the form's choices, and parents whose options have columns. */
static void
take_asked (const Reader *self,
            guint         column)
{
  const char                *header = duid_table_scan_get_header (self->scan, column);
  const DuidXlsformQuestion *asked = duid_xlsform_find (self->form, header);
  int                        parent = find_parent (self->scan, header);

  if (parent >= 0 && has_children (self, (guint) parent))
    mark_option (self, column, (guint) parent);
  else if (has_children (self, column))
    duid_column_hint_set_text (
      &self->hints[column].ignored,
      _ ("The same answers stand in columns of their own, one an option."));
  else if (asked != NULL && strcmp (asked->type, "select_one") == 0)
    add_select (self, asked, column, DUID_QUESTION_CHOICE);
  else if (asked != NULL && strcmp (asked->type, "select_multiple") == 0)
    add_select (self, asked, column, DUID_QUESTION_MULTICHOICE);
  else if (asked != NULL && strcmp (asked->type, "range") == 0)
    add_range (self, asked, column);
}

/* Only one column can be the id. */
static void
keep_first_id (const Reader *self)
{
  gboolean has_id = FALSE;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      int column = duid_table_scan_find (self->scan, ids[i]);

      if (column < 0)
        continue;
      if (has_id)
        duid_column_hint_set_text (&self->hints[column].ignored,
                                   _ ("Another id of the same answers."));
      has_id = TRUE;
    }
}

DuidRecognition *
duid_kobo_recognise (const DuidTableScan *scan,
                     const DuidXlsform   *form)
{
  gboolean is_odk = duid_table_scan_find (scan, "KEY") >= 0;
  Reader   self = { .scan = scan, .form = form };

  self.recognition = duid_recognition_new (
    is_odk ? "odk" : "kobo", is_odk ? _ ("ODK Central") : _ ("KoboToolbox"),
    is_odk         ? _ ("The last columns (KEY and who sent it) are those of ODK Central.")
    : form != NULL ? _ ("The columns are those of the XLSForm beside it.")
                   : _ ("The last columns (_id, _uuid, _submission_time) are those of "
                        "KoboToolbox."));
  self.hints = duid_column_hints_new (scan);
  self.recognition->title = g_strdup (scan->source);
  g_ptr_array_add (self.recognition->sources, duid_table_scan_to_source (scan));
  for (guint i = 0; i < scan->n_columns; i++)
    mark_column (&self, i);
  keep_first_id (&self);
  for (guint i = 0; i < scan->n_columns; i++)
    if (!self.hints[i].has_type && self.hints[i].ignored == NULL && self.hints[i].personal == NULL)
      take_asked (&self, i);
  for (guint i = 0; i < scan->n_columns; i++)
    duid_option_group_take_codes (self.recognition, scan, self.hints, i);
  duid_recogniser_guess (self.recognition, scan, self.hints);
  duid_recogniser_sort (self.recognition, scan);
  duid_column_hints_free (self.hints, scan->n_columns);
  return self.recognition;
}
