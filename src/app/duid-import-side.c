/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-side.h"

#include "app/duid-import-corners.h"
#include "app/duid-import-matches.h"
#include "app/duid-import-options.h"
#include "base/duid-number.h"
#include "import/duid-import-decisions.h"
#include "import/duid-recognition-constant.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DuidImportSide
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  guint            index;
  DuidFramework   *framework; /* borrowed; of the project, or NULL */

  DuidImportMatches *matches; /* of the box; NULL when no question is shown */
};

enum
{
  CHANGED,
  RESTRUCTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportSide, duid_import_side, ADW_TYPE_BIN)

static DuidRecognisedQuestion *
get_asked (DuidImportSide *self)
{
  return g_ptr_array_index (self->recognition->questions, self->index);
}

static void
tell (DuidImportSide *self,
      gboolean        reads_anew)
{
  g_signal_emit (self, signals[CHANGED], 0, reads_anew);
}

/* ---- entries that write into a word of the question ---- */

/* Words of people may hold what markup would take for its own. */
static GtkWidget *
make_entry (void)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  return row;
}

static void
word_changed_cb (GtkEditable *entry,
                 gpointer     data)
{
  DuidImportSide *self = data;
  char          **word = g_object_get_data (G_OBJECT (entry), "word");

  g_free (*word);
  *word = g_strdup (gtk_editable_get_text (entry));
  tell (self, FALSE);
}

