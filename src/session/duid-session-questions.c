/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "session/duid-session-questions.h"

#include "session/duid-session-carry.h"
#include "session/duid-session-private.h"
#include "store/duid-project-questions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
edit_cb (DuidProject *project,
         gpointer     data,
         gboolean     is_undo,
         GError     **error)
{
  return duid_project_edit_questions (project, data, is_undo, error);
}

/* The edits (taken) are the first part, what follows @renamings the others. */
static gboolean
do_edits (DuidSession        *self,
          const char         *words,
          GPtrArray          *edits_,
          const DuidRenaming *renamings,
          guint               n,
          GError            **error)
{
  g_autoptr (GPtrArray) edits = edits_;
  g_autoptr (DuidStep) step = NULL;

  if (!duid_session_is_open (self, error))
    return FALSE;
  if (edits->len == 0)
    return TRUE;
  duid_session_end_live (self);
  step = duid_step_new (DUID_STEP_MANY, words);
  step->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_step_free);
  g_ptr_array_add (step->parts, duid_step_new_act (words, edit_cb, g_steal_pointer (&edits),
                                                   (GDestroyNotify) g_ptr_array_unref));
  /* A chart that must not be shown any more leaves the board, and comes back by undo. */
  step->view_before = duid_view_ref (self->view);
  step->view_after = duid_view_ref (self->view);
  duid_session_carry_view (self, step, renamings, n);
  return duid_session_carry_kept (self, step, renamings, n, error) &&
         duid_session_do_step (self, g_steal_pointer (&step), error);
}

gboolean
duid_session_edit_questions (DuidSession *self,
                             const char  *words,
                             GPtrArray   *edits,
                             GError     **error)
{
  return do_edits (self, words, edits, NULL, 0, error);
}

static const DuidQuestion *
get_question (DuidSession *self,
              int          question,
              GError     **error)
{
  if (!duid_session_is_open (self, error))
    return NULL;
  if (question >= 0 && (guint) question < duid_dataset_get_n_questions (self->dataset))
    return duid_dataset_get_question (self->dataset, (guint) question);
  g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_UNKNOWN,
                       _ ("That question is not there any more. Nothing was changed."));
  return NULL;
}

static char *
dup_words (const DuidQuestion *question)
{
  g_autofree char *name = duid_question_dup_short_label (question);

  return g_strdup_printf (_ ("change of “%s”"), name);
}

static gboolean
set_field (DuidSession        *self,
           const DuidQuestion *question,
           const char         *field,
           const char         *value,
           GError            **error)
{
  GPtrArray       *edits = duid_question_edits_new ();
  g_autofree char *words = dup_words (question);

  duid_question_edits_add (edits, duid_dataset_get_changes (self->dataset), question->name, field,
                           value);
  return duid_session_edit_questions (self, words, edits, error);
}

gboolean
duid_session_set_question_word (DuidSession *self,
                                int          question,
                                const char  *field,
                                const char  *value,
                                GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  g_autofree char    *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));

  return asked != NULL && set_field (self, asked, field, stripped, error);
}

/* ---- options ---- */

/* Two options may not be called alike, nor as another was called in the file: what was
 * saved under that name would mean something else. */
static gboolean
check_label (DuidSession        *self,
             const DuidQuestion *question,
             guint               position,
             const char         *label,
             GError            **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (label));
  int              other = duid_question_find_option (question, stripped);

  if (other < 0 || other == (int) position)
    return TRUE;
  g_set_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
               _ ("Another answer is called “%s”, or was so in the file. Choose another word, or "
                  "merge the two."),
               stripped);
  return FALSE;
}

static DuidRenaming
name_option (const DuidQuestion *question,
             guint               position,
             const char         *label)
{
  return (DuidRenaming) { DUID_CONDITION_OPTIONS, question->name,
                          question->options->pdata[position], label };
}

gboolean
duid_session_rename_option (DuidSession *self,
                            int          question,
                            guint        position,
                            const char  *label,
                            GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  GPtrArray          *edits;
  DuidRenaming        renaming;
  g_autofree char    *stripped = g_strstrip (g_strdup (label));
  g_autofree char    *words = NULL;

  if (asked == NULL || !check_label (self, asked, position, label, error))
    return FALSE;
  edits = duid_question_edits_new ();
  duid_question_edits_rename_option (edits, self->dataset, (guint) question, position, label);
  words = g_strdup_printf (_ ("calling “%s” something else"),
                           (char *) asked->options->pdata[position]);
  renaming = name_option (asked, position, *stripped != '\0' ? stripped : NULL);
  return do_edits (self, words, edits, &renaming, renaming.to != NULL, error);
}

