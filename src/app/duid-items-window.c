/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-items-window.h"

#include "base/duid-number.h"
#include "model/duid-item-pairs.h"
#include "session/duid-session-questions.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MANY_SLIDERS 12 /* from here on people search in the list */

/* One line of the window. */
typedef struct
{
  GtkWidget   *row;
  GtkDropDown *sides[2]; /* importance and experience */
} Pair;

struct _DuidItemsWindow
{
  AdwWindow parent_instance;

  DuidSession   *session;
  char          *question; /* that is changed, or NULL */
  GArray        *sliders;  /* guint: questions, as they stand in the lists */
  GtkStringList *titles;   /* of them, after the words for none */
  GArray        *pairs;    /* Pair */
  GtkEditable   *name;
  GtkWidget     *list;
  GtkLabel      *problem;
  GtkWidget     *button;
};

G_DEFINE_FINAL_TYPE (DuidItemsWindow, duid_items_window, ADW_TYPE_WINDOW)

/* ---- what is chosen ---- */

/* Questions of the pairs by turns (transfer full); G_MAXUINT where none is chosen. */
static GArray *
list_chosen (DuidItemsWindow *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->pairs->len; i++)
    for (int side = 0; side < 2; side++)
      {
        const Pair *pair = &g_array_index (self->pairs, Pair, i);
        guint       position = gtk_drop_down_get_selected (pair->sides[side]);
        guint       question = G_MAXUINT;

        if (position > 0 && position <= self->sliders->len)
          question = g_array_index (self->sliders, guint, position - 1);
        g_array_append_val (chosen, question);
      }
  return chosen;
}

static char *
dup_scale (const DuidQuestion *question)
{
  g_autofree char *low = duid_number_for_people (question->min, 6);
  g_autofree char *high = duid_number_for_people (question->max, 6);

  /* Translators: a scale, from its lowest to its highest number. */
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static gboolean
has_gap (const GArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, guint, i) == G_MAXUINT)
      return TRUE;
  return FALSE;
}

/* Why these pairs cannot be taken together, or NULL when they can (transfer full). */
static char *
dup_problem (DuidItemsWindow *self,
             const GArray    *chosen)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  if (chosen->len < 2)
    return g_strdup (_ ("Add a pair first."));
  if (has_gap (chosen))
    return g_strdup (_ ("Choose both sliders of each pair."));
  for (guint i = 0; i < chosen->len; i++)
    {
      guint               asked = g_array_index (chosen, guint, i);
      const DuidQuestion *question = duid_dataset_get_question (dataset, asked);
      const DuidQuestion *first =
        duid_dataset_get_question (dataset, g_array_index (chosen, guint, i % 2));
      g_autofree char *title = duid_look_question_title (self->session, (int) asked);
      g_autofree char *scale = dup_scale (question);
      g_autofree char *first_scale = dup_scale (first);

      if (asked == g_array_index (chosen, guint, i ^ 1))
        return g_strdup_printf (_ ("“%s” stands on both sides of a pair."), title);
      if (question->min != first->min || question->max != first->max)
        return g_strdup_printf (_ ("The scale of “%s” is %s, and that of the first pair %s. The "
                                   "sliders of one column need one scale."),
                                title, scale, first_scale);
    }
  return NULL;
}

static void
show_ready (DuidItemsWindow *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autofree char *problem = dup_problem (self, chosen);

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_sensitive (self->button,
                            problem == NULL && *gtk_editable_get_text (self->name) != '\0');
}

/* ---- making it ---- */

static gboolean
keep (DuidItemsWindow      *self,
      const DuidDerivation *derivation,
      GError              **error)
{
  const char      *label = gtk_editable_get_text (self->name);
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *made = NULL;

  if (self->question != NULL)
    return duid_session_change_derived (self->session, self->question, derivation, label, error);
  if (!duid_session_derive_question (self->session, derivation, label, &made, error))
    return FALSE;
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.add-chart-as", "(ss)", made, "items");
  return TRUE;
}

static void
make_cb (DuidItemsWindow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (DUID_DERIVE_ITEMS, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (
      derivation->of,
      g_strdup (duid_dataset_get_question (dataset, g_array_index (chosen, guint, i))->name));
  if (keep (self, derivation, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    duid_compat_tell (GTK_WINDOW (self), _ ("The question was not made"), error->message);
}

/* ---- lines ---- */

static void
remove_cb (GtkWidget       *button,
           DuidItemsWindow *self)
{
  GtkWidget *row = gtk_widget_get_parent (button);

  for (guint i = 0; i < self->pairs->len; i++)
    if (g_array_index (self->pairs, Pair, i).row == row)
      {
        g_array_remove_index (self->pairs, i);
        break;
      }
  gtk_box_remove (GTK_BOX (self->list), row);
  show_ready (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  unused)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  unused)
{
  GtkWidget  *label = gtk_list_item_get_child (item);
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_tooltip_text (label, title);
}

static GtkDropDown *
make_side (DuidItemsWindow *self,
           int              question,
           const char      *label)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget     *side = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->titles)), words);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (side), factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (side), self->sliders->len >= MANY_SLIDERS);
  for (guint i = 0; i < self->sliders->len; i++)
    if (question == (int) g_array_index (self->sliders, guint, i))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (side), i + 1);
  gtk_widget_set_hexpand (side, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (side, "notify::selected", G_CALLBACK (show_ready), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (side);
}

static void
add_pair (DuidItemsWindow *self,
          int              importance,
          int              experience)
{
  Pair       pair = { gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), { NULL, NULL } };
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  pair.sides[0] = make_side (self, importance, _ ("Importance"));
  pair.sides[1] = make_side (self, experience, _ ("Experience"));
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_widget_set_hexpand (sides, TRUE);
  gtk_box_append (GTK_BOX (sides), GTK_WIDGET (pair.sides[0]));
  gtk_box_append (GTK_BOX (sides), GTK_WIDGET (pair.sides[1]));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take this pair away"));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (pair.row), sides);
  gtk_box_append (GTK_BOX (pair.row), button);
  gtk_box_append (GTK_BOX (self->list), pair.row);
  g_array_append_val (self->pairs, pair);
}

