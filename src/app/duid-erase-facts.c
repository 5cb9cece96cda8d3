/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-erase-facts.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMED 4

static GtkWidget *
add_fact (GtkWidget  *group,
          const char *icon,
          const char *title,
          const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* ---- what goes ---- */

/* “Oma, School, De fiets and 2 others”. */
static char *
name_stories (DuidDataset    *dataset,
              const DuidRows *rows)
{
  GString *names = g_string_new (NULL);
  gsize    n = duid_rows_count (rows);
  gsize    named = 0;

  for (gssize row = duid_rows_next (rows, 0); row >= 0 && named < MOST_NAMED;
       row = duid_rows_next (rows, (gsize) row + 1), named++)
    {
      g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) row);

      g_string_append_printf (names, "%s“%s”", named > 0 ? ", " : "", title);
    }
  if (n > named)
    g_string_append_printf (
      names, g_dngettext (GETTEXT_PACKAGE, " and %zu other", " and %zu others", n - named),
      n - named);
  return g_string_free (names, FALSE);
}

static GtkWidget *
make_goes (DuidDataset       *dataset,
           const DuidErasing *erasing)
{
  GtkWidget       *group = adw_preferences_group_new ();
  gsize            n = erasing->n_stories;
  g_autofree char *names = name_stories (dataset, erasing->rows);
  g_autofree char *count = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu story: its text and its answers",
                 "%zu stories: their texts and their answers", n),
    n);
  g_autofree char *tags = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu tag", "%zu tags", erasing->n_tags),
    erasing->n_tags);
  g_autofree char *notes = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu note", "%zu notes", erasing->n_notes),
    erasing->n_notes);
  g_autofree char *added = g_strdup_printf (
    _ ("What people added: %s%s%s"), erasing->n_tags > 0 ? tags : "",
    erasing->n_tags > 0 && erasing->n_notes > 0 ? ", " : "", erasing->n_notes > 0 ? notes : "");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("This goes, for good"));
  add_fact (group, "duid-story-symbolic", count, names);
  if (erasing->n_tags + erasing->n_notes > 0)
    add_fact (group, "duid-tag-symbolic", added, NULL);
  add_fact (group, "edit-copy-symbolic", _ ("The same in every other copy of this project"),
            _ ("As soon as it is merged with this one. A copy that still has it does not bring it "
               "back."));
  return group;
}

/* ---- what stays ---- */

static void
add_backups (GtkWidget         *group,
             const DuidErasing *erasing,
             gboolean           is_on,
             GtkSwitch        **clears)
{
  guint            n = erasing->n_backups;
  g_autofree char *words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u backup or version made before still holds it",
                 "%u backups and versions made before still hold it", n),
    n);
  GtkWidget *row;

  *clears = NULL;
  if (n == 0)
    return;
  row = add_fact (group, "document-open-recent-symbolic", words,
                  _ ("Take these away too; one new backup is made afterwards"));
  *clears = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (*clears, is_on);
  gtk_widget_set_valign (GTK_WIDGET (*clears), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*clears), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take the backups away too"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*clears));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*clears));
}

static void
add_quotes (GtkWidget         *group,
            const DuidErasing *erasing)
{
  GPtrArray       *quoted = erasing->quoted_in;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (quoted->len == 0)
    return;
  for (guint i = 0; i < quoted->len && i < MOST_NAMED; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (char *) quoted->pdata[i]);
  title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u pattern or note elsewhere has words of it",
                 "%u patterns and notes elsewhere have words of it", quoted->len),
    quoted->len);
  words = g_strdup_printf (
    _ ("%s. These stay as they are; what they said before can be read in the history."),
    list->str);
  add_fact (group, "duid-patterns-symbolic", title, words);
}

static GtkWidget *
make_stays (const DuidErasing *erasing,
            gboolean           is_on,
            GtkSwitch        **clears)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("This stays"));
  add_backups (group, erasing, is_on, clears);
  add_quotes (group, erasing);
  add_fact (group, "x-office-spreadsheet-symbolic",
            _ ("The file it was imported from, and what was exported or printed"),
            _ ("The program does not know where those are. When the file is imported again, the "
               "story stays out."));
  return group;
}

GtkWidget *
duid_erase_facts_new (DuidDataset       *dataset,
                      const DuidErasing *erasing,
                      gboolean           is_on,
                      GtkSwitch        **clears)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), make_goes (dataset, erasing));
  gtk_box_append (GTK_BOX (box), make_stays (erasing, is_on, clears));
  return box;
}
