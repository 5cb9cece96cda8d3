/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-late-texts.h"

#include "model/duid-dataset-private.h"

#include <glib/gi18n-lib.h>

enum
{
  WAITING,
  BEING_READ,
  THERE
};

struct _DuidLateTexts
{
  DuidDataset   *dataset; /* borrowed: it owns this */
  DuidLateSource source;
  gpointer       data;
  guint32       *part_of_row;
  guint          n_parts;
  guint          first_block; /* of the dataset's, for part 0 */

  int *states; /* of each part; atomic, changed under the mutex */
  int  n_left; /* parts that are not there; atomic, as states */

  GMutex   mutex;
  GCond    settled;   /* a part is not being read any more, or a reader has ended */
  guint    n_read;    /* being read now; under the mutex, as what follows */
  guint    n_readers; /* that were begun and not ended yet */
  gboolean is_closed;
};

void
duid_late_texts_free (DuidLateTexts *late)
{
  if (late == NULL)
    return;
  late->source.free (late->data);
  g_free (late->part_of_row);
  g_free (late->states);
  g_mutex_clear (&late->mutex);
  g_cond_clear (&late->settled);
  g_free (late);
}

/* ---- one part ---- */

/* FALSE when there is nothing to do: it is there, or (*@is_closed) nothing is read any more. */
static gboolean
claim (DuidLateTexts *late,
       guint          part,
       gboolean      *is_closed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&late->mutex);

  while (late->states[part] == BEING_READ)
    g_cond_wait (&late->settled, &late->mutex);
  *is_closed = late->is_closed && late->states[part] != THERE;
  if (late->is_closed || late->states[part] == THERE)
    return FALSE;
  g_atomic_int_set (&late->states[part], BEING_READ);
  late->n_read++;
  return TRUE;
}

/* Whoever sees that it is there sees all that was put in its place before. */
static void
settle (DuidLateTexts *late,
        guint          part,
        gboolean       is_there)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&late->mutex);

  g_atomic_int_set (&late->states[part], is_there ? THERE : WAITING);
  if (is_there)
    g_atomic_int_add (&late->n_left, -1);
  late->n_read--;
  g_cond_broadcast (&late->settled);
}

static gboolean
read_part (DuidLateTexts *late,
           gpointer       reader,
           guint          part,
           GError       **error)
{
  DuidDataset *dataset = late->dataset;
  guint        block = late->first_block + part;
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (DuidLateText));
  GBytes *bytes = late->source.read (reader, part, texts, error);

  if (bytes == NULL)
    return FALSE;
  dataset->blocks->pdata[block] = bytes;
  for (guint i = 0; i < texts->len; i++)
    {
      const DuidLateText *text = &g_array_index (texts, DuidLateText, i);

      dataset->columns[text->question].texts[text->row] =
        (guint64) (block + 1) << DUID_BLOCK_SHIFT | text->offset;
    }
  return TRUE;
}

/* While a part is being read, so that nobody has closed the texts. */
static gpointer
begin_reader (DuidLateTexts *late,
              GError       **error)
{
  gpointer reader = late->source.begin (late->data, error);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&late->mutex);

  late->n_readers += reader != NULL;
  return reader;
}

static void
end_reader (DuidLateTexts *late,
            gpointer       reader)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (reader == NULL)
    return;
  late->source.end (reader);
  locker = g_mutex_locker_new (&late->mutex);
  late->n_readers--;
  g_cond_broadcast (&late->settled);
}

/* With a reader of its own when *@reader is NULL, which is left there for the next. */
static gboolean
fetch_part (DuidLateTexts *late,
            gpointer      *reader,
            guint          part,
            GError       **error)
{
  gboolean is_closed;
  gboolean is_there;

  if (!claim (late, part, &is_closed))
    {
      if (is_closed)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                             _ ("The project was closed before all texts had been read."));
      return !is_closed;
    }
  if (*reader == NULL)
    *reader = begin_reader (late, error);
  is_there = *reader != NULL && read_part (late, *reader, part, error);
  settle (late, part, is_there);
  return is_there;
}

/* ---- who looks ---- */

gboolean
duid_late_texts_hold (DuidLateTexts *late,
                      gsize          row)
{
  guint    part = late->part_of_row[row];
  gpointer reader = NULL;
  gboolean is_there;

  if (g_atomic_int_get (&late->n_left) == 0 || g_atomic_int_get (&late->states[part]) == THERE)
    return TRUE;
  is_there = fetch_part (late, &reader, part, NULL);
  end_reader (late, reader);
  return is_there;
}

const char *
duid_late_texts_get_excuse (void)
{
  return _ ("[This text cannot be read now, because the file of the project is out of reach. "
            "Nothing of it was lost here.]");
}

gboolean
duid_dataset_has_texts (DuidDataset *dataset)
{
  return dataset->late == NULL || g_atomic_int_get (&dataset->late->n_left) == 0;
}

double
duid_dataset_get_text_share (DuidDataset *dataset)
{
  if (duid_dataset_has_texts (dataset))
    return 1;
  return 1 - (double) g_atomic_int_get (&dataset->late->n_left) / dataset->late->n_parts;
}

gboolean
duid_dataset_fetch_texts (DuidDataset  *dataset,
                          GCancellable *cancellable,
                          GError      **error)
{
  DuidLateTexts *late = dataset->late;
  gpointer       reader = NULL;
  gboolean       is_well = TRUE;

  if (duid_dataset_has_texts (dataset))
    return TRUE;
  for (guint part = 0; is_well && part < late->n_parts; part++)
    is_well = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
              fetch_part (late, &reader, part, error);
  end_reader (late, reader);
  return is_well;
}

void
duid_dataset_close_texts (DuidDataset *dataset)
{
  DuidLateTexts *late = dataset->late;
  g_autoptr (GMutexLocker) locker = NULL;

  if (late == NULL)
    return;
  locker = g_mutex_locker_new (&late->mutex);
  late->is_closed = TRUE;
  while (late->n_read > 0 || late->n_readers > 0)
    g_cond_wait (&late->settled, &late->mutex);
}

/* ---- building ---- */

void
duid_dataset_builder_put_off_texts (DuidDatasetBuilder   *builder,
                                    const DuidLateSource *source,
                                    gpointer              data,
                                    guint32              *part_of_row,
                                    guint                 n_parts)
{
  DuidDataset   *dataset = duid_dataset_builder_get_dataset (builder);
  DuidLateTexts *late = g_new0 (DuidLateTexts, 1);

  g_assert (dataset->late == NULL);
  late->dataset = dataset;
  late->source = *source;
  late->data = data;
  late->part_of_row = part_of_row;
  late->n_parts = n_parts;
  late->n_left = (int) n_parts;
  late->states = g_new0 (int, MAX (n_parts, 1));
  late->first_block = dataset->blocks->len;
  g_mutex_init (&late->mutex);
  g_cond_init (&late->settled);
  /* What any thread may fill must not move. */
  g_ptr_array_set_size (dataset->blocks, (int) (late->first_block + n_parts));
  dataset->late = late;
}

void
duid_dataset_builder_expect_text (DuidDatasetBuilder *builder,
                                  guint               question,
                                  gsize               row)
{
  DuidDataset *dataset = duid_dataset_builder_get_dataset (builder);

  g_return_if_fail (question < dataset->n_columns && row < dataset->n_rows);
  g_return_if_fail (dataset->columns[question].kind == DUID_COLUMN_TEXT);
  if (dataset->late != NULL)
    dataset->columns[question].states[row] = DUID_STATE_ANSWERED;
}
