/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-story.h"

struct _DuidStory
{
  GObject parent_instance;
  gsize   row;
};

G_DEFINE_FINAL_TYPE (DuidStory, duid_story, G_TYPE_OBJECT)

static void
duid_story_class_init (DuidStoryClass *class)
{
}

static void
duid_story_init (DuidStory *self)
{
}

DuidStory *
duid_story_new (gsize row)
{
  DuidStory *self = g_object_new (DUID_TYPE_STORY, NULL);

  self->row = row;
  return self;
}

gsize
duid_story_get_row (DuidStory *self)
{
  return self->row;
}
