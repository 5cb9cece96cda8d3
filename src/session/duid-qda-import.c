/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-qda-import.h"

#include "import/duid-qda-intake.h"
#include "store/duid-project-changes.h"
#include "store/duid-project-passages.h"

#include <string.h>

/* The tag palette's light colours, as they are written; nearest wins. */
static const int tag_colours[DUID_N_TAG_COLOURS] = {
  0xc2639a,
  0xc77700,
  0x009e73,
  0x3584e4,
  0x7a756f,
  0x9141ac,
  0xc01c28,
  0x8a6d00,
};

typedef struct
{
  DuidProject   *project;
  const DuidQda *qda;
  const char    *author;
  DuidQdaCounts *counts;
  GCancellable  *cancellable;

  DuidDataset *dataset; /* after the stories came in */
  DuidTagging *tagging; /* as it was before anything else */
  GHashTable  *places;  /* guid of a text → DuidQdaPlace */
  GHashTable  *tags;    /* guid of a code → id of a tag */
  GHashTable  *notes;   /* guid → DuidQdaNote */
  GHashTable  *noted;   /* row and words of the notes that are there */
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->dataset, duid_dataset_unref);
  g_clear_pointer (&work->tagging, duid_tagging_unref);
  g_clear_pointer (&work->places, g_hash_table_unref);
  g_clear_pointer (&work->tags, g_hash_table_unref);
  g_clear_pointer (&work->notes, g_hash_table_unref);
  g_clear_pointer (&work->noted, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

/* ---- texts that are there ---- */

static void
add_place (GHashTable         *table,
           char               *name, /* taken */
           DuidDataset        *dataset,
           gsize               row,
           const DuidQuestion *question)
{
  DuidQdaPlace *place = g_new (DuidQdaPlace, 1);

  place->key = g_strdup (duid_dataset_get_key (dataset, row));
  place->question = g_strdup (question->name);
  g_hash_table_insert (table, name, place);
}

/* All texts of the project under the guid that we write for them, and as they read. */
static GHashTable *
list_texts (DuidDataset *dataset)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) duid_qda_place_free);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);

      if (question->type != DUID_QUESTION_STORY && question->type != DUID_QUESTION_TEXT)
        continue;
      for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
        {
          const char *text = duid_dataset_get_text (dataset, i, row);

          add_place (texts,
                     duid_qda_make_guid ("source", duid_dataset_get_key (dataset, row),
                                         question->name, NULL),
                     dataset, row, question);
          if (*text != '\0')
            add_place (texts, g_strconcat ("=", text, NULL), dataset, row, question);
        }
    }
  return texts;
}

static void
keep_place (Work       *work,
            const char *guid,
            gpointer    place_)
{
  const DuidQdaPlace *place = place_;
  DuidQdaPlace       *copy = g_new (DuidQdaPlace, 1);

  copy->key = g_strdup (place->key);
  copy->question = g_strdup (place->question);
  g_hash_table_insert (work->places, g_strdup (guid), copy);
}

/* Fills places; @left_out gets what needs no story of its own (transfer none). */
static void
find_texts (Work       *work,
            GHashTable *left_out)
{
  g_autoptr (GHashTable) texts = list_texts (work->dataset);

  for (guint i = 0; i < work->qda->sources->len; i++)
    {
      DuidQdaSource   *source = work->qda->sources->pdata[i];
      g_autofree char *as_it_reads = g_strconcat ("=", source->text, NULL);
      gpointer         place = g_hash_table_lookup (texts, source->guid);

      if (place == NULL)
        place = g_hash_table_lookup (texts, as_it_reads);
      if (place == NULL)
        continue;
      keep_place (work, source->guid, place);
      g_hash_table_add (left_out, g_strdup (source->guid));
    }
  for (gsize row = 0; row < duid_dataset_get_n_rows (work->dataset); row++)
    g_hash_table_add (left_out,
                      duid_qda_make_guid ("case", duid_dataset_get_key (work->dataset, row),
                                          NULL));
}

static gboolean
load (Work    *work,
      GError **error)
{
  g_clear_pointer (&work->dataset, duid_dataset_unref);
  work->dataset = duid_project_load_dataset (work->project, work->cancellable, error);
  return work->dataset != NULL;
}

static char *
dup_source_name (const char *file)
{
  const char *dot = strrchr (file, '.');

  return dot != NULL && dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
}

static gboolean
add_stories (Work       *work,
             const char *file,
             GError    **error)
{
  g_autoptr (GHashTable) left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = dup_source_name (file);
  g_autoptr (DuidQdaIntake) intake = NULL;
  DuidImportCounts counts = { 0 };
  GHashTableIter   iter;
  gpointer         guid;
  gpointer         place;

  if (!load (work, error))
    return FALSE;
  find_texts (work, left_out);
  intake = duid_qda_intake_new (work->qda, name, file, left_out);
  if (intake == NULL)
    return TRUE;
  if (!duid_project_add_intake (work->project, intake->intake, work->author, &counts, NULL, NULL,
                                work->cancellable, error))
    return FALSE;
  work->counts->n_stories = counts.added;
  g_hash_table_iter_init (&iter, intake->places);
  while (g_hash_table_iter_next (&iter, &guid, &place))
    keep_place (work, guid, place);
  return load (work, error);
}

