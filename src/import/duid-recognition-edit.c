/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-edit.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CORNERS 3

static DuidRecognisedQuestion *
get_asked (const DuidRecognition *recognition,
           guint                  index)
{
  return g_ptr_array_index (recognition->questions, index);
}

/* Whether every source has its answers in @shape (or did not ask). */
static gboolean
has_shape (const DuidRecognisedQuestion *asked,
           DuidBindingShape              shape)
{
  gboolean is_bound = FALSE;

  for (guint i = 0; i < asked->bindings->len; i++)
    {
      const DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding == NULL)
        continue;
      if (binding->shape != shape &&
          !(shape == DUID_BINDING_COLUMN && binding->shape == DUID_BINDING_CONSTANT))
        return FALSE;
      is_bound = TRUE;
    }
  return is_bound;
}

/* ---- types ---- */

gboolean
duid_recognition_can_be (const DuidRecognition *recognition,
                         guint                  index,
                         DuidQuestionType       type)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);

  if (type == asked->question->type)
    return TRUE;
  switch (type)
    {
    case DUID_QUESTION_TRIAD:
    case DUID_QUESTION_CANVAS:
      return FALSE;
    case DUID_QUESTION_ID:
    case DUID_QUESTION_PERSON:
    case DUID_QUESTION_TITLE:
    case DUID_QUESTION_STORY:
    case DUID_QUESTION_TEXT:
    case DUID_QUESTION_LANGUAGE:
    case DUID_QUESTION_MEDIA:
    case DUID_QUESTION_DATE:
    case DUID_QUESTION_NUMBER:
    case DUID_QUESTION_CHOICE:
    case DUID_QUESTION_MULTICHOICE:
    case DUID_QUESTION_SLIDER:
    case DUID_QUESTION_CONSENT:
      return has_shape (asked, DUID_BINDING_COLUMN);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* There is one story, one title and one id: another becomes plain text. */
static void
make_room_for (DuidRecognition *recognition,
               DuidQuestionType type)
{
  if (type != DUID_QUESTION_STORY && type != DUID_QUESTION_TITLE && type != DUID_QUESTION_ID)
    return;
  for (guint i = 0; i < recognition->questions->len; i++)
    if (get_asked (recognition, i)->question->type == type)
      get_asked (recognition, i)->question->type = DUID_QUESTION_TEXT;
}

/* Answers that sound like a yes allow showing; people can see and change which. */
static void
allow_yes (DuidQuestion *question)
{
  static const char *const yes[] = { "ja", "yes", "oui", "1", "true", "waar", "y" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_ptr_array_add (question->show, g_strdup (yes[i]));
  for (guint i = 0; i < question->options->len; i++)
    {
      g_autofree char *folded = g_utf8_casefold (g_ptr_array_index (question->options, i), -1);

      if (g_str_has_prefix (folded, "ja") || g_str_has_prefix (folded, "yes"))
        g_ptr_array_add (question->show, g_strdup (g_ptr_array_index (question->options, i)));
    }
}

static void
forget_options (DuidRecognisedQuestion *asked)
{
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding != NULL && binding->codes == NULL)
        binding->has_options = FALSE;
    }
}

gboolean
duid_recognition_set_type (DuidRecognition *recognition,
                           guint            index,
                           DuidQuestionType type,
                           double           min,
                           double           max)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);
  DuidQuestion           *question = asked->question;

  if (!duid_recognition_can_be (recognition, index, type))
    return FALSE;
  if (question->type == type)
    return TRUE;
  make_room_for (recognition, type);
  question->type = type;
  if (type == DUID_QUESTION_SLIDER)
    {
      question->min = min;
      question->max = max > min ? max : min + 1;
    }
  if (type == DUID_QUESTION_CONSENT && question->show->len == 0)
    allow_yes (question);
  if (question->options->len == 0)
    forget_options (asked);
  g_free (asked->why);
  asked->why = g_strdup (_ ("chosen by you"));
  return TRUE;
}

/* ---- corners and bands ---- */

static void
swap_columns (DuidBinding *binding,
              int          a,
              int          b)
{
  gpointer column = g_ptr_array_index (binding->columns, a);

  g_ptr_array_index (binding->columns, a) = g_ptr_array_index (binding->columns, b);
  g_ptr_array_index (binding->columns, b) = column;
}

void
duid_recognition_swap_corner (DuidRecognition *recognition,
                              guint            index,
                              int              corner)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);
  int                     next = (corner + 1) % CORNERS;
  char                   *words;

  g_return_if_fail (asked->question->type == DUID_QUESTION_TRIAD && corner >= 0 &&
                    corner < CORNERS);
  /* Points in a box have no column a corner: only their words can be given anew. */
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding != NULL && binding->shape == DUID_BINDING_CORNERS)
        swap_columns (binding, corner, next);
    }
  words = asked->question->corners[corner];
  asked->question->corners[corner] = asked->question->corners[next];
  asked->question->corners[next] = words;
}