static GtkWidget *
add_word (DuidImportSide *self,
          GtkWidget      *group,
          const char     *title,
          char          **word)
{
  GtkWidget *row = make_entry ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), *word != NULL ? *word : "");
  g_object_set_data (G_OBJECT (row), "word", word);
  g_signal_connect_object (row, "changed", G_CALLBACK (word_changed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
number_changed_cb (GtkEditable *entry,
                   gpointer     data)
{
  DuidImportSide *self = data;
  DuidQuestion   *question = get_asked (self)->question;
  double         *number = g_object_get_data (G_OBJECT (entry), "number");
  double          before = *number;
  gboolean        is_number = duid_number_parse (gtk_editable_get_text (entry), ',', number);

  if (is_number && question->min < question->max)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      tell (self, TRUE);
      return;
    }
  *number = before;
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
add_number (DuidImportSide *self,
            GtkWidget      *group,
            const char     *title,
            double         *number)
{
  GtkWidget       *row = make_entry ();
  g_autofree char *text = duid_number_for_people (*number, 6);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_object_set_data (G_OBJECT (row), "number", number);
  g_signal_connect_object (row, "changed", G_CALLBACK (number_changed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
bands_changed_cb (GtkEditable    *entry,
                  DuidImportSide *self)
{
  if (duid_recognition_set_bands (self->recognition, self->index, gtk_editable_get_text (entry)))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      tell (self, TRUE);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

/* ---- by type ---- */

static void
add_scale (DuidImportSide *self,
           GtkWidget      *group)
{
  DuidQuestion    *question = get_asked (self)->question;
  g_autofree char *bands = duid_recognition_dup_bands (self->recognition, self->index);
  GtkWidget       *row = make_entry ();

  add_word (self, group, _ ("Words at the left end"), &question->left);
  add_word (self, group, _ ("Words at the right end"), &question->right);
  add_number (self, group, _ ("Smallest"), &question->min);
  add_number (self, group, _ ("Largest"), &question->max);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Bands, as: Low < 4; Middle < 6; High"));
  gtk_editable_set_text (GTK_EDITABLE (row), bands);
  g_signal_connect_object (row, "changed", G_CALLBACK (bands_changed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
allow_toggled_cb (GtkCheckButton *button,
                  DuidImportSide *self)
{
  DuidQuestion *question = get_asked (self)->question;
  const char   *option = g_object_get_data (G_OBJECT (button), "option");
  guint         at;

  if (g_ptr_array_find_with_equal_func (question->show, option, g_str_equal, &at))
    g_ptr_array_remove_index (question->show, at);
  if (gtk_check_button_get_active (button))
    g_ptr_array_add (question->show, g_strdup (option));
  tell (self, TRUE);
}

static void
add_consent (DuidImportSide *self,
             GtkWidget      *group)
{
  DuidQuestion *question = get_asked (self)->question;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Stories with these answers may be shown to a group:"));
  for (guint i = 0; i < question->options->len; i++)
    {
      const char *option = g_ptr_array_index (question->options, i);
      GtkWidget  *row = adw_action_row_new ();
      GtkWidget  *tick = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), option);
      gtk_check_button_set_active (
        GTK_CHECK_BUTTON (tick),
        g_ptr_array_find_with_equal_func (question->show, option, g_str_equal, NULL));
      g_object_set_data_full (G_OBJECT (tick), "option", g_strdup (option), g_free);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (allow_toggled_cb), self, 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

/* ---- parts that are widgets of their own ---- */

static void
part_changed_cb (DuidImportSide *self)
{
  tell (self, TRUE);
}

static void
corners_changed_cb (DuidImportSide *self,
                    gboolean        reads_anew)
{
  tell (self, reads_anew);
}

static void
restructured_cb (DuidImportSide *self,
                 guint           index)
{
  g_signal_emit (self, signals[RESTRUCTURED], 0, index);
}

static void
add_corners (DuidImportSide *self,
             GtkWidget      *box)
{
  GtkWidget *corners = duid_import_corners_new (self->recognition, self->index);

  g_signal_connect_object (corners, "changed", G_CALLBACK (corners_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), corners);
}

static void
add_options (DuidImportSide *self,
             GtkWidget      *box)
{
  GtkWidget *options;

  if (get_asked (self)->question->options->len == 0 ||
      duid_recognition_is_constant (self->recognition, self->index))
    return;
  options = duid_import_options_new (self->recognition, self->index);
  g_signal_connect_object (options, "changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), options);
}

static void
add_matches (DuidImportSide *self,
             GtkWidget      *box)
{
  GtkWidget *matches = duid_import_matches_new (self->recognition, self->index, self->framework);

  g_signal_connect_object (matches, "changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (matches, "restructured", G_CALLBACK (restructured_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), matches);
  self->matches = DUID_IMPORT_MATCHES (matches);
}

static GtkWidget *
make_words (DuidImportSide *self)
{
  GtkWidget       *group = adw_preferences_group_new ();
  DuidQuestion    *question = get_asked (self)->question;
  g_autofree char *why = duid_recognition_dup_why (self->recognition, self->index);
  g_autofree char *markup = g_markup_escape_text (why, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   duid_import_type_words (question->type));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  add_word (self, group, _ ("Question"), &question->label);
  if (question->type == DUID_QUESTION_SLIDER)
    add_scale (self, group);
  else if (question->type == DUID_QUESTION_CONSENT)
    add_consent (self, group);
  return group;
}

void
duid_import_side_show (DuidImportSide  *self,
                       DuidRecognition *recognition,
                       guint            index,
                       DuidFramework   *framework)
{
  GtkWidget *box;

  self->recognition = recognition;
  self->index = index;
  self->framework = framework;
  self->matches = NULL;
  if (recognition == NULL || index >= recognition->questions->len)
    {
      adw_bin_set_child (ADW_BIN (self), NULL);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), make_words (self));
  if (get_asked (self)->question->type == DUID_QUESTION_TRIAD)
    add_corners (self, box);
  add_options (self, box);
  add_matches (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
duid_import_side_class_init (DuidImportSideClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[RESTRUCTURED] = g_signal_new ("restructured", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duid_import_side_init (DuidImportSide *self)
{
}

gboolean
duid_import_side_ask_same (DuidImportSide *self)
{
  return self->matches != NULL && duid_import_matches_ask_same (self->matches);
}