/* ---- tags ---- */

static int
get_distance (int a,
              int b)
{
  int red = (a >> 16) - (b >> 16);
  int green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
  int blue = (a & 0xff) - (b & 0xff);

  return red * red + green * green + blue * blue;
}

/* -1: one that is free. */
static int
find_colour (int colour)
{
  int best = 0;

  if (colour < 0)
    return -1;
  for (int i = 1; i < DUID_N_TAG_COLOURS; i++)
    if (get_distance (tag_colours[i], colour) < get_distance (tag_colours[best], colour))
      best = i;
  return best;
}

/* Two codes of one name, under different ones, are two tags. */
static char *
dup_tag_name (Work              *work,
              const DuidQdaCode *code,
              GHashTable        *names)
{
  g_autofree char *folded = g_utf8_casefold (code->name, -1);

  if (g_hash_table_add (names, g_steal_pointer (&folded)) || code->parent == NULL)
    return g_strdup (code->name);
  for (guint i = 0; i < work->qda->codes->len; i++)
    {
      const DuidQdaCode *parent = work->qda->codes->pdata[i];

      if (strcmp (parent->guid, code->parent) == 0)
        return g_strdup_printf ("%s (%s)", code->name, parent->name);
    }
  return g_strdup (code->name);
}

static gboolean
make_tag (Work              *work,
          const DuidQdaCode *code,
          const char        *name,
          char             **id,
          GError           **error)
{
  const char *parent = code->parent != NULL ? g_hash_table_lookup (work->tags, code->parent)
                                            : NULL;

  if (!duid_project_define_tag (work->project, name, find_colour (code->colour), id, error))
    return FALSE;
  work->counts->n_tags++;
  return (code->description == NULL || *code->description == '\0' ||
          duid_project_set_tag_field (work->project, *id, DUID_TAG_DESCRIPTION,
                                      code->description, error)) &&
         (parent == NULL || strcmp (parent, *id) == 0 ||
          duid_project_move_tag (work->project, *id, parent, error));
}

static gboolean
take_code (Work              *work,
           const DuidQdaCode *code,
           GHashTable        *names,
           GError           **error)
{
  g_autofree char *id = duid_qda_id_from_guid (code->guid);
  g_autofree char *made = NULL;
  g_autofree char *name = dup_tag_name (work, code, names);
  int              known = duid_tagging_find_id (work->tagging, id);

  if (known < 0)
    known = duid_tagging_find (work->tagging, name);
  if (known >= 0)
    made = g_strdup (duid_tagging_get_tag (work->tagging, (guint) known)->id);
  else if (*name == '\0' || !make_tag (work, code, name, &made, error))
    return *name == '\0';
  g_hash_table_insert (work->tags, g_strdup (code->guid), g_steal_pointer (&made));
  return TRUE;
}

static gboolean
take_codes (Work    *work,
            GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < work->qda->codes->len; i++)
    if (!take_code (work, work->qda->codes->pdata[i], names, error))
      return FALSE;
  return TRUE;
}

/* ---- what users did ---- */

/* One that the project refuses is counted; FALSE when more is wrong. */
static gboolean
settle (Work    *work,
        gboolean is_done,
        gsize   *count,
        GError  *refusal,
        GError **error)
{
  if (is_done)
    {
      ++*count;
      return TRUE;
    }
  if (!g_error_matches (refusal, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN) &&
      !g_error_matches (refusal, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID))
    {
      g_propagate_error (error, refusal);
      return FALSE;
    }
  g_error_free (refusal);
  work->counts->n_left_out++;
  return TRUE;
}

static gboolean
is_of (const char *user,
       const char *whose)
{
  return g_strcmp0 (user, whose) == 0;
}

