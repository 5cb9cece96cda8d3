/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-recent-tags.h"

#include <string.h>

void
duid_recent_tags_clear (DuidRecentTags *recent)
{
  for (guint i = 0; i < DUID_N_RECENT_TAGS; i++)
    g_clear_pointer (&recent->ids[i], g_free);
  recent->clock = 0;
}

static gboolean
is_free (const DuidRecentTags *recent,
         const DuidTagging    *tagging,
         guint                 place)
{
  return recent->ids[place] == NULL || duid_tagging_find_id (tagging, recent->ids[place]) < 0;
}

/* The first free place, else the one that was used longest ago. */
static guint
find_place (const DuidRecentTags *recent,
            const DuidTagging    *tagging)
{
  guint oldest = 0;

  for (guint i = 0; i < DUID_N_RECENT_TAGS; i++)
    {
      if (is_free (recent, tagging, i))
        return i;
      if (recent->used[i] < recent->used[oldest])
        oldest = i;
    }
  return oldest;
}

void
duid_recent_tags_use (DuidRecentTags    *recent,
                      const DuidTagging *tagging,
                      const char        *tag_id)
{
  guint number = duid_recent_tags_find (recent, tag_id);
  guint place = number > 0 ? number - 1 : find_place (recent, tagging);

  if (number == 0)
    {
      g_free (recent->ids[place]);
      recent->ids[place] = g_strdup (tag_id);
    }
  recent->used[place] = ++recent->clock;
}

int
duid_recent_tags_get (const DuidRecentTags *recent,
                      const DuidTagging    *tagging,
                      guint                 number)
{
  g_return_val_if_fail (number >= 1 && number <= DUID_N_RECENT_TAGS, -1);
  return recent->ids[number - 1] != NULL ? duid_tagging_find_id (tagging, recent->ids[number - 1])
                                         : -1;
}

guint
duid_recent_tags_find (const DuidRecentTags *recent,
                       const char           *tag_id)
{
  for (guint i = 0; i < DUID_N_RECENT_TAGS; i++)
    if (g_strcmp0 (recent->ids[i], tag_id) == 0)
      return i + 1;
  return 0;
}

gboolean
duid_recent_tags_is_empty (const DuidRecentTags *recent)
{
  return recent->clock == 0;
}