gboolean
duid_recognition_set_bands (DuidRecognition *recognition,
                            guint            index,
                            const char      *text)
{
  DuidQuestion *question = get_asked (recognition, index)->question;
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (DuidQuestion) read = duid_question_new ("bands", DUID_QUESTION_SLIDER, "bands");
  double last = -INFINITY;

  for (char **part = parts; *part != NULL; part++)
    {
      char  *mark = strrchr (*part, '<');
      double below = INFINITY;

      if (mark != NULL)
        *mark = '\0';
      g_strstrip (*part);
      if (**part == '\0' && mark == NULL && part[1] == NULL)
        break;
      if (**part == '\0' || (mark != NULL && !duid_number_parse (mark + 1, ',', &below)) ||
          (mark == NULL && part[1] != NULL) || below <= last)
        return FALSE;
      duid_question_add_band (read, *part, below);
      last = below;
    }
  if (read->bands->len > 0 && isfinite (last))
    return FALSE;
  g_array_set_size (question->bands, 0);
  for (guint i = 0; i < read->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (read->bands, DuidBand, i);

      duid_question_add_band (question, band->label, band->below);
    }
  return TRUE;
}

char *
duid_recognition_dup_bands (const DuidRecognition *recognition,
                            guint                  index)
{
  const DuidQuestion *question = get_asked (recognition, index)->question;
  GString            *text = g_string_new (NULL);

  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (question->bands, DuidBand, i);

      g_string_append_printf (text, i > 0 ? "; %s" : "%s", band->label);
      if (isfinite (band->below))
        {
          g_autofree char *number = duid_number_for_people (band->below, 6);

          g_string_append_printf (text, " < %s", number);
        }
    }
  return g_string_free (text, FALSE);
}

/* ---- joining and parting ---- */

gboolean
duid_recognition_can_join (const DuidRecognition *recognition,
                           const guint           *indices,
                           gsize                  n_indices,
                           DuidQuestionType       type)
{
  if (type == DUID_QUESTION_TRIAD ? n_indices != CORNERS : n_indices < 2)
    return FALSE;
  if (type != DUID_QUESTION_TRIAD && type != DUID_QUESTION_MULTICHOICE)
    return FALSE;
  for (gsize i = 0; i < n_indices; i++)
    {
      const DuidRecognisedQuestion *asked = get_asked (recognition, indices[i]);

      for (guint j = 0; j < asked->bindings->len; j++)
        {
          const DuidBinding *binding = g_ptr_array_index (asked->bindings, j);
          const DuidBinding *first =
            g_ptr_array_index (get_asked (recognition, indices[0])->bindings, j);

          if ((binding == NULL) != (first == NULL) ||
              (binding != NULL && binding->shape != DUID_BINDING_COLUMN))
            return FALSE;
        }
    }
  return TRUE;
}

static DuidBinding *
join_bindings (const DuidRecognition *recognition,
               const guint           *indices,
               gsize                  n_indices,
               DuidQuestionType       type,
               guint                  source)
{
  DuidBinding *joined;

  if (g_ptr_array_index (get_asked (recognition, indices[0])->bindings, source) == NULL)
    return NULL;
  joined =
    duid_binding_new (0, type == DUID_QUESTION_TRIAD ? DUID_BINDING_CORNERS : DUID_BINDING_OPTIONS);
  for (gsize i = 0; i < n_indices; i++)
    {
      const DuidRecognisedQuestion *asked = get_asked (recognition, indices[i]);
      const DuidBinding            *one = g_ptr_array_index (asked->bindings, source);
      const DuidColumnName         *name = g_ptr_array_index (one->columns, 0);

      g_ptr_array_add (joined->columns, duid_column_name_new (name->header, name->place));
      if (type == DUID_QUESTION_MULTICHOICE)
        g_ptr_array_add (joined->labels, g_strdup (asked->question->label));
    }
  return joined;
}

/* A new question under the name of the first, with the joined words. */
static DuidQuestion *
join_questions (const DuidRecognition *recognition,
                const guint           *indices,
                gsize                  n_indices,
                DuidQuestionType       type)
{
  const DuidQuestion *first = get_asked (recognition, indices[0])->question;
  DuidQuestion       *joined = duid_question_new (first->name, type, first->label);

  for (gsize i = 0; i < n_indices; i++)
    {
      const DuidQuestion *question = get_asked (recognition, indices[i])->question;

      if (type == DUID_QUESTION_TRIAD)
        {
          g_free (joined->corners[i]);
          joined->corners[i] = g_strdup (question->label);
        }
      else
        duid_question_add_option (joined, question->label);
    }
  return joined;
}