static gboolean
take_codings (Work                *work,
              const DuidQdaSource *source,
              const DuidQdaPlace  *place,
              const char          *user,
              GError             **error)
{
  for (guint i = 0; i < source->codings->len; i++)
    {
      const DuidQdaCoding *coding = source->codings->pdata[i];
      const char          *tag = g_hash_table_lookup (work->tags, coding->code);
      const char *const    keys[] = { place->key };
      GError              *refusal = NULL;
      gboolean             is_done;

      if (!is_of (coding->user, user) || tag == NULL)
        continue;
      is_done = duid_project_assign (work->project, keys, 1, tag, 1, &refusal);
      if (!settle (work, is_done, &work->counts->n_codings, refusal, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_selection (Work                   *work,
                const DuidQdaSource    *source,
                const DuidQdaSelection *selection,
                const DuidQdaPlace     *place,
                const char             *user,
                GError                **error)
{
  for (guint i = 0; i < selection->codings->len; i++)
    {
      const DuidQdaCoding *coding = selection->codings->pdata[i];
      const char          *tag = g_hash_table_lookup (work->tags, coding->code);
      GError              *refusal = NULL;
      gboolean             is_done;
      g_autoptr (DuidPassageOrigin) origin = NULL;

      if (!is_of (coding->user != NULL ? coding->user : selection->user, user) || tag == NULL)
        continue;
      origin = duid_project_make_passage_origin (place->question, source->text, selection->start,
                                                 selection->end, &refusal);
      is_done = origin != NULL && duid_project_assign_passage (work->project, place->key, origin,
                                                               tag, 1, &refusal);
      if (!settle (work, is_done, &work->counts->n_passages, refusal, error))
        return FALSE;
    }
  return TRUE;
}

/* @references: guids of notes. */
static gboolean
take_notes (Work               *work,
            GPtrArray          *references,
            const DuidQdaPlace *place,
            const char         *user,
            GError            **error)
{
  for (guint i = 0; i < references->len; i++)
    {
      const DuidQdaNote *note = g_hash_table_lookup (work->notes, references->pdata[i]);
      g_autofree char   *saying = note != NULL ? g_strconcat (place->key, "\n", note->text, NULL)
                                               : NULL;
      GError            *refusal = NULL;
      gboolean           is_done;

      if (note == NULL || !is_of (note->user, user) ||
          !g_hash_table_add (work->noted, g_steal_pointer (&saying)))
        continue;
      is_done = duid_project_add_note (work->project, place->key, note->text, NULL, &refusal);
      if (!settle (work, is_done, &work->counts->n_notes, refusal, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_source (Work                *work,
             const DuidQdaSource *source,
             const char          *user,
             GError             **error)
{
  const DuidQdaPlace *place = g_hash_table_lookup (work->places, source->guid);

  if (place == NULL)
    return TRUE;
  for (guint i = 0; i < source->selections->len; i++)
    {
      const DuidQdaSelection *selection = source->selections->pdata[i];

      if (!take_selection (work, source, selection, place, user, error) ||
          !take_notes (work, selection->notes, place, user, error))
        return FALSE;
    }
  return take_codings (work, source, place, user, error) &&
         take_notes (work, source->notes, place, user, error);
}

/* What @user (NULL: nobody in particular) did, under @name. */
static gboolean
take_user (Work       *work,
           const char *user,
           const char *name,
           GError    **error)
{
  if (!duid_project_use_author (work->project, *name != '\0' ? name : work->author, error))
    return FALSE;
  for (guint i = 0; i < work->qda->sources->len; i++)
    if (!take_source (work, work->qda->sources->pdata[i], user, error) ||
        g_cancellable_set_error_if_cancelled (work->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_all (Work    *work,
          GError **error)
{
  if (!duid_project_use_author (work->project, work->author, error) ||
      !take_codes (work, error) || !take_user (work, NULL, work->author, error))
    return FALSE;
  for (guint i = 0; i < work->qda->users->len; i++)
    {
      const DuidQdaUser *user = work->qda->users->pdata[i];

      if (!take_user (work, user->guid, user->name, error))
        return FALSE;
    }
  return duid_project_use_author (work->project, work->author, error);
}

/* ---- the door ---- */

static void
list_notes (Work *work)
{
  for (guint i = 0; i < work->qda->notes->len; i++)
    g_hash_table_insert (work->notes, ((DuidQdaNote *) work->qda->notes->pdata[i])->guid,
                         work->qda->notes->pdata[i]);
  for (guint i = 0; i < work->tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (work->tagging->notes, DuidNote, i);

      g_hash_table_add (work->noted, g_strconcat (duid_dataset_get_key (work->dataset, note->row),
                                                  "\n", note->text, NULL));
    }
}

gboolean
duid_qda_import (DuidProject   *project,
                 const DuidQda *qda,
                 const char    *file,
                 const char    *author,
                 DuidQdaCounts *counts,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_auto (Work) work = { .project = project,
                         .qda = qda,
                         .author = author,
                         .counts = counts,
                         .cancellable = cancellable };
  gboolean is_well;

  memset (counts, 0, sizeof *counts);
  work.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) duid_qda_place_free);
  work.tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  work.notes = g_hash_table_new (g_str_hash, g_str_equal);
  work.noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!add_stories (&work, file, error))
    return FALSE;
  work.tagging = duid_project_load_tagging (project, work.dataset, error);
  if (work.tagging == NULL)
    return FALSE;
  list_notes (&work);
  if (!duid_project_begin_together (project, error))
    return FALSE;
  is_well = take_all (&work, error);
  return duid_project_end_together (project, is_well, error);
}
