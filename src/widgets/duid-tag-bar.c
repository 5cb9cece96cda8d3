/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-bar.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-tag-mark.h"
#include "widgets/duid-tag-menu.h"
#include "widgets/duid-tag-picker.h"
#include "widgets/duid-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MOST_NAME_CHARS 28

struct _DuidTagBar
{
  AdwBin parent_instance;

  DuidSession   *session; /* owned */
  DuidWrapBox   *pills;
  GtkWidget     *add_button;
  DuidTagPicker *picker;
};

G_DEFINE_FINAL_TYPE (DuidTagBar, duid_tag_bar, ADW_TYPE_BIN)

/* What people say of one tag on one story. */
typedef struct
{
  guint    tag;
  int      sum;
  int      own;
  guint    n_for;
  guint    n_against;
  gboolean is_hidden; /* by a facilitator, all there is of it */
  GString *agree;     /* names of others */
  GString *disagree;
} Opinion;

static void
clear_opinion (gpointer opinion)
{
  g_string_free (((Opinion *) opinion)->agree, TRUE);
  g_string_free (((Opinion *) opinion)->disagree, TRUE);
}

static void
append_name (GString    *names,
             const char *name)
{
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static GArray *
find_opinions (DuidTagBar *self,
               gsize       row)
{
  DuidTagging  *tagging = duid_session_get_tagging (self->session);
  const GArray *assignments = tagging->assignments;
  DuidProject  *project = duid_session_get_project (self->session);
  const char   *me = project != NULL ? duid_project_get_author (project) : NULL;
  GArray       *opinions = g_array_new (FALSE, FALSE, sizeof (Opinion));

  g_array_set_clear_func (opinions, clear_opinion);
  for (guint i = duid_tagging_find_first (tagging, row); i < assignments->len; i++)
    {
      const DuidAssignment *assignment = &g_array_index (assignments, DuidAssignment, i);
      Opinion              *opinion;

      if (assignment->row != row)
        break;
      if (opinions->len == 0 ||
          g_array_index (opinions, Opinion, opinions->len - 1).tag != assignment->tag)
        {
          Opinion fresh = { .tag = assignment->tag,
                            .agree = g_string_new (NULL),
                            .disagree = g_string_new (NULL) };

          g_array_append_val (opinions, fresh);
        }
      opinion = &g_array_index (opinions, Opinion, opinions->len - 1);
      opinion->sum += assignment->value;
      opinion->n_for += assignment->value > 0;
      opinion->n_against += assignment->value < 0;
      if (g_strcmp0 (assignment->author, me) == 0)
        opinion->own = assignment->value;
      else if (assignment->value != 0)
        append_name (assignment->value > 0 ? opinion->agree : opinion->disagree,
                     assignment->author);
    }
  return opinions;
}

/* What a facilitator hid stands behind the others, unless somebody else gave it too. */
static void
add_hidden (DuidTagBar *self,
            GArray     *opinions,
            gsize       row)
{
  const GArray *hidden = duid_session_get_tagging (self->session)->hidden;

  for (guint i = 0; i < hidden->len; i++)
    {
      const DuidAssignment *assignment = &g_array_index (hidden, DuidAssignment, i);
      Opinion              *opinion = NULL;

      if (assignment->row != row)
        continue;
      for (guint k = 0; k < opinions->len && opinion == NULL; k++)
        if (g_array_index (opinions, Opinion, k).tag == assignment->tag)
          opinion = &g_array_index (opinions, Opinion, k);
      if (opinion == NULL)
        {
          Opinion fresh = { .tag = assignment->tag,
                            .is_hidden = TRUE,
                            .agree = g_string_new (NULL),
                            .disagree = g_string_new (NULL) };

          g_array_append_val (opinions, fresh);
          opinion = &g_array_index (opinions, Opinion, opinions->len - 1);
        }
      if (opinion->is_hidden)
        append_name (opinion->agree, assignment->author);
    }
}

/* ---- pills ---- */

static char *
dup_opinion_words (const Opinion *opinion)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (opinion->is_hidden)
    return g_strdup_printf (_ ("Hidden for everybody; given by %s"), opinion->agree->str);
  if (opinion->own > 0)
    g_string_append (words, _ ("You gave this tag"));
  if (opinion->own < 0)
    g_string_append (words, _ ("You think it does not fit"));
  if (opinion->agree->len > 0)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, _ ("Given by %s"), opinion->agree->str);
    }
  if (opinion->disagree->len > 0)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      g_string_append_printf (words, _ ("Does not fit, says %s"), opinion->disagree->str);
    }
  return g_strdup (words->str);
}

static void
take_off_cb (DuidTagBar *self,
             GtkWidget  *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "tag"));
  g_autoptr (GError) error = NULL;

  if (!duid_session_tag (self->session, NULL, name, FALSE, &error))
    duid_complain (GTK_WIDGET (self), error);
}

