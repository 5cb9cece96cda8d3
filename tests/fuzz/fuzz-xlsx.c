/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* Any bytes as a workbook. Bytes that are no zip file are taken for the parts of one,
 * “=== name” above each: a changed zip file seldom gets as far as its XML. */

#define MARK "=== "

static void
add_part (struct archive *out,
          const char     *name,
          const char     *text,
          gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  if (archive_write_header (out, entry) == ARCHIVE_OK && length > 0)
    archive_write_data (out, text, length);
  archive_entry_free (entry);
}

/* The name on the line that a mark begins, if it is one that a zip file takes. */
static char *
dup_name (const char *line,
          const char *end)
{
  g_autofree char *name = g_strndup (line, (gsize) (end - line));

  if (*name == '\0' || !g_str_is_ascii (name) || strlen (name) != (gsize) (end - line))
    return g_strdup ("x");
  return g_steal_pointer (&name);
}

static void
pack (const char     *text,
      gsize           length,
      struct archive *out)
{
  const char *end = text + length;
  const char *part = g_strstr_len (text, (gssize) length, MARK);

  while (part != NULL)
    {
      const char      *line = part + strlen (MARK);
      const char      *stop = memchr (line, '\n', (gsize) (end - line));
      g_autofree char *name = stop != NULL ? dup_name (line, stop) : NULL;
      const char      *next = stop != NULL ? g_strstr_len (stop, end - stop, "\n" MARK) : NULL;
      const char      *last = next != NULL ? MAX (next, stop + 1) : end;

      if (name == NULL)
        return;
      add_part (out, name, stop + 1, (gsize) (last - stop - 1));
      part = next != NULL ? next + 1 : NULL;
    }
}

static void
put_packed (const guint8 *data,
            gsize         size)
{
  g_autofree char *file = g_malloc (2 * size + 100000);
  struct archive  *out = archive_write_new ();
  gsize            used = 0;

  archive_write_set_format_zip (out);
  archive_write_set_options (out, "zip:compression=store");
  archive_write_set_bytes_per_block (out, 0);
  if (archive_write_open_memory (out, file, 2 * size + 100000, &used) == ARCHIVE_OK)
    pack ((const char *) data, size, out);
  archive_write_close (out);
  archive_write_free (out);
  fuzz_bench_put ("a.xlsx", file, used);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  if (size > FUZZ_MOST_BYTES)
    return -1;
  if (size >= 4 && memcmp (data, "PK\003\004", 4) == 0)
    fuzz_bench_put ("a.xlsx", data, size);
  else
    put_packed (data, size);
  fuzz_bench_import ("a.xlsx", NULL);
  return 0;
}