gboolean
duid_session_merge_options (DuidSession *self,
                            int          question,
                            guint        from,
                            guint        into,
                            GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  GPtrArray          *edits;
  DuidRenaming        renaming;
  g_autofree char    *words = NULL;

  if (asked == NULL)
    return FALSE;
  edits = duid_question_edits_new ();
  duid_question_edits_merge_options (edits, self->dataset, (guint) question, from, into);
  words = g_strdup_printf (_ ("merging “%s” and “%s”"), (char *) asked->options->pdata[from],
                           (char *) asked->options->pdata[into]);
  renaming = name_option (asked, from, asked->options->pdata[into]);
  return do_edits (self, words, edits, &renaming, 1, error);
}

gboolean
duid_session_part_option (DuidSession *self,
                          int          question,
                          guint        position,
                          GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  GPtrArray          *edits;
  g_autofree char    *words = NULL;

  if (asked == NULL)
    return FALSE;
  edits = duid_question_edits_new ();
  duid_question_edits_part_option (edits, self->dataset, (guint) question, position);
  words = g_strdup_printf (_ ("parting “%s”"), (char *) asked->options->pdata[position]);
  return duid_session_edit_questions (self, words, edits, error);
}

/* ---- the rest ---- */

static const DuidBand *
get_band (const GArray *bands,
          guint         i)
{
  return &g_array_index (bands, DuidBand, i);
}

