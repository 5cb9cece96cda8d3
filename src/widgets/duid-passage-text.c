/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-passage-text.h"

#include "widgets/duid-passage-group.h"
#include "widgets/duid-passage-lines.h"
#include "widgets/duid-passage-list.h"
#include "widgets/duid-story-places.h"
#include "widgets/duid-story-text.h"
#include "widgets/duid-popover.h"

#include <string.h>

/* The height of a line of text, and what each more line under words adds. */
#define LINE_HEIGHT 1.2
#define ROOM        0.14

struct _DuidPassageText
{
  AdwBin parent_instance;

  DuidSession      *session; /* owned */
  gssize            row;     /* of the story that is shown, or -1 */
  DuidStoryPlaces  *places;  /* of that story; owned */
  GArray           *groups;  /* DuidPassageGroup of it; owned */
  double            pressed_x;
  double            pressed_y;
  gboolean          is_single; /* the press was not the second of two */
  GtkLabel         *label;
  DuidPassageLines *lines;
};

G_DEFINE_FINAL_TYPE (DuidPassageText, duid_passage_text, ADW_TYPE_BIN)

/* The lines under the words, in the places where these are shown. */
static void
show_lines (DuidPassageText *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DuidPassageLine));

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DuidPassageGroup *group = &g_array_index (self->groups, DuidPassageGroup, i);
      DuidPassageLine         line = {
                .start = duid_story_places_to_shown (self->places, group->start),
                .end = duid_story_places_to_shown (self->places, group->end),
                .level = group->level,
                .colour = duid_tagging_get_tag (tagging, group->tag)->colour,
                .is_dashed = group->n_for <= group->n_against,
                .is_faint = group->is_hidden
      };

      g_array_append_val (lines, line);
    }
  duid_passage_lines_show (self->lines, self->label, lines);
}

/* Lines of text stand further apart where passages overlap. */
static void
make_room (DuidPassageText *self,
           PangoAttrList   *attributes)
{
  guint n_levels = duid_passage_groups_count_levels (self->groups);

  if (n_levels > 1)
    pango_attr_list_change (attributes,
                            pango_attr_line_height_new (LINE_HEIGHT + (n_levels - 1) * ROOM));
}

/* ---- clicks ---- */

static void
point_at (DuidPassageText *self,
          GtkWidget       *popover,
          double           x,
          double           y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t at;

  if (gtk_widget_compute_point (GTK_WIDGET (self->label), GTK_WIDGET (self), &from, &at))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle) { (int) at.x, (int) at.y + 6, 1, 1 });
}

/* A click on tagged words tells what they are tagged with. */
static void
tell_passages (DuidPassageText *self,
               double           x,
               double           y)
{
  PangoLayout *layout = gtk_label_get_layout (self->label);
  GtkWidget   *list;
  GtkWidget   *popover;
  int          left;
  int          top;
  int          byte;
  int          trailing;

  gtk_label_get_layout_offsets (self->label, &left, &top);
  if (self->groups == NULL ||
      !pango_layout_xy_to_index (layout, (int) ((x - left) * PANGO_SCALE),
                                 (int) ((y - top) * PANGO_SCALE), &byte, &trailing))
    return;
  list = duid_passage_list_new (self->session, self->groups,
                                (gssize) duid_story_places_to_story (self->places, (guint) byte));
  if (list == NULL)
    return;
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  point_at (self, popover, x, y);
  duid_popover_let_go_when_closed (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (DuidPassageText *self,
            int              n_press,
            double           x,
            double           y)
{
  self->pressed_x = x;
  self->pressed_y = y;
  self->is_single = n_press == 1;
}

/* The label takes the press for itself, so only its event tells of the release. What was
 * selected by moving in between is not a click. */
static gboolean
event_cb (DuidPassageText *self,
          GdkEvent        *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE && self->is_single &&
      gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY &&
      !gtk_label_get_selection_bounds (self->label, NULL, NULL))
    tell_passages (self, self->pressed_x, self->pressed_y);
  return GDK_EVENT_PROPAGATE;
}

static void
follow_clicks (DuidPassageText *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *release = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (release, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (release, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->label), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->label), release);
}

/* ---- life ---- */

static void
duid_passage_text_dispose (GObject *object)
{
  DuidPassageText *self = DUID_PASSAGE_TEXT (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_PASSAGE_TEXT);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_passage_text_parent_class)->dispose (object);
}

static void
duid_passage_text_finalize (GObject *object)
{
  DuidPassageText *self = DUID_PASSAGE_TEXT (object);

  g_clear_pointer (&self->places, duid_story_places_free);
  g_array_unref (self->groups);
  G_OBJECT_CLASS (duid_passage_text_parent_class)->finalize (object);
}

static void
duid_passage_text_class_init (DuidPassageTextClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_passage_text_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_passage_text_finalize;
  g_type_ensure (DUID_TYPE_PASSAGE_LINES);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/passage-text.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidPassageText, label);
  gtk_widget_class_bind_template_child (widget_class, DuidPassageText, lines);
}

static void
duid_passage_text_init (DuidPassageText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->row = -1;
  self->groups = g_array_new (FALSE, FALSE, sizeof (DuidPassageGroup));
  follow_clicks (self);
}

void
duid_passage_text_show (DuidPassageText *self,
                        DuidSession     *session,
                        gssize           row)
{
  const char *story = duid_dataset_get_story (duid_session_get_dataset (session), (gsize) row);
  gboolean    is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (GPtrArray) searches = duid_story_text_find_searches (duid_session_get_view (session));
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = duid_story_text_new (story, searches, is_dark, &attributes);

  g_set_object (&self->session, session);
  self->row = row;
  g_clear_pointer (&self->places, duid_story_places_free);
  self->places = duid_story_places_new (story);
  g_array_unref (self->groups);
  self->groups = duid_passage_groups_new (session, (gsize) row);
  make_room (self, attributes);
  gtk_label_set_attributes (self->label, attributes);
  /* The same text set again would lose what is selected in it. */
  if (strcmp (text, gtk_label_get_text (self->label)) != 0)
    gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
  show_lines (self);
}

GArray *
duid_passage_text_get_groups (DuidPassageText *self)
{
  return self->groups;
}

gboolean
duid_passage_text_get_selected (DuidPassageText *self,
                                gsize           *start,
                                gsize           *end)
{
  const char *text = gtk_label_get_text (self->label);
  int         from;
  int         to;

  if (self->places == NULL || !gtk_label_get_selection_bounds (self->label, &from, &to))
    return FALSE;
  *start = duid_story_places_to_story (
    self->places, (guint) (g_utf8_offset_to_pointer (text, from) - text));
  *end = duid_story_places_to_story (
    self->places, (guint) (g_utf8_offset_to_pointer (text, to) - text));
  return *start < *end;
}
