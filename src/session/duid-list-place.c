/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-list-place.h"

struct _DuidListPlace
{
  GObject parent_instance;
  guint   position;
};

G_DEFINE_FINAL_TYPE (DuidListPlace, duid_list_place, G_TYPE_OBJECT)

static void
duid_list_place_class_init (DuidListPlaceClass *class)
{
}

static void
duid_list_place_init (DuidListPlace *self)
{
}

DuidListPlace *
duid_list_place_new (guint position)
{
  DuidListPlace *self = g_object_new (DUID_TYPE_LIST_PLACE, NULL);

  self->position = position;
  return self;
}

guint
duid_list_place_get_position (DuidListPlace *self)
{
  return self->position;
}
