/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-story-places.h"

#include <string.h>

/* A stretch of the story that is shown as it is. */
typedef struct
{
  gsize point; /* of the story, in code points */
  guint byte;  /* of the shown text */
  guint size;  /* in bytes */
} Piece;

static void
add_line (DuidStoryPlaces *places,
          GString         *text,
          const char      *line,
          gsize            size,
          gsize            point)
{
  const char *start = line;
  const char *end = line + size;
  Piece       piece;

  while (start < end && g_ascii_isspace (*start))
    start++;
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  if (start == end)
    return;
  if (text->len > 0)
    g_string_append (text, "\n\n");
  piece = (Piece) { .point = point + (gsize) (start - line),
                    .byte = (guint) text->len,
                    .size = (guint) (end - start) };
  g_array_append_val (places->pieces, piece);
  g_string_append_len (text, start, end - start);
}

DuidStoryPlaces *
duid_story_places_new (const char *story)
{
  DuidStoryPlaces *places = g_new (DuidStoryPlaces, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize       point = 0;
  const char *line = story;

  places->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  while (*line != '\0')
    {
      gsize size = strcspn (line, "\n");

      add_line (places, text, line, size, point);
      point += (gsize) g_utf8_strlen (line, (gssize) size) + 1;
      line += size + (line[size] == '\n');
    }
  places->text = g_strdup (text->str);
  return places;
}

void
duid_story_places_free (DuidStoryPlaces *places)
{
  if (places == NULL)
    return;
  g_free (places->text);
  g_array_unref (places->pieces);
  g_free (places);
}

guint
duid_story_places_to_shown (const DuidStoryPlaces *places,
                            gsize                  point)
{
  guint byte = 0;

  for (guint i = 0; i < places->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (places->pieces, Piece, i);
      const char  *start = places->text + piece->byte;
      glong        n = g_utf8_strlen (start, (gssize) piece->size);

      if (point < piece->point)
        return i == 0 ? piece->byte : byte;
      byte = piece->byte + piece->size;
      if (point <= piece->point + (gsize) n)
        return (guint) (g_utf8_offset_to_pointer (start, (glong) (point - piece->point)) -
                        places->text);
    }
  return byte;
}

gsize
duid_story_places_to_story (const DuidStoryPlaces *places,
                            guint                  byte)
{
  gsize point = 0;

  for (guint i = 0; i < places->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (places->pieces, Piece, i);
      const char  *start = places->text + piece->byte;
      guint        inside;

      if (byte < piece->byte)
        return i == 0 ? piece->point : point;
      inside = MIN (byte - piece->byte, piece->size);
      point = piece->point + (gsize) g_utf8_pointer_to_offset (start, start + inside);
      if (byte <= piece->byte + piece->size)
        return point;
    }
  return point;
}
