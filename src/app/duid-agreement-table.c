/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-agreement-table.h"

#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_STORIES_CHARS 8
#define PERCENT_CHARS   8
#define MEASURE_CHARS   20

static void
append_cell (GtkWidget  *box,
             const char *words,
             int         n_chars,
             const char *css_class,
             const char *tip)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_tooltip_text (label, tip);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
duid_agreement_table_make_head (gboolean has_kappa)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (_ ("Tag"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "caption-heading");
  gtk_box_append (GTK_BOX (box), name);
  append_cell (box, _ ("Stories"), N_STORIES_CHARS, "caption-heading",
               _ ("Stories that two of these people or more read or tagged"));
  append_cell (box, _ ("The same"), PERCENT_CHARS, "caption-heading",
               _ ("How often two people say the same of a story"));
  if (has_kappa)
    append_cell (box, _ ("Cohen’s κ"), MEASURE_CHARS, "caption-heading",
                 _ ("Two people: how much more often they say the same than by chance"));
  append_cell (box, _ ("Krippendorff’s α"), MEASURE_CHARS, "caption-heading",
               _ ("How much more often people say the same than by chance; any number of them"));
  gtk_widget_add_css_class (box, "agreement-head");
  return box;
}

static GtkWidget *
make_row (const DuidTagging       *tagging,
          const DuidAgreementLine *line,
          gboolean                 has_kappa)
{
  const DuidTag   *tag = line->tag >= 0 ? duid_tagging_get_tag (tagging, (guint) line->tag) : NULL;
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *name = gtk_label_new (tag != NULL ? tag->name : _ ("All together"));
  double           same = line->measures[DUID_AGREEMENT_PERCENT].number;
  g_autofree char *n_stories = g_strdup_printf ("%'zu", line->n_stories);
  g_autofree char *percent =
    isfinite (same) ? g_strdup_printf ("%.0f %%", 100 * same) : g_strdup ("–");
  g_autofree char *kappa = duid_measure_dup_words (&line->measures[DUID_AGREEMENT_KAPPA]);
  g_autofree char *alpha = duid_measure_dup_words (&line->measures[DUID_AGREEMENT_ALPHA]);

  if (tag != NULL)
    {
      GtkWidget *mark = duid_tag_mark_new (DUID_TAG_MARK_SQUARE, tag->colour);

      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), mark);
    }
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  if (tag == NULL)
    gtk_widget_add_css_class (name, "heading");
  else
    gtk_widget_set_tooltip_text (name, tag->name);
  gtk_box_append (GTK_BOX (box), name);
  append_cell (box, n_stories, N_STORIES_CHARS, "numeric", NULL);
  append_cell (box, percent, PERCENT_CHARS, "numeric", NULL);
  if (has_kappa)
    append_cell (box, kappa, MEASURE_CHARS, "numeric", NULL);
  append_cell (box, alpha, MEASURE_CHARS, "numeric", NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "tag-tree-row");
  g_object_set_data (G_OBJECT (row), "tag", GINT_TO_POINTER (line->tag + 1));
  return row;
}

void
duid_agreement_table_fill (GtkListBox        *list,
                           const DuidTagging *tagging,
                           const GArray      *lines,
                           gboolean           has_kappa)
{
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (list, 0)) != NULL;)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (
      list, make_row (tagging, &g_array_index (lines, DuidAgreementLine, i), has_kappa));
}

int
duid_agreement_table_get_tag (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "tag")) - 1;
}
