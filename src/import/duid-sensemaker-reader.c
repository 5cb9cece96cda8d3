/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-reader.h"

#include "import/duid-column-guess.h"
#include "import/duid-header-words.h"
#include "import/duid-personal.h"
#include "import/duid-plain-text.h"
#include "import/duid-sensemaker-group.h"
#include "import/duid-sensemaker-labels.h"
#include "import/duid-sensemaker-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_TITLE 80 /* bytes, on average */

/* Columns that say something about the export and not about a story. */
static const char *const derived[] = { "NarrID", "fullFragmentEntry", "csvFragmentEntry",
                                       "wordCloud", "EntryYrMth", "EntryYrMthDay",
                                       "encoding", "na.strings", "as.is",
                                       NULL };
static const char *const technical[] = { "project_id", "version", "definition_version", NULL };

typedef struct
{
  /* owned */
  DuidRecognition      *recognition;
  DuidSensemakerLabels *labels;
  GPtrArray            *groups;
  DuidSensemakerGroup **owner; /* per column */
  GHashTable           *done;  /* of groups */

  const DuidTableScan *scan;
  gboolean             has_definition;
  int                  story;
} Reader;

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->recognition, duid_recognition_free);
  g_clear_pointer (&self->labels, duid_sensemaker_labels_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->done, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* ---- is it one? ---- */

static gboolean
holds (const GPtrArray *row,
       const char      *text)
{
  for (guint i = 0; i < row->len; i++)
    if (strcmp (row->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_ids (const GPtrArray *row)
{
  guint n = 0;

  for (guint i = 0; i < row->len; i++)
    n += duid_plain_text_has_uuid (row->pdata[i]) || g_str_has_suffix (row->pdata[i], "_percentX");
  return n;
}

static gboolean
is_id_row (const GPtrArray *row)
{
  guint    n_ids = count_ids (row);
  gboolean has_head = holds (row, "id") && (holds (row, "project_id") ||
                                            holds (row, "server_upload_time") ||
                                            holds (row, "responder_id"));

  if (holds (row, "FragmentID"))
    return TRUE;
  return (has_head && n_ids > 0) ||
         (n_ids >= 3 && n_ids * 3 > row->len);
}

gboolean
duid_sensemaker_fits (const GPtrArray *rows,
                      DuidTableFormat *format)
{
  const GPtrArray *first = rows->len > 0 ? rows->pdata[0] : NULL;
  const GPtrArray *second = rows->len > 1 ? rows->pdata[1] : NULL;

  if (second != NULL && is_id_row (second) && holds (first, "id") == holds (second, "id") &&
      count_ids (second) > 0 && (holds (second, "id") || holds (second, "FragmentID")))
    {
      format->header_rows = 2;
      return TRUE;
    }
  return first != NULL && is_id_row (first);
}

/* ---- head and tail ---- */

static DuidRecognisedQuestion *
add_as (Reader          *self,
        guint            column,
        DuidQuestionType type,
        const char      *why)
{
  return duid_column_guess_as (self->recognition, self->scan, column, type, NULL, NULL, why);
}

static void
ignore (Reader     *self,
        guint       column,
        const char *reason)
{
  duid_recognition_ignore (self->recognition, column,
                           duid_table_scan_get_header (self->scan, column), reason);
}

/* Kept out of sight unless somebody ticks it. */
static void
add_personal (Reader     *self,
              guint       column,
              const char *kind)
{
  g_autofree char *why =
    g_strdup_printf (_ ("it looks like %s → sensitive, not ticked"), kind);
  DuidRecognisedQuestion *recognised = add_as (self, column, DUID_QUESTION_TEXT, why);

  recognised->question->is_sensitive = TRUE;
  recognised->is_loaded = FALSE;
}

static gboolean
is_language (const Reader *self,
             const char   *header)
{
  return strcmp (header, "meta_selected_language") == 0 ||
         (strcmp (header, "language") == 0 &&
          duid_table_scan_find (self->scan, "meta_selected_language") < 0);
}

static gboolean
is_entry_date (const Reader *self,
               const char   *header)
{
  return strcmp (header, "server_upload_time") == 0 || strcmp (header, "ServerEntryDate") == 0 ||
         (strcmp (header, "EntryDate") == 0 &&
          duid_table_scan_find (self->scan, "ServerEntryDate") < 0);
}

/* Columns that no definition knows: kept apart, not ticked. */
static void
untick_retired (Reader *self,
                guint   from)
{
  for (guint i = from; i < self->recognition->questions->len; i++)
    {
      DuidRecognisedQuestion *recognised = self->recognition->questions->pdata[i];

      recognised->is_loaded = FALSE;
      g_free (recognised->why);
      recognised->why =
        g_strdup (_ ("the definition does not know it (a retired question?) → not ticked"));
    }
}

static void
add_loose (Reader *self,
           guint   column)
{
  const char *header = duid_table_scan_get_header (self->scan, column);
  const char *kind = duid_personal_get_kind (header);

  if (kind == NULL)
    kind = duid_column_profile_get_personal (&self->scan->profiles[column]);
  if (strcmp (header, "id") == 0 || strcmp (header, "FragmentID") == 0)
    add_as (self, column, DUID_QUESTION_ID, _ ("SenseMaker's id of the story → id"));
  else if (kind != NULL)
    add_personal (self, column, kind);
  else if (g_strv_contains (technical, header))
    ignore (self, column, _ ("It says which survey it was, not what was answered."));
  else if (g_strv_contains (derived, header) || strchr (header, '\n') != NULL)
    ignore (self, column, _ ("It follows from other columns or says how the file was made."));
  else if (is_language (self, header))
    add_as (self, column, DUID_QUESTION_LANGUAGE, _ ("the language that was used → language"));
  else if (is_entry_date (self, header))
    duid_column_guess (self->recognition, self->scan, column, NULL, NULL);
  else if (strcmp (header, "StoryTitle") == 0)
    add_as (self, column, DUID_QUESTION_TITLE, _ ("its header says so → title"));
  else if (strcmp (header, "language") == 0)
    ignore (self, column, _ ("The language that was really used stands in another column."));
  else if (g_str_has_prefix (header, "meta_"))
    ignore (self, column, _ ("A technical column of the collector; no question uses it."));
  else if ((int) column == self->story)
    add_as (self, column, DUID_QUESTION_STORY, _ ("the longest texts → story"));
  else if (self->scan->profiles[column].n_filled > 0 || *header != '\0')
    {
      guint from = self->recognition->questions->len;

      duid_column_guess (self->recognition, self->scan, column, NULL, NULL);
      if (self->has_definition)
        untick_retired (self, from);
    }
}

/* ---- signifiers ---- */

static void
add_group (Reader              *self,
           DuidSensemakerGroup *group)
{
  guint from = self->recognition->questions->len;

  if (!g_hash_table_add (self->done, group))
    return;
  duid_sensemaker_add_question (self->recognition, self->scan, group, self->labels, self->story);
  if (self->has_definition && group->signifier == NULL)
    untick_retired (self, from);
  for (guint i = 0; i < group->derived->len; i++)
    ignore (self, g_array_index (group->derived, guint, i),
            _ ("It follows from other columns of the same question."));
}

/* A short text that is called the title is that, also where nobody told a story. */
static gboolean
is_called_title (const Reader              *self,
                 const DuidSensemakerGroup *group)
{
  const DuidColumnProfile *profile = &self->scan->profiles[group->plain];
  gboolean                 is_known;
  g_autofree char         *label = duid_sensemaker_labels_dup (self->labels, group, &is_known);

  return profile->length <= LONGEST_TITLE * profile->n_filled && label != NULL &&
         (duid_header_asks_title (label) ||
          (group->signifier != NULL && group->signifier->name != NULL &&
           duid_header_asks_title (group->signifier->name)));
}

/* The story: what the definition says, else the longest texts. */
static int
find_story (const Reader *self)
{
  g_autofree gboolean *is_free = g_new0 (gboolean, self->scan->n_columns);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DuidSensemakerGroup *group = self->groups->pdata[i];

      if (group->signifier != NULL && group->signifier->is_story && group->plain >= 0)
        return group->plain;
    }
  for (guint i = 0; i < self->scan->n_columns; i++)
    {
      const DuidSensemakerGroup *group = self->owner[i];
      const char                *header = duid_table_scan_get_header (self->scan, i);
      const char                *type =
        group != NULL && group->signifier != NULL ? group->signifier->type : "";

      is_free[i] = group != NULL
                     ? group->plain == (int) i &&
                         (*type == '\0' || strcmp (type, "freetext") == 0) &&
                         !is_called_title (self, group)
                     : !g_strv_contains (derived, header) && strcmp (header, "StoryTitle") != 0;
    }
  return duid_column_find_story (self->scan, is_free);
}

static char *
explain (const Reader *self,
         gboolean      is_workbench,
         const char   *definition_file)
{
  if (definition_file != NULL)
    return g_strdup_printf (
      _ ("The columns are named by ids that the definition “%s” explains."), definition_file);
  if (is_workbench)
    return g_strdup (_ ("The columns “FragmentID”, X, Y and shares from 0 to 100 are those of "
                        "SenseMaker's workbench."));
  if (self->scan->rows->len > 1)
    return g_strdup (_ ("The second header row has SenseMaker's ids, the first their labels."));
  return g_strdup (_ ("The columns are named by SenseMaker's ids; without the definition (a .json "
                      "file) questions are known by their numbers only."));
}

static gboolean
has_workbench (const Reader *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((DuidSensemakerGroup *) self->groups->pdata[i])->is_workbench)
      return TRUE;
  return duid_table_scan_find (self->scan, "FragmentID") >= 0;
}

static void
start_recognition (Reader                         *self,
                   const DuidSensemakerDefinition *definition,
                   const char                     *definition_file)
{
  gboolean         is_workbench = has_workbench (self);
  g_autofree char *why = explain (self, is_workbench, definition_file);

  self->recognition =
    duid_recognition_new (is_workbench ? "sensemaker-workbench" : "sensemaker-capture",
                          is_workbench ? _ ("SenseMaker, workbench CSV")
                                       : _ ("SenseMaker, capture CSV"),
                          why);
  self->recognition->title =
    g_strdup (definition != NULL && definition->title != NULL ? definition->title
                                                              : self->scan->source);
  g_ptr_array_add (self->recognition->sources, duid_table_scan_to_source (self->scan));
}

DuidRecognition *
duid_sensemaker_recognise (const DuidTableScan            *scan,
                           const DuidSensemakerDefinition *definition,
                           const char                     *definition_file)
{
  g_auto (Reader) self = { .scan = scan, .has_definition = definition != NULL };

  self.owner = g_new0 (DuidSensemakerGroup *, MAX (scan->n_columns, 1));
  self.groups = duid_sensemaker_group_columns (scan, definition, self.owner);
  self.labels = duid_sensemaker_labels_new (scan);
  self.done = g_hash_table_new (g_direct_hash, g_direct_equal);
  self.story = find_story (&self);
  start_recognition (&self, definition, definition_file);
  for (guint i = 0; i < scan->n_columns; i++)
    if (self.owner[i] != NULL)
      add_group (&self, self.owner[i]);
    else
      add_loose (&self, i);
  return g_steal_pointer (&self.recognition);
}
