/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shadow.h"

#include <string.h>

#define SECTOR 512

typedef struct
{
  gboolean is_cut; /* to the size `offset`; else a write */
  gint64   offset;
  GBytes  *bytes;
} Pending;

static void
free_pending (gpointer pending)
{
  g_clear_pointer (&((Pending *) pending)->bytes, g_bytes_unref);
  g_free (pending);
}

void
shadow_free (gpointer shadow_)
{
  Shadow *shadow = shadow_;

  g_byte_array_unref (shadow->now);
  g_byte_array_unref (shadow->synced);
  g_ptr_array_unref (shadow->pending);
  g_clear_pointer (&shadow->ghost, g_byte_array_unref);
  g_free (shadow);
}

static void
copy_bytes (GByteArray *to,
            GByteArray *from)
{
  g_byte_array_set_size (to, 0);
  g_byte_array_append (to, from->data, from->len);
}

/* Zeros between the end of the file and what is written further on. */
static void
write_bytes (GByteArray   *bytes,
             gint64        offset,
             const guint8 *data,
             gsize         size)
{
  guint before = bytes->len;

  if (offset + (gint64) size > before)
    {
      g_byte_array_set_size (bytes, (guint) (offset + (gint64) size));
      memset (bytes->data + before, 0, bytes->len - before);
    }
  memcpy (bytes->data + offset, data, size);
}

static void
cut_bytes (GByteArray *bytes,
           gint64      size)
{
  if (size < bytes->len)
    g_byte_array_set_size (bytes, (guint) size);
}

Shadow *
shadow_new (void)
{
  Shadow *shadow = g_new0 (Shadow, 1);

  shadow->now = g_byte_array_new ();
  shadow->synced = g_byte_array_new ();
  shadow->pending = g_ptr_array_new_with_free_func (free_pending);
  return shadow;
}

void
shadow_learn (Shadow     *shadow,
              const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  if (shadow->exists || !g_file_get_contents (path, &bytes, &size, NULL))
    return;
  g_byte_array_set_size (shadow->now, 0);
  g_byte_array_append (shadow->now, (const guint8 *) bytes, (guint) size);
  /* One that is new lies empty here, and its name is not safe yet. */
  shadow->exists = TRUE;
  shadow->is_synced = size > 0;
  copy_bytes (shadow->synced, shadow->now);
}

void
shadow_write (Shadow       *shadow,
              gint64        offset,
              gconstpointer data,
              gsize         size)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->offset = offset;
  pending->bytes = g_bytes_new (data, size);
  g_ptr_array_add (shadow->pending, pending);
  write_bytes (shadow->now, offset, data, size);
}

void
shadow_truncate (Shadow *shadow,
                 gint64  size)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->is_cut = TRUE;
  pending->offset = size;
  g_ptr_array_add (shadow->pending, pending);
  cut_bytes (shadow->now, size);
}

void
shadow_sync (Shadow *shadow)
{
  copy_bytes (shadow->synced, shadow->now);
  shadow->is_synced = TRUE;
  g_ptr_array_set_size (shadow->pending, 0);
  g_clear_pointer (&shadow->ghost, g_byte_array_unref);
}

void
shadow_delete (Shadow *shadow)
{
  if (shadow->is_synced)
    {
      g_clear_pointer (&shadow->ghost, g_byte_array_unref);
      shadow->ghost = g_byte_array_new ();
      copy_bytes (shadow->ghost, shadow->synced);
    }
  shadow->exists = FALSE;
  shadow->is_synced = FALSE;
  g_byte_array_set_size (shadow->now, 0);
  g_byte_array_set_size (shadow->synced, 0);
  g_ptr_array_set_size (shadow->pending, 0);
}

void
shadow_sync_name (Shadow *shadow)
{
  g_clear_pointer (&shadow->ghost, g_byte_array_unref);
  shadow->is_synced = shadow->exists;
}

static void
apply_some (GRand         *rand,
            GByteArray    *bytes,
            const Pending *pending)
{
  gsize         size;
  const guint8 *data;

  if (pending->is_cut)
    {
      if (g_rand_boolean (rand))
        cut_bytes (bytes, pending->offset);
      return;
    }
  data = g_bytes_get_data (pending->bytes, &size);
  for (gsize from = 0, to; from < size; from = to)
    {
      gint64 sector = (pending->offset + (gint64) from) / SECTOR;

      to = MIN (size, (gsize) ((sector + 1) * SECTOR - pending->offset));
      if (g_rand_boolean (rand))
        write_bytes (bytes, pending->offset + (gint64) from, data + from, to - from);
    }
}

GBytes *
shadow_cut (const Shadow *shadow,
            GRand        *rand)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (shadow->exists && (shadow->is_synced || g_rand_boolean (rand)))
    {
      bytes = g_byte_array_new ();
      copy_bytes (bytes, shadow->synced);
      for (guint i = 0; i < shadow->pending->len; i++)
        apply_some (rand, bytes, shadow->pending->pdata[i]);
    }
  else if (shadow->ghost != NULL && g_rand_boolean (rand))
    {
      bytes = g_byte_array_new ();
      copy_bytes (bytes, shadow->ghost);
    }
  return bytes != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
