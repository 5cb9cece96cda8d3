/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-stems.h"

#include "import/duid-plain-text.h"

#include <math.h>
#include <string.h>

#define UUID_LENGTH 36
#define CORNERS     3

#define FEWEST_SUMS   5
#define SUM_TOLERANCE 0.01

/* ---- headers ---- */

static gboolean
has_header (const GPtrArray *headers,
            const char      *stem,
            gsize            length,
            const char      *ending)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const char *header = headers->pdata[i];

      if (strncmp (header, stem, length) == 0 && strcmp (header + length, ending) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How long @header is without @ending; 0 when it ends otherwise. */
static gsize
cut (const char *header,
     const char *ending)
{
  gsize length = strlen (header);
  gsize n = strlen (ending);

  return length > n && strcmp (header + length - n, ending) == 0 ? length - n : 0;
}

/* The place of the last “_” before @length; 0 when there is none. */
static gsize
find_last_mark (const char *header,
                gsize       length)
{
  while (length > 0 && header[length - 1] != '_')
    length--;
  return length > 0 ? length - 1 : 0;
}

/* ---- stones ---- */

/* Whether @place has anchors or a tick of its own: then it is a signifier. */
static gboolean
has_parts (const GPtrArray *headers,
           const char      *place,
           gsize            length)
{
  for (guint i = 0; i < headers->len; i++)
    {
      const char *header = headers->pdata[i];

      if (strncmp (header, place, length) == 0 && header[length] == '_' &&
          strcmp (header + length, "_percentX") != 0 && strcmp (header + length, "_percentY") != 0)
        return TRUE;
    }
  return FALSE;
}

/* How many places without parts begin with the first @length bytes of @header. */
static guint
count_stones (const GPtrArray *headers,
              const char      *header,
              gsize            length)
{
  guint n = 0;

  for (guint i = 0; i < headers->len; i++)
    {
      const char *other = headers->pdata[i];
      gsize       place = cut (other, "_percentX");

      n += place > 0 && strncmp (other, header, length) == 0 &&
           find_last_mark (other, place) == length && !has_parts (headers, other, place);
    }
  return n;
}

/* The signifier of a place: of <id>_<stone>_percentX that is <id>, when it has other
 * stones or a tick, of <id>_percentX too. */
static gsize
find_owner (const GPtrArray *headers,
            const char      *header,
            gsize            place)
{
  gsize owner = find_last_mark (header, place);

  if (owner > 0 && has_header (headers, header, place, "_percentY") &&
      !has_parts (headers, header, place) &&
      (has_header (headers, header, owner, "_NA") || count_stones (headers, header, owner) > 1))
    return owner;
  return place;
}

/* ---- cells ---- */

/* A tick is 1 or nothing; a column nobody ticked is one as well. */
static gboolean
is_tick (const DuidTableScan *scan,
         guint                column)
{
  const DuidColumnProfile *profile = &scan->profiles[column];

  return profile->n_filled == 0 ||
         (profile->options->len == 1 && strcmp (profile->options->pdata[0], "1") == 0);
}

/* The length of what two headers share before the “_” that parts an id from an item. */
static gsize
find_shared (const char *a,
             const char *b)
{
  gsize length = 0;

  if (cut (a, "_NA") > 0 || cut (b, "_NA") > 0 || g_str_has_prefix (a, "meta_"))
    return 0;
  while (a[length] != '\0' && a[length] == b[length])
    length++;
  return find_last_mark (a, length);
}

static void
add_ticks (GHashTable          *stems,
           const DuidTableScan *scan,
           guint                column)
{
  const char *header = duid_table_scan_get_header (scan, column);
  const char *next = duid_table_scan_get_header (scan, column + 1);
  gsize       length = find_shared (header, next);

  if (length > 0 && is_tick (scan, column) && is_tick (scan, column + 1) &&
      scan->profiles[column].n_filled + scan->profiles[column + 1].n_filled > 0)
    g_hash_table_add (stems, g_strndup (header, length));
}

gboolean
duid_sensemaker_stems_is_whole (const DuidTableScan *scan,
                                const guint          columns[CORNERS])
{
  guint n = 0;

  for (guint row = 0; row < scan->n_samples; row++)
    {
      double sum = 0;

      for (int i = 0; i < CORNERS; i++)
        sum += duid_table_scan_get_sample (scan, row, columns[i]);
      if (!isfinite (sum))
        continue;
      if (fabs (sum - 1) > SUM_TOLERANCE && fabs (sum - 100) > SUM_TOLERANCE * 100)
        return FALSE;
      n++;
    }
  return n >= FEWEST_SUMS;
}

static void
add_shares (GHashTable          *stems,
            const DuidTableScan *scan,
            guint                column)
{
  const char *header = duid_table_scan_get_header (scan, column);
  const guint columns[CORNERS] = { column, column + 1, column + 2 };
  gsize       length = find_shared (header, duid_table_scan_get_header (scan, column + 1));

  if (length > 0 && scan->profiles[column].n_fractions > 0 &&
      find_shared (header, duid_table_scan_get_header (scan, column + 2)) == length &&
      duid_sensemaker_stems_is_whole (scan, columns))
    g_hash_table_add (stems, g_strndup (header, length));
}

/* ---- the set ---- */

static void
add_place (GHashTable      *stems,
           const GPtrArray *headers,
           const char      *header)
{
  gsize length = strlen (header);
  gsize place = cut (header, "_percentX");
  gsize stone = cut (header, "XRight");
  gsize tick = cut (header, "_NA");

  if (duid_plain_text_has_uuid (header))
    g_hash_table_add (stems, g_strndup (header, UUID_LENGTH));
  else if (place > 0)
    g_hash_table_add (stems, g_strndup (header, find_owner (headers, header, place)));
  else if (stone > 0 && has_header (headers, header, stone, "YTop") &&
           find_last_mark (header, stone) > 0)
    g_hash_table_add (stems, g_strndup (header, find_last_mark (header, stone)));
  else if (tick > 0 && has_header (headers, header, tick, ""))
    g_hash_table_add (stems, g_strndup (header, tick));
  else if (length > 1 && header[length - 1] == 'X' &&
           (has_header (headers, header, length - 1, "Y") ||
            has_header (headers, header, length, "R")))
    g_hash_table_add (stems, g_strndup (header, length - 1));
}

GHashTable *
duid_sensemaker_stems_new (const GPtrArray                *headers,
                           const DuidTableScan            *scan,
                           const DuidSensemakerDefinition *definition)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; definition != NULL && i < definition->signifiers->len; i++)
    g_hash_table_add (stems,
                      g_strdup (((DuidSignifier *) definition->signifiers->pdata[i])->id));
  for (guint i = 0; i < headers->len; i++)
    add_place (stems, headers, headers->pdata[i]);
  for (guint i = 0; scan != NULL && i + 1 < scan->n_columns; i++)
    if (duid_sensemaker_stems_find (stems, duid_table_scan_get_header (scan, i)) == 0)
      {
        add_ticks (stems, scan, i);
        if (i + 2 < scan->n_columns)
          add_shares (stems, scan, i);
      }
  return stems;
}

static gboolean
is_rest (const char *rest)
{
  static const char *const endings[] = { "", "X", "Y", "XR", "XRight", "YTop", NULL };

  return *rest == '_' || g_strv_contains (endings, rest);
}

/* The shortest stem counts: of <id> and <id>_<stone>, which both end in _percentX, the
 * signifier is <id>. */
gsize
duid_sensemaker_stems_find (GHashTable *stems,
                            const char *header)
{
  gsize length = strlen (header);

  if (duid_plain_text_has_uuid (header) && is_rest (header + UUID_LENGTH))
    return UUID_LENGTH;
  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *stem = NULL;

      if (!is_rest (header + i))
        continue;
      stem = g_strndup (header, i);
      if (g_hash_table_contains (stems, stem))
        return i;
    }
  return 0;
}
