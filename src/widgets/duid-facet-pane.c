/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-facet-pane.h"

#include "widgets/duid-facet-row.h"
#include "widgets/duid-whole-draw.h"

#include <glib/gi18n-lib.h>

/* This many choices stand open in a project seen for the first time. */
#define FIRST_OPEN_CHOICES 1

struct _DuidFacetPane
{
  AdwBin parent_instance;

  DuidSession    *session;
  GtkSearchEntry *search;
  GtkBox         *rows;
  GtkWidget      *groups;
  GtkWidget      *group_rows;
  GtkWidget      *nothing;
};

G_DEFINE_FINAL_TYPE (DuidFacetPane, duid_facet_pane, ADW_TYPE_BIN)

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Which questions stand open, by name: more stories of a project close nothing. */
static GHashTable *
list_open (DuidFacetPane *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_hash_table_insert (open, g_strdup (duid_facet_row_get_name (DUID_FACET_ROW (row))),
                         GINT_TO_POINTER (duid_facet_row_is_open (DUID_FACET_ROW (row))));
  return open;
}

static void
make_rows (DuidFacetPane *self)
{
  g_autoptr (GHashTable) open = list_open (self);
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  guint        n_open = 0;
  gboolean     has_scale = FALSE;

  remove_children (self->rows);
  for (int i = 0; dataset != NULL && i <= DUID_QUESTION_TAGS (dataset); i++)
    {
      const DuidQuestion *question =
        i < DUID_QUESTION_TAGS (dataset) ? duid_dataset_get_question (dataset, (guint) i) : NULL;
      GtkWidget *row;
      gpointer   was_open;

      if (question != NULL && (!duid_question_is_chartable (question) || question->is_sensitive ||
                               question->type == DUID_QUESTION_LANGUAGE))
        continue;
      row = duid_facet_row_new (self->session, i);
      gtk_box_append (self->rows, row);
      if (g_hash_table_lookup_extended (open, duid_facet_row_get_name (DUID_FACET_ROW (row)), NULL,
                                        &was_open))
        duid_facet_row_open (DUID_FACET_ROW (row), GPOINTER_TO_INT (was_open));
      else if (question == NULL)
        duid_facet_row_open (DUID_FACET_ROW (row), TRUE);
      else if (question->type == DUID_QUESTION_CHOICE && n_open < FIRST_OPEN_CHOICES &&
               ++n_open > 0)
        duid_facet_row_open (DUID_FACET_ROW (row), TRUE);
      else if (question->type == DUID_QUESTION_SLIDER && !has_scale && (has_scale = TRUE))
        duid_facet_row_open (DUID_FACET_ROW (row), TRUE);
    }
}

static void
show_group_cb (DuidFacetPane *self,
               GtkWidget     *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-group", "s",
                              (const char *) g_object_get_data (G_OBJECT (button), "group"));
}

/* One line for each of its conditions, as their chips say it. */
static char *
dup_group_words (DuidFacetPane   *self,
                 const DuidGroup *group)
{
  DuidSelection *selection = duid_session_get_selection (self->session);
  g_autoptr (GPtrArray) conditions =
    duid_conditions_parse (group->conditions, duid_selection_get_stand (selection), NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      g_autofree char *subject = NULL;
      g_autofree char *value = NULL;

      duid_condition_describe (g_ptr_array_index (conditions, i),
                               duid_session_get_dataset (self->session), &subject, &value);
      g_string_append_printf (words, "%s%s: %s", i > 0 ? "\n" : "", subject, value);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_group_row (DuidFacetPane   *self,
                const DuidGroup *group)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *button = gtk_button_new_with_label (group->name);
  GtkWidget       *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("Delete group “%s”"), group->name);
  g_autofree char *conditions = dup_group_words (self, group);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, conditions);
  g_object_set_data_full (G_OBJECT (button), "group", g_strdup (group->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_group_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "win.delete-group");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", group->id);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static void
show_groups (DuidFacetPane *self)
{
  DuidTagging *tagging = duid_session_get_tagging (self->session);

  remove_children (GTK_BOX (self->group_rows));
  for (guint i = 0; tagging != NULL && i < tagging->groups->len; i++)
    gtk_box_append (GTK_BOX (self->group_rows),
                    make_group_row (self, g_ptr_array_index (tagging->groups, i)));
  gtk_widget_set_visible (self->groups, tagging != NULL && tagging->groups->len > 0);
}

static void
search_cb (DuidFacetPane *self)
{
  g_autofree char *words =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  guint n_shown = 0;

  g_strstrip (words);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean matches = duid_facet_row_matches (DUID_FACET_ROW (row), words);

      gtk_widget_set_visible (row, matches);
      n_shown += matches;
    }
  gtk_widget_set_visible (self->nothing, n_shown == 0);
}

static void
session_changed_cb (DuidFacetPane *self,
                    guint          what)
{
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      make_rows (self);
      search_cb (self);
    }
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) != 0)
    show_groups (self);
}

static void
duid_facet_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_FACET_PANE);
  g_clear_object (&DUID_FACET_PANE (object)->session);
  G_OBJECT_CLASS (duid_facet_pane_parent_class)->dispose (object);
}

static void
duid_facet_pane_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  duid_whole_draw (widget, snapshot);
  GTK_WIDGET_CLASS (duid_facet_pane_parent_class)->snapshot (widget, snapshot);
}

static void
duid_facet_pane_class_init (DuidFacetPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_facet_pane_dispose;
  widget_class->snapshot = duid_facet_pane_snapshot;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/facet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidFacetPane, search);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetPane, rows);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetPane, groups);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetPane, group_rows);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetPane, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
duid_facet_pane_init (DuidFacetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
duid_facet_pane_set_session (DuidFacetPane *self,
                             DuidSession   *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self, ~0u);
}