/* Which sliders belong together only people know. */
static void
add_cb (DuidItemsWindow *self)
{
  const Pair *pair;

  add_pair (self, -1, -1);
  show_ready (self);
  pair = &g_array_index (self->pairs, Pair, self->pairs->len - 1);
  gtk_widget_grab_focus (GTK_WIDGET (pair->sides[0]));
}

/* ---- what there is to choose from ---- */

/* What was asked; with the name of the question where another asked the same. */
static char *
dup_title (DuidItemsWindow *self,
           guint            position)
{
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  guint            question = g_array_index (self->sliders, guint, position);
  g_autofree char *title = duid_look_question_words (self->session, (int) question);

  for (guint i = 0; i < self->sliders->len; i++)
    {
      g_autofree char *other =
        duid_look_question_words (self->session, (int) g_array_index (self->sliders, guint, i));

      if (i != position && strcmp (title, other) == 0)
        return g_strdup_printf ("%s (%s)", title,
                                duid_dataset_get_question (dataset, question)->name);
    }
  return g_steal_pointer (&title);
}

static void
list_sliders (DuidItemsWindow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  gtk_string_list_append (self->titles, _ ("Choose a slider…"));
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_derivation_can_use (DUID_DERIVE_ITEMS, duid_dataset_get_question (dataset, i)))
      g_array_append_val (self->sliders, i);
  for (guint i = 0; i < self->sliders->len; i++)
    {
      g_autofree char *title = dup_title (self, i);

      gtk_string_list_append (self->titles, title);
    }
}

/* The pairs of the question that is changed, else those that names give away. */
static void
fill_pairs (DuidItemsWindow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (DuidDerivation) derivation = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (self->question != NULL)
    derivation = duid_derivation_from_string (duid_question_changes_get (
      duid_dataset_get_changes (dataset), self->question, DUID_CHANGE_DERIVE));
  found = derivation != NULL ? g_ptr_array_ref (derivation->of) : duid_item_pairs_find (dataset);
  for (guint i = 0; i + 1 < found->len; i += 2)
    add_pair (self, duid_session_find_question (self->session, found->pdata[i]),
              duid_session_find_question (self->session, found->pdata[i + 1]));
  if (found->len == 0 && self->sliders->len >= 2)
    add_cb (self);
}

/* ---- life ---- */

static void
duid_items_window_dispose (GObject *object)
{
  g_clear_object (&DUID_ITEMS_WINDOW (object)->session);
  g_clear_object (&DUID_ITEMS_WINDOW (object)->titles);
  G_OBJECT_CLASS (duid_items_window_parent_class)->dispose (object);
}

static void
duid_items_window_finalize (GObject *object)
{
  DuidItemsWindow *self = DUID_ITEMS_WINDOW (object);

  g_free (self->question);
  g_array_unref (self->sliders);
  g_array_unref (self->pairs);
  G_OBJECT_CLASS (duid_items_window_parent_class)->finalize (object);
}

static void
duid_items_window_class_init (DuidItemsWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_items_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_items_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
duid_items_window_init (DuidItemsWindow *self)
{
  self->sliders = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->titles = gtk_string_list_new (NULL);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The names of both columns, over them. */
static GtkWidget *
make_heads (void)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  gtk_box_append (GTK_BOX (heads), make_label (_ ("Importance"), "heading"));
  gtk_box_append (GTK_BOX (heads), make_label (_ ("Experience"), "heading"));
  gtk_widget_set_margin_end (heads, 40);
  return heads;
}

static GtkWidget *
make_name (DuidItemsWindow *self)
{
  GtkWidget       *entry = gtk_entry_new ();
  int              question = self->question != NULL
                                ? duid_session_find_question (self->session, self->question)
                                : -1;
  g_autofree char *title =
    question >= 0 ? duid_look_question_title (self->session, question) : NULL;

  self->name = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->name, title != NULL ? title : _ ("Importance and experience"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the new question"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the new question"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_ready), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_content (DuidItemsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a pair"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->problem = GTK_LABEL (make_label (NULL, "warning"));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_name (self));
  gtk_box_append (GTK_BOX (box),
                  make_label (_ ("Two sliders about the same thing make a pair: how important it "
                                 "is, and how it was experienced. Pairs that their names give "
                                 "away stand here already."),
                              "secondary"));
  gtk_box_append (GTK_BOX (box), make_heads ());
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* A survey with less than two sliders has nothing to pair. */
static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No sliders to pair"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("This picture needs two sliders about the same thing. A canvas with two scales shows it by "
       "itself: choose “Items on two scales” in the menu of its card."));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
fill (DuidItemsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  list_sliders (self);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->sliders->len < 2 ? make_empty () : make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  if (self->sliders->len < 2)
    return;
  self->button = gtk_button_new_with_label (self->question != NULL ? _ ("Change") : _ ("Make"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (make_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->button);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  fill_pairs (self);
  show_ready (self);
}

GtkWindow *
duid_items_window_new (GtkWindow   *parent,
                       DuidSession *session,
                       const char  *question)
{
  DuidItemsWindow *self = g_object_new (DUID_TYPE_ITEMS_WINDOW, NULL);

  self->session = g_object_ref (session);
  self->question = g_strdup (question);
  fill (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Importance and experience"));
  gtk_window_set_default_size (GTK_WINDOW (self), 820, 620);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  return GTK_WINDOW (self);
}
