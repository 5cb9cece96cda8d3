/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of writing an import: which files it came from, and by which operation. */
#include "store/duid-intake-writer.h"

#include <string.h>

static const char ADD_INTAKE[] = "INSERT INTO intake (id, site, seq, hlc) VALUES (?, ?, ?, ?)";
static const char STAMP_QUESTION[] =
  "UPDATE question SET hlc = ?2, site = ?3, seq = ?4 WHERE id = ?1"
  " AND (?2, ?3, ?4) > (hlc, site, seq)";
static const char ADD_FILE[] =
  "INSERT INTO intake_file (intake, source, file, sha256, headers) VALUES (?, ?, ?, ?, ?)";

static gboolean
write_file (DuidIntakeWriter *writer,
            DuidIntakeSource *source,
            gint64            number,
            GError          **error)
{
  g_autoptr (GByteArray) headers = g_byte_array_new ();

  for (guint i = 0; i < source->headers->len; i++)
    {
      const char *header = source->headers->pdata[i];

      g_byte_array_append (headers, (const guint8 *) header, (guint) strlen (header) + 1);
    }
  return duid_sql_do (writer->sql, error, ADD_FILE, "iissb", writer->intake_id, number,
                      source->file, duid_intake_source_get_sha256 (source),
                      headers->len > 0 ? (gconstpointer) headers->data : "",
                      (gsize) headers->len);
}

static gboolean
write_files (DuidIntakeWriter *writer,
             GError          **error)
{
  for (guint i = 0; i < MIN (writer->intake->sources->len, writer->sources->len); i++)
    if (!write_file (writer, writer->intake->sources->pdata[i],
                     g_array_index (writer->sources, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* Its words for the questions are the newest, unless others came later. */
static gboolean
stamp_questions (DuidIntakeWriter *writer,
                 const DuidStamp  *stamp,
                 GError          **error)
{
  for (guint i = 0; i < writer->alignment->n_questions; i++)
    if (!duid_sql_do (writer->sql, error, STAMP_QUESTION, "iihi",
                      (gint64) writer->alignment->questions[i], stamp->hlc, stamp->site,
                      stamp->seq))
      return FALSE;
  return TRUE;
}

gboolean
duid_intake_writer_seal (DuidIntakeWriter *writer,
                         const DuidStamp  *stamp,
                         GError          **error)
{
  return write_files (writer, error) &&
         duid_sql_do (writer->sql, error, ADD_INTAKE, "ihii", writer->intake_id, stamp->site,
                      stamp->seq, stamp->hlc) &&
         (writer->is_received || stamp_questions (writer, stamp, error));
}