/* Made when it is opened: a pill that nobody opens costs no menu. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  DuidTagBar *self = data;
  const char *id = g_object_get_data (G_OBJECT (button), "tag");

  gtk_menu_button_set_popover (button, duid_tag_menu_new (self->session, id));
}

static void
right_press_cb (GtkMenuButton *button)
{
  gtk_menu_button_popup (button);
}

static void
strike_through (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (label, attributes);
}

/* How many say so, where more than one person said anything. */
static void
append_count (GtkWidget *box,
              guint      n,
              gboolean   is_for)
{
  g_autofree char *words = NULL;
  GtkWidget       *label;

  if (n == 0)
    return;
  words = g_strdup_printf (is_for ? "+%u" : "\u2212%u", n);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "tag-count");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_name (const DuidTag *tag,
           const Opinion *opinion)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tag->name);

  if (opinion->is_hidden)
    strike_through (GTK_LABEL (label));
  if (opinion->sum > 0 || opinion->is_hidden)
    gtk_box_append (GTK_BOX (box), duid_tag_mark_new (DUID_TAG_MARK_DISC, tag->colour));
  else
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-remove-symbolic"));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_NAME_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (opinion->own == 0)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("duid-person-symbolic"));
  if (opinion->n_for + opinion->n_against > 1)
    {
      append_count (box, opinion->n_for, TRUE);
      append_count (box, opinion->n_against, FALSE);
    }
  return box;
}

/* On a pill: + it fits, - it does not, Delete or Backspace takes one's word back. */
static gboolean
pill_key_cb (GtkEventController *controller,
             guint               key,
             guint               code,
             GdkModifierType     state,
             gpointer            data)
{
  DuidTagBar      *self = data;
  GtkWidget       *button = gtk_event_controller_get_widget (controller);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "tag"));
  g_autoptr (GError) error = NULL;
  int value;

  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    value = 1;
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    value = -1;
  else if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    value = 0;
  else
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (!duid_session_judge_tag (self->session, NULL, id, value, &error))
    duid_complain (GTK_WIDGET (self), error);
  return TRUE;
}

static GtkWidget *
make_menu_button (DuidTagBar    *self,
                  const DuidTag *tag,
                  const Opinion *opinion)
{
  GtkWidget          *button = gtk_menu_button_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autofree char    *opinion_words = dup_opinion_words (opinion);
  g_autofree char    *words = g_strdup_printf ("%s\n%s", tag->name, opinion_words);
  g_autofree char    *name = g_strdup_printf (_ ("Tag %s"), tag->name);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), make_name (tag, opinion));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, opinion_words, -1);
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag->id), g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu_cb, self, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_press_cb), button);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (pill_key_cb), self, 0);
  gtk_widget_add_controller (button, key);
  return button;
}

static GtkWidget *
make_pill (DuidTagBar    *self,
           const Opinion *opinion)
{
  DuidTagging     *tagging = duid_session_get_tagging (self->session);
  const DuidTag   *tag = duid_tagging_get_tag (tagging, opinion->tag);
  GtkWidget       *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *close;
  g_autofree char *words = NULL;

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pill, "tag-pill");
  if (opinion->sum <= 0)
    gtk_widget_add_css_class (pill, "against");
  gtk_box_append (GTK_BOX (pill), make_menu_button (self, tag, opinion));
  if (opinion->own <= 0)
    return pill;
  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  words = g_strdup_printf (_ ("Take off tag %s"), tag->name);
  gtk_widget_add_css_class (pill, "own");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_tooltip_text (close, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (close), "tag", g_strdup (tag->name), g_free);
  g_signal_connect_object (close, "clicked", G_CALLBACK (take_off_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (pill), close);
  return pill;
}

/* ---- life ---- */

static void
duid_tag_bar_dispose (GObject *object)
{
  g_clear_object (&DUID_TAG_BAR (object)->session);
  G_OBJECT_CLASS (duid_tag_bar_parent_class)->dispose (object);
}

static void
duid_tag_bar_class_init (DuidTagBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_tag_bar_dispose;
}

static void
duid_tag_bar_init (DuidTagBar *self)
{
  GtkWidget *pills = duid_wrap_box_new (6);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *picker = g_object_new (DUID_TYPE_TAG_PICKER, NULL);

  self->pills = DUID_WRAP_BOX (pills);
  self->picker = DUID_TAG_PICKER (picker);
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "circular");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a tag (T)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a tag"), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), picker);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), popover);
  duid_wrap_box_insert (self->pills, self->add_button, NULL);
  adw_bin_set_child (ADW_BIN (self), pills);
}

void
duid_tag_bar_set_session (DuidTagBar  *self,
                          DuidSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  duid_tag_picker_set_session (self->picker, session);
}

void
duid_tag_bar_refresh (DuidTagBar *self)
{
  gssize     row = duid_session_get_focus (self->session);
  GtkWidget *child;
  g_autoptr (GArray) opinions = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != self->add_button)
    duid_wrap_box_remove (self->pills, child);
  if (row < 0 || duid_session_get_tagging (self->session) == NULL)
    return;
  opinions = find_opinions (self, (gsize) row);
  add_hidden (self, opinions, (gsize) row);
  for (guint i = 0; i < opinions->len; i++)
    duid_wrap_box_insert (self->pills, make_pill (self, &g_array_index (opinions, Opinion, i)),
                          self->add_button);
}

void
duid_tag_bar_open_picker (DuidTagBar *self,
                          gsize       start,
                          gsize       end)
{
  duid_tag_picker_set_passage (self->picker, start, end);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->add_button));
}
