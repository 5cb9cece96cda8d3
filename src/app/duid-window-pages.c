/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"
#include "widgets/duid-compare-page.h"
#include "widgets/duid-indicators-page.h"
#include "widgets/duid-patterns-page.h"
#include "widgets/duid-stories-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A page of the window beside exploring; made when it is first seen. */
typedef struct
{
  const char *name;
  const char *title; /* untranslated */
  const char *icon;
  GtkWidget *(*make) (DuidSession   *session,
                      DuidStoryList *stories);
} DuidWindowPage;

static GtkWidget *
make_stories (DuidSession   *session,
              DuidStoryList *stories)
{
  GtkWidget *page = g_object_new (DUID_TYPE_STORIES_PAGE, NULL);

  duid_stories_page_set_session (DUID_STORIES_PAGE (page), session, stories);
  return page;
}

static GtkWidget *
make_indicators (DuidSession   *session,
                 DuidStoryList *stories)
{
  return duid_indicators_page_new (session);
}

static GtkWidget *
make_patterns (DuidSession   *session,
               DuidStoryList *stories)
{
  return duid_patterns_page_new (session);
}

/* In the order of the switcher. */
static const DuidWindowPage pages[] = {
  { "stories", N_ ("Stories"), "duid-stories-symbolic", make_stories },
  { "compare", N_ ("Compare"), "duid-compare-symbolic", duid_compare_page_new },
  { "indicators", N_ ("Indicators"), "duid-indicators-symbolic", make_indicators },
  { "patterns", N_ ("Patterns"), "duid-patterns-symbolic", make_patterns },
  { NULL },
};

/* The name of a page is that of its place in the stack, which is empty until then. */
static void
page_seen_cb (DuidWindow *self)
{
  GtkWidget  *place = adw_view_stack_get_visible_child (self->pages);
  const char *name = adw_view_stack_get_visible_child_name (self->pages);

  if (name == NULL || duid_session_get_dataset (self->session) == NULL)
    return;
  for (const DuidWindowPage *page = pages; page->name != NULL; page++)
    if (strcmp (page->name, name) == 0 && adw_bin_get_child (ADW_BIN (place)) == NULL)
      adw_bin_set_child (ADW_BIN (place), page->make (self->session, self->stories));
}

GtkWidget *
duid_window_show_page (DuidWindow *self,
                       const char *name)
{
  GtkWidget *place = adw_view_stack_get_child_by_name (self->pages, name);

  adw_view_stack_set_visible_child (self->pages, place);
  return ADW_IS_BIN (place) ? adw_bin_get_child (ADW_BIN (place)) : place;
}

void
duid_window_add_pages (DuidWindow *self)
{
  for (const DuidWindowPage *page = pages; page->name != NULL; page++)
    {
      GtkWidget *place = adw_bin_new ();

      adw_view_stack_page_set_icon_name (
        adw_view_stack_add_titled (self->pages, place, page->name, _ (page->title)), page->icon);
    }
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_seen_cb), self,
                           G_CONNECT_SWAPPED);
}
