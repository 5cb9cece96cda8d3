/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-list-page.h"

GtkWidget *
duid_list_page_new (const char *title)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), title);
  return page;
}

GtkWidget *
duid_list_page_add_group (GtkWidget  *page,
                          const char *title,
                          const char *words)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title != NULL ? title : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}
