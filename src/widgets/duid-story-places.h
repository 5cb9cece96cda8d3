/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the words of a story stand in the text that is shown of it, which has one blank
 * line between paragraphs and no blanks around them. The story is counted in code
 * points, as passages are; the shown text in bytes, as Pango does. */
typedef struct
{
  char   *text;   /* what is shown */
  GArray *pieces; /* of the story, in order */
} DuidStoryPlaces;

DuidStoryPlaces *duid_story_places_new      (const char            *story);
void             duid_story_places_free     (DuidStoryPlaces       *places);
/* The byte of the shown text at which code point @point of the story stands, or where it
 * would stand when it is one of the blanks that are left out. */
guint            duid_story_places_to_shown (const DuidStoryPlaces *places,
                                             gsize                  point);
/* The code point of the story that stands at @byte of the shown text; between
 * paragraphs the end of the one before. */
gsize            duid_story_places_to_story (const DuidStoryPlaces *places,
                                             guint                  byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryPlaces, duid_story_places_free)

G_END_DECLS