int
duid_recognition_join (DuidRecognition *recognition,
                       const guint     *indices,
                       gsize            n_indices,
                       DuidQuestionType type)
{
  DuidRecognisedQuestion *first;
  DuidQuestion           *question;
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  guint at;

  if (!duid_recognition_can_join (recognition, indices, n_indices, type))
    return -1;
  first = get_asked (recognition, indices[0]);
  question = join_questions (recognition, indices, n_indices, type);
  for (guint source = 0; source < first->bindings->len; source++)
    {
      DuidBinding *joined = join_bindings (recognition, indices, n_indices, type, source);
      DuidBinding *old = g_ptr_array_index (first->bindings, source);

      g_ptr_array_index (first->bindings, source) = joined;
      duid_binding_free (old);
    }
  duid_question_unref (first->question);
  first->question = question;
  first->is_loaded = TRUE;
  g_free (first->why);
  first->why = g_strdup (_ ("joined by you"));
  for (gsize i = 1; i < n_indices; i++)
    g_ptr_array_add (gone, get_asked (recognition, indices[i]));
  for (guint i = 0; i < gone->len; i++)
    g_ptr_array_remove (recognition->questions, g_ptr_array_index (gone, i));
  return g_ptr_array_find (recognition->questions, first, &at) ? (int) at : -1;
}

/* The words of column @column of @asked: its corner or option, else its header. */
static const char *
get_column_label (const DuidRecognisedQuestion *asked,
                  const DuidBinding            *binding,
                  guint                         column)
{
  const DuidColumnName *name = g_ptr_array_index (binding->columns, column);

  if (binding->shape == DUID_BINDING_CORNERS && asked->question->corners[column] != NULL)
    return asked->question->corners[column];
  if (binding->shape == DUID_BINDING_OPTIONS && column < binding->labels->len)
    return g_ptr_array_index (binding->labels, column);
  return name->header != NULL ? name->header : asked->question->label;
}

/* The first source that asked, whose columns name the parts. */
static const DuidBinding *
get_first_binding (const DuidRecognisedQuestion *asked)
{
  for (guint i = 0; i < asked->bindings->len; i++)
    if (g_ptr_array_index (asked->bindings, i) != NULL)
      return g_ptr_array_index (asked->bindings, i);
  return NULL;
}

static DuidRecognisedQuestion *
split_off (DuidRecognition              *recognition,
           const DuidRecognisedQuestion *asked,
           const DuidBinding            *model,
           guint                         column)
{
  gboolean                is_ticks = asked->question->type == DUID_QUESTION_MULTICHOICE;
  DuidQuestionType        type = is_ticks ? DUID_QUESTION_CHOICE : DUID_QUESTION_NUMBER;
  g_autofree char        *name = g_strdup_printf ("%s_%u", asked->question->name, column + 1);
  DuidRecognisedQuestion *part = duid_recognition_add_question (
    recognition, duid_question_new (name, type, get_column_label (asked, model, column)), NULL,
    _ ("parted by you"));

  for (guint source = 0; source < asked->bindings->len; source++)
    {
      const DuidBinding    *binding = g_ptr_array_index (asked->bindings, source);
      const DuidColumnName *from;
      DuidBinding          *own;

      if (binding == NULL || binding->shape != model->shape || column >= binding->columns->len)
        continue;
      from = g_ptr_array_index (binding->columns, column);
      own = duid_binding_new (0, DUID_BINDING_COLUMN);
      g_ptr_array_add (own->columns, duid_column_name_new (from->header, from->place));
      g_ptr_array_index (part->bindings, source) = own;
    }
  return part;
}

gboolean
duid_recognition_split (DuidRecognition *recognition,
                        guint            index)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);
  const DuidBinding      *model = get_first_binding (asked);
  guint                   n_before = recognition->questions->len;
  guint                   n_parts = model != NULL ? model->columns->len : 0;

  if (n_parts < 2)
    return FALSE;
  for (guint column = 0; column < n_parts; column++)
    split_off (recognition, asked, model, column);
  /* From the end of the list to the place of the whole. */
  for (guint i = 0; i < n_parts; i++)
    g_ptr_array_insert (recognition->questions, (int) (index + 1 + i),
                        g_ptr_array_steal_index (recognition->questions, n_before + i));
  g_ptr_array_remove_index (recognition->questions, index);
  return TRUE;
}
