/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-proof.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define FIRST_SHEET "xl/worksheets/sheet1.xml"
#define ROW_END     "</row>"
#define CHUNK       (1 << 16)
/* So much of a part's beginning and end is kept: more than any tag is long. */
#define KEPT 256

/* A part of the workbook as it passes by. */
typedef struct
{
  char  head[KEPT + 1];
  gsize n_head;
  char  tail[KEPT + 1];
  gsize n_tail;
  gsize n_rows;
} Part;

/* Row ends in @text, which begins with the end of what came before. */
static gsize
count_row_ends (const char *text,
                gsize       length)
{
  gsize       n_ends = 0;
  const char *end = text + length;

  while ((text = memmem (text, (gsize) (end - text), ROW_END, strlen (ROW_END))) != NULL)
    {
      n_ends++;
      text += strlen (ROW_END);
    }
  return n_ends;
}

/* Takes @length bytes at @text, before which the part's tail stands. */
static void
take_bytes (Part       *part,
            const char *text,
            gsize       length)
{
  gsize n_head = MIN (KEPT - part->n_head, length);
  gsize overlap = MIN (part->n_tail, strlen (ROW_END) - 1);
  gsize n_tail = MIN (part->n_tail + length, KEPT);

  memcpy (part->head + part->n_head, text, n_head);
  part->n_head += n_head;
  part->n_rows += count_row_ends (text - overlap, length + overlap);
  memcpy (part->tail, text + length - n_tail, n_tail);
  part->n_tail = n_tail;
}

/* The bytes are read behind a copy of the tail, so that a row's end that lies
 * across two reads is seen, and seen once. */
static gboolean
read_part (struct archive *archive,
           Part           *part,
           char           *buffer)
{
  for (;;)
    {
      la_ssize_t n_bytes;

      memcpy (buffer + KEPT - part->n_tail, part->tail, part->n_tail);
      n_bytes = archive_read_data (archive, buffer + KEPT, CHUNK);
      if (n_bytes <= 0)
        return n_bytes == 0;
      take_bytes (part, buffer + KEPT, (gsize) n_bytes);
    }
}

/* Whether the document that begins like the head ends where the tail ends. */
static gboolean
has_its_end (Part *part)
{
  const char      *root = part->head;
  g_autofree char *end = NULL;
  g_autofree char *name = NULL;

  part->head[part->n_head] = '\0';
  part->tail[part->n_tail] = '\0';
  do
    root = strchr (root + 1, '<');
  while (root != NULL && !g_ascii_isalpha (root[1]));
  if (root == NULL)
    return FALSE;
  name = g_strndup (root + 1, strcspn (root + 1, " />\r\n"));
  end = g_strdup_printf ("</%s>", name);
  g_strchomp (part->tail);
  return g_str_has_suffix (part->tail, end) || g_str_has_suffix (part->tail, "/>");
}

static gboolean
is_whole_part (struct archive *archive,
               const char     *name,
               gsize           n_rows,
               char           *buffer)
{
  Part part = { .n_head = 0 };

  if (!read_part (archive, &part, buffer) || !has_its_end (&part))
    return FALSE;
  return strcmp (name, FIRST_SHEET) != 0 || part.n_rows == n_rows;
}

static gboolean
are_whole_parts (struct archive *archive,
                 gsize           n_rows)
{
  struct archive_entry *entry;
  g_autofree char      *buffer = g_malloc (KEPT + CHUNK);
  gboolean              has_sheet = FALSE;
  int                   result;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);

      if (name == NULL || !is_whole_part (archive, name, n_rows, buffer))
        return FALSE;
      has_sheet |= strcmp (name, FIRST_SHEET) == 0;
    }
  return result == ARCHIVE_EOF && has_sheet;
}

gboolean
duid_workbook_proof_is_whole (const char *path,
                              gsize       n_rows)
{
  struct archive *archive = archive_read_new ();
  gboolean        is_whole;

  is_whole = archive_read_support_format_zip (archive) == ARCHIVE_OK &&
             archive_read_open_filename (archive, path, CHUNK) == ARCHIVE_OK &&
             are_whole_parts (archive, n_rows);
  if (archive_read_free (archive) != ARCHIVE_OK)
    is_whole = FALSE;
  return is_whole;
}