static gboolean
has_band (const GArray *bands,
          const char   *label)
{
  for (guint i = 0; i < bands->len; i++)
    if (strcmp (get_band (bands, i)->label, label) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_same_ends (const GArray *a,
               guint         i,
               const GArray *b,
               guint         j)
{
  double a_low = i > 0 ? get_band (a, i - 1)->below : -INFINITY;
  double b_low = j > 0 ? get_band (b, j - 1)->below : -INFINITY;

  return a_low >= b_low && a_low <= b_low && get_band (a, i)->below >= get_band (b, j)->below &&
         get_band (a, i)->below <= get_band (b, j)->below;
}

/* A band whose name is gone is the one in its place: of as many bands the one of the same
 * number, else the one with the same ends (DuidRenaming; borrows names). */
static void
name_bands (const DuidQuestion *question,
            const GArray       *fresh,
            GArray             *renamings)
{
  const GArray *old = question->bands;

  for (guint i = 0; i < old->len; i++)
    for (guint j = 0; j < fresh->len && !has_band (fresh, get_band (old, i)->label); j++)
      {
        gboolean     is_same = old->len == fresh->len ? i == j : has_same_ends (old, i, fresh, j);
        DuidRenaming renaming = { DUID_CONDITION_BANDS, question->name, get_band (old, i)->label,
                                  get_band (fresh, j)->label };

        if (is_same && !has_band (old, renaming.to))
          g_array_append_val (renamings, renaming);
      }
}

gboolean
duid_session_set_bands (DuidSession  *self,
                        int           question,
                        const GArray *bands,
                        GError      **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  g_autoptr (GArray) renamings = NULL;
  g_autofree char *text = duid_bands_to_string (bands);
  g_autofree char *words = NULL;
  GPtrArray       *edits;

  if (asked == NULL)
    return FALSE;
  renamings = g_array_new (FALSE, FALSE, sizeof (DuidRenaming));
  name_bands (asked, bands, renamings);
  words = dup_words (asked);
  edits = duid_question_edits_new ();
  duid_question_edits_add (edits, duid_dataset_get_changes (self->dataset), asked->name,
                           DUID_CHANGE_BANDS, text);
  return do_edits (self, words, edits, (const DuidRenaming *) renamings->data, renamings->len,
                   error);
}

gboolean
duid_session_set_sensitive (DuidSession *self,
                            int          question,
                            gboolean     is_sensitive,
                            GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);

  if (asked == NULL || asked->is_sensitive == is_sensitive)
    return asked != NULL;
  return set_field (self, asked, DUID_CHANGE_SENSITIVE, is_sensitive ? "yes" : "no", error);
}

/* What the answers and bands are called once they are as imported (DuidRenaming; the names
 * they get go to @names). */
static void
name_as_imported (DuidSession *self,
                  guint        question,
                  GArray      *renamings,
                  GPtrArray   *names)
{
  DuidDataset        *imported = duid_dataset_get_imported (self->dataset);
  const DuidQuestion *asked = duid_dataset_get_question (self->dataset, question);

  for (guint i = 0; i < asked->options->len; i++)
    {
      GStrv        labels = duid_question_list_file_options (self->dataset, question, i);
      DuidRenaming renaming = name_option (asked, i, labels[0]);

      g_ptr_array_add (names, labels);
      if (renaming.to != NULL && strcmp (renaming.from, renaming.to) != 0)
        g_array_append_val (renamings, renaming);
    }
  if (question < duid_dataset_get_n_questions (imported))
    name_bands (asked, duid_dataset_get_question (imported, question)->bands, renamings);
}

gboolean
duid_session_reset_question (DuidSession *self,
                             int          question,
                             GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  g_autoptr (GArray) renamings = g_array_new (FALSE, FALSE, sizeof (DuidRenaming));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GPtrArray       *edits;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (asked == NULL)
    return FALSE;
  name_as_imported (self, (guint) question, renamings, names);
  edits = duid_question_edits_new ();
  duid_question_edits_reset (edits, duid_dataset_get_changes (self->dataset), asked->name);
  name = duid_question_dup_short_label (asked);
  words = g_strdup_printf (_ ("“%s” as imported"), name);
  return do_edits (self, words, edits, (const DuidRenaming *) renamings->data, renamings->len,
                   error);
}

gboolean
duid_session_has_changed_question (DuidSession *self,
                                   int          question)
{
  const DuidQuestion *asked = get_question (self, question, NULL);
  g_autoptr (GPtrArray) edits = duid_question_edits_new ();

  if (asked == NULL)
    return FALSE;
  duid_question_edits_reset (edits, duid_dataset_get_changes (self->dataset), asked->name);
  return edits->len > 0;
}

/* ---- questions made of others ---- */

/* A name that no question has: that of the first it is made of and how. */
static char *
dup_new_name (DuidSession          *self,
              const DuidDerivation *derivation)
{
  DuidFramework   *framework = duid_dataset_get_framework (self->dataset);
  const char      *of = derivation->of->pdata[0];
  const char      *how = duid_derivation_get_how_name (derivation->how);
  g_autofree char *name = g_strdup_printf ("%s_%s", of, how);

  for (int i = 2; duid_framework_find (framework, name) >= 0; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%s_%d", of, how, i);
    }
  return g_steal_pointer (&name);
}

/* That @name is made as @value says, and called @label. */
static GPtrArray *
list_derive_edits (DuidSession *self,
                   const char  *name,
                   const char  *value,
                   const char  *label)
{
  DuidQuestionChanges *changes = duid_dataset_get_changes (self->dataset);
  GPtrArray           *edits = duid_question_edits_new ();

  duid_question_edits_add (edits, changes, name, DUID_CHANGE_DERIVE, value);
  duid_question_edits_add (edits, changes, name, DUID_CHANGE_LABEL, label);
  duid_question_edits_add (edits, changes, name, DUID_CHANGE_SHORT, label);
  return edits;
}

gboolean
duid_session_derive_question (DuidSession          *self,
                              const DuidDerivation *derivation,
                              const char           *label,
                              char                **name_out,
                              GError              **error)
{
  g_autoptr (DuidQuestion) made = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = duid_derivation_to_string (derivation);
  g_autofree char *stripped = g_strstrip (g_strdup (label));
  g_autofree char *words = NULL;
  GPtrArray       *edits;

  if (!duid_session_is_open (self, error))
    return FALSE;
  name = dup_new_name (self, derivation);
  made = duid_derivation_make_question (derivation, name, self->dataset);
  if (made == NULL || *stripped == '\0')
    {
      g_set_error_literal (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_INVALID,
                           made == NULL ? _ ("These questions cannot be taken together.")
                                        : _ ("Give the new question a name."));
      return FALSE;
    }
  edits = list_derive_edits (self, name, value, stripped);
  words = g_strdup_printf (_ ("question “%s”"), stripped);
  if (!duid_session_edit_questions (self, words, edits, error))
    return FALSE;
  if (name_out != NULL)
    *name_out = g_steal_pointer (&name);
  return TRUE;
}

gboolean
duid_session_change_derived (DuidSession          *self,
                             const char           *question,
                             const DuidDerivation *derivation,
                             const char           *label,
                             GError              **error)
{
  const DuidQuestion *asked =
    get_question (self, duid_session_find_question (self, question), error);
  g_autofree char *value = duid_derivation_to_string (derivation);
  g_autofree char *stripped = g_strstrip (g_strdup (label));
  g_autofree char *words = NULL;

  if (asked == NULL)
    return FALSE;
  words = dup_words (asked);
  return duid_session_edit_questions (
    self, words, list_derive_edits (self, asked->name, value, stripped), error);
}

gboolean
duid_session_is_derived (DuidSession *self,
                         int          question)
{
  const DuidQuestion *asked = get_question (self, question, NULL);

  return asked != NULL &&
         duid_question_changes_get (duid_dataset_get_changes (self->dataset), asked->name,
                                    DUID_CHANGE_DERIVE) != NULL &&
         (guint) question >=
           duid_dataset_get_n_questions (duid_dataset_get_imported (self->dataset));
}

gboolean
duid_session_drop_derived (DuidSession *self,
                           int          question,
                           GError     **error)
{
  const DuidQuestion *asked = get_question (self, question, error);
  GPtrArray          *edits;
  g_autofree char    *words = NULL;
  g_autofree char    *name = NULL;

  if (asked == NULL || !duid_session_is_derived (self, question))
    return asked != NULL;
  name = duid_question_dup_short_label (asked);
  words = g_strdup_printf (_ ("deleting question “%s”"), name);
  edits = duid_question_edits_new ();
  duid_question_edits_add (edits, duid_dataset_get_changes (self->dataset), asked->name,
                           DUID_CHANGE_DERIVE, NULL);
  return duid_session_edit_questions (self, words, edits, error);
}
