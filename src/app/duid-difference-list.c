/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-difference-list.h"

#include "session/duid-session-blind.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>

#define TAG_CHARS 14

static char *
list_names (const DuidCoding     *coding,
            const DuidDifference *difference,
            int                   code)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < coding->people->len; i++)
    {
      const char *name = coding->people->pdata[i];

      if (duid_coding_get (coding, difference->tag, difference->unit, i) == code)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                *name != '\0' ? name : _ ("nobody in particular"));
    }
  return g_string_free (names, FALSE);
}

static GtkWidget *
make_side (const char *icon,
           const char *words,
           const char *names)
{
  GtkWidget       *side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget       *image = gtk_image_new_from_icon_name (icon);
  GtkWidget       *label = gtk_label_new (names);
  g_autofree char *tip = g_strdup_printf (words, names);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (side, tip);
  gtk_box_append (GTK_BOX (side), image);
  gtk_box_append (GTK_BOX (side), label);
  return side;
}

static void
attach_difference (GtkGrid              *grid,
                   int                   line,
                   const DuidTag        *tag,
                   const DuidCoding     *coding,
                   const DuidDifference *difference)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *mark = duid_tag_mark_new (DUID_TAG_MARK_SQUARE, tag->colour);
  GtkWidget       *name = gtk_label_new (tag->name);
  GtkWidget       *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *yes = list_names (coding, difference, 1);
  g_autofree char *no = list_names (coding, difference, 0);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), TAG_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (name), TAG_CHARS);
  gtk_widget_set_tooltip_text (name, tag->name);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), mark);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_widget_set_hexpand (sides, TRUE);
  gtk_box_append (GTK_BOX (sides),
                  make_side ("object-select-symbolic", _ ("Gave the tag: %s"), yes));
  gtk_box_append (GTK_BOX (sides),
                  make_side ("list-remove-symbolic", _ ("Read it without giving the tag: %s"), no));
  gtk_grid_attach (grid, head, 0, line, 1, 1);
  gtk_grid_attach (grid, sides, 1, line, 1, 1);
}

static GtkWidget *
make_row (DuidDataset *dataset,
          gsize        story,
          GtkGrid    **grid)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *title = duid_dataset_dup_title (dataset, story);
  GtkWidget       *head = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (head, "heading");
  *grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (*grid, 12);
  gtk_grid_set_row_spacing (*grid, 2);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*grid));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "difference-row");
  gtk_widget_set_tooltip_text (head, duid_dataset_get_story (dataset, story));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), "story", GSIZE_TO_POINTER (story));
  return row;
}

guint
duid_difference_list_fill (GtkListBox       *list,
                           DuidSession      *session,
                           const DuidCoding *coding,
                           int               tag)
{
  DuidDataset       *dataset = duid_session_get_dataset (session);
  const DuidTagging *tagging = duid_session_get_all_tagging (session);
  g_autoptr (GArray) differences = duid_coding_list_differences (coding, tag);
  GtkGrid *grid = NULL;
  guint    unit = G_MAXUINT;
  guint    n = 0;
  int      line = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (list, 0)) != NULL;)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < differences->len; i++)
    {
      const DuidDifference *difference = &g_array_index (differences, DuidDifference, i);
      gboolean              is_next = difference->unit != unit;

      unit = difference->unit;
      n += is_next;
      if (n > DUID_MOST_DIFFERENCES)
        continue;
      if (is_next)
        {
          gtk_list_box_append (
            list,
            make_row (dataset, g_array_index (coding->rows, gsize, difference->unit), &grid));
          line = 0;
        }
      attach_difference (grid, line++, duid_tagging_get_tag (tagging, difference->tag), coding,
                         difference);
    }
  return n;
}

gsize
duid_difference_list_get_row (GtkListBoxRow *row)
{
  return GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "story"));
}
