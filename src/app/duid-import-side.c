/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-side.h"

#include "app/duid-import-row.h"
#include "base/duid-number.h"
#include "import/duid-recognition-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The columns of a question that are named; the rest is an ellipsis. */
#define MOST_COLUMNS 4

struct _DuidImportSide
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  guint            index;
};

enum
{
  CHANGED,
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
swap_cb (DuidImportSide *self,
         GtkWidget      *button)
{
  int corner = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "corner"));

  duid_recognition_swap_corner (self->recognition, self->index, corner);
  tell (self, TRUE);
  duid_import_side_show (self, self->recognition, self->index);
}

static void
add_corners (DuidImportSide *self,
             GtkWidget      *group)
{
  const char *const titles[3] = { _ ("Top corner"), _ ("Left corner"), _ ("Right corner") };
  const char *const tips[3] = { _ ("Change places with the left corner"),
                                _ ("Change places with the right corner"),
                                _ ("Change places with the top corner") };

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *row = add_word (self, group, titles[i], &get_asked (self)->question->corners[i]);
      GtkWidget *swap = gtk_button_new_from_icon_name ("duid-order-symbolic");

      gtk_widget_add_css_class (swap, "flat");
      gtk_widget_set_valign (swap, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (swap, tips[i]);
      g_object_set_data (G_OBJECT (swap), "corner", GINT_TO_POINTER (i));
      g_signal_connect_object (swap, "clicked", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), swap);
    }
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

/* “gezinnen: tevredenheid” a source. */
static char *
describe_columns (DuidImportSide *self)
{
  GString                      *text = g_string_new (NULL);
  const DuidRecognisedQuestion *asked = get_asked (self);

  for (guint i = 0; i < asked->bindings->len; i++)
    {
      const DuidBinding      *binding = g_ptr_array_index (asked->bindings, i);
      const DuidMappedSource *source = g_ptr_array_index (self->recognition->sources, i);

      if (binding == NULL)
        continue;
      g_string_append_printf (text, text->len > 0 ? "\n%s: " : "%s: ", source->name);
      if (binding->shape == DUID_BINDING_CONSTANT)
        g_string_append (text, binding->constant);
      for (guint j = 0; j < MIN (binding->columns->len, MOST_COLUMNS); j++)
        {
          const DuidColumnName *name = g_ptr_array_index (binding->columns, j);

          g_string_append (text, j > 0 ? " · " : "");
          if (name->header != NULL)
            g_string_append (text, name->header);
          else
            g_string_append_printf (text, _ ("column %u"), name->place);
        }
      if (binding->columns->len > MOST_COLUMNS)
        g_string_append (text, " …");
    }
  return g_string_free (text, FALSE);
}

void
duid_import_side_show (DuidImportSide  *self,
                       DuidRecognition *recognition,
                       guint            index)
{
  GtkWidget       *group;
  DuidQuestion    *question;
  g_autofree char *columns = NULL;
  g_autofree char *markup = NULL;

  self->recognition = recognition;
  self->index = index;
  if (recognition == NULL || index >= recognition->questions->len)
    {
      adw_bin_set_child (ADW_BIN (self), NULL);
      return;
    }
  question = get_asked (self)->question;
  columns = describe_columns (self);
  markup = g_markup_escape_text (columns, -1);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   duid_import_row_type_words (question->type));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  add_word (self, group, _ ("Question"), &question->label);
  if (question->type == DUID_QUESTION_SLIDER)
    add_scale (self, group);
  else if (question->type == DUID_QUESTION_TRIAD)
    add_corners (self, group);
  else if (question->type == DUID_QUESTION_CONSENT)
    add_consent (self, group);
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
duid_import_side_class_init (DuidImportSideClass *class)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
duid_import_side_init (DuidImportSide *self)
{
}
