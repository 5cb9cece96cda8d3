/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-matches.h"

#include "app/duid-import-picker.h"
#include "import/duid-recognition-constant.h"
#include "import/duid-recognition-known.h"
#include "import/duid-recognition-match.h"

#include <glib/gi18n-lib.h>

/* The columns of a question that are named; the rest is an ellipsis. */
#define MOST_COLUMNS 4
#define MOST_LINES   5
#define NEW_QUESTION G_MAXUINT

struct _DuidImportMatches
{
  AdwBin parent_instance;

  DuidRecognition *recognition; /* borrowed */
  guint            index;
  DuidFramework   *framework; /* or NULL */

  DuidImportPicker *same_as; /* of the box; NULL when no other can be the same */
};

enum
{
  CHANGED,
  RESTRUCTURED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidImportMatches, duid_import_matches, ADW_TYPE_BIN)

static DuidRecognisedQuestion *
get_asked (DuidImportMatches *self)
{
  return g_ptr_array_index (self->recognition->questions, self->index);
}

static void
tell_restructured (DuidImportMatches *self,
                   int                index)
{
  if (index >= 0)
    g_signal_emit (self, signals[RESTRUCTURED], 0, (guint) index);
}

/* ---- a source ---- */

/* The match that brought @source in, or -1. */
static int
find_match (const DuidRecognisedQuestion *asked,
            guint                         source)
{
  for (guint i = 0; i < asked->matches->len; i++)
    {
      const DuidQuestionMatch *match = g_ptr_array_index (asked->matches, i);

      for (guint j = 0; j < match->sources->len; j++)
        if (g_array_index (match->sources, guint, j) == source)
          return (int) i;
    }
  return -1;
}

static void
add_columns (GString           *text,
             const DuidBinding *binding)
{
  for (guint i = 0; i < MIN (binding->columns->len, MOST_COLUMNS); i++)
    {
      const DuidColumnName *name = g_ptr_array_index (binding->columns, i);

      g_string_append (text, i > 0 ? " · " : "");
      if (name->header != NULL)
        g_string_append (text, name->header);
      else
        g_string_append_printf (text, _ ("column %u"), name->place);
    }
  if (binding->columns->len > MOST_COLUMNS)
    g_string_append (text, " …");
}

/* “tevredenheid · same name in both files · 0–100 becomes 0–10” */
static char *
describe_source (DuidImportMatches *self,
                 guint              source)
{
  const DuidRecognisedQuestion *asked = get_asked (self);
  const DuidBinding            *binding = g_ptr_array_index (asked->bindings, source);
  int                           match = find_match (asked, source);
  g_autofree char              *conversion =
    duid_recognition_dup_conversion (self->recognition, self->index, source);
  GString *text;

  if (binding == NULL)
    return g_strdup (_ ("Not asked in this file"));
  text = g_string_new (NULL);
  if (binding->shape == DUID_BINDING_CONSTANT)
    g_string_append (text, binding->constant);
  add_columns (text, binding);
  if (match >= 0)
    g_string_append_printf (
      text, "\n%s",
      ((const DuidQuestionMatch *) g_ptr_array_index (asked->matches, match))->reason);
  if (conversion != NULL)
    g_string_append_printf (text, "\n%s", conversion);
  return g_string_free (text, FALSE);
}

static void
part_cb (DuidImportMatches *self,
         GtkWidget         *button)
{
  guint match = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "match"));

  if (duid_recognition_unmatch (self->recognition, self->index, match) >= 0)
    tell_restructured (self, (int) self->index);
}

static void
add_part_button (DuidImportMatches *self,
                 GtkWidget         *row,
                 int                match)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-cut-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Not the same: make it a question of its own"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Not the same: make it a question of its own"), -1);
  g_object_set_data (G_OBJECT (button), "match", GUINT_TO_POINTER ((guint) match));
  g_signal_connect_object (button, "clicked", G_CALLBACK (part_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_source (DuidImportMatches *self,
            GtkWidget         *group,
            guint              source)
{
  const DuidMappedSource *mapped = g_ptr_array_index (self->recognition->sources, source);
  g_autofree char        *words = describe_source (self, source);
  GtkWidget              *row = adw_action_row_new ();
  int                     match = find_match (get_asked (self), source);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mapped->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MOST_LINES);
  if (match >= 0)
    add_part_button (self, row, match);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* ---- a constant ---- */

static void
value_changed_cb (GtkEditable       *entry,
                  DuidImportMatches *self)
{
  guint source = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "source"));

  duid_recognition_set_constant (self->recognition, self->index, source,
                                 gtk_editable_get_text (entry));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_value (DuidImportMatches *self,
           GtkWidget         *group,
           guint              source)
{
  const DuidMappedSource *mapped = g_ptr_array_index (self->recognition->sources, source);
  GtkWidget              *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mapped->name);
  gtk_editable_set_text (
    GTK_EDITABLE (row),
    duid_recognition_get_constant (self->recognition, self->index, source));
  g_object_set_data (G_OBJECT (row), "source", GUINT_TO_POINTER (source));
  g_signal_connect_object (row, "changed", G_CALLBACK (value_changed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
remove_cb (DuidImportMatches *self)
{
  if (duid_recognition_remove_constant (self->recognition, self->index))
    tell_restructured (self, (int) MIN (self->index, self->recognition->questions->len));
}

static void
add_remove_button (DuidImportMatches *self,
                   GtkWidget         *box)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Take this question out"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/* ---- the same as another ---- */

static void
same_picked_cb (DuidImportMatches *self,
                guint              into)
{
  tell_restructured (self, duid_recognition_match (self->recognition, self->index, into, NULL));
}

static void
add_same_as (DuidImportMatches *self,
             GtkWidget         *box)
{
  GtkWidget *picker = duid_import_picker_new (_ ("Same question as…"));
  gboolean   has_any = FALSE;

  for (guint i = 0; i < self->recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *other = g_ptr_array_index (self->recognition->questions, i);

      if (!duid_recognition_can_match (self->recognition, self->index, i))
        continue;
      duid_import_picker_add (DUID_IMPORT_PICKER (picker), other->question->label, i);
      has_any = TRUE;
    }
  if (!has_any)
    {
      g_object_unref (g_object_ref_sink (picker));
      return;
    }
  g_signal_connect_object (picker, "picked", G_CALLBACK (same_picked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), picker);
  self->same_as = DUID_IMPORT_PICKER (picker);
}

/* ---- the project's ---- */

static void
known_picked_cb (DuidImportMatches *self,
                 guint              id)
{
  const DuidQuestion *known =
    id != NEW_QUESTION ? duid_framework_get_question (self->framework, id) : NULL;

  if (duid_recognition_set_known (self->recognition, self->index, known, NULL))
    tell_restructured (self, (int) self->index);
}

static void
add_known (DuidImportMatches *self,
           GtkWidget         *box)
{
  const DuidRecognisedQuestion *asked = get_asked (self);
  GtkWidget                    *group = adw_preferences_group_new ();
  GtkWidget                    *row = adw_action_row_new ();
  GtkWidget                    *picker = duid_import_picker_new (_ ("Another…"));
  g_autofree char              *words = NULL;

  if (asked->known != NULL)
    words = g_strdup_printf ("%s\n%s", asked->known->label, asked->known_why);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In the project"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               words != NULL ? words : _ ("A new question"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MOST_LINES);
  if (asked->known != NULL)
    duid_import_picker_add (DUID_IMPORT_PICKER (picker), _ ("A new question"), NEW_QUESTION);
  for (guint i = 0; i < duid_framework_get_n_questions (self->framework); i++)
    {
      const DuidQuestion *known = duid_framework_get_question (self->framework, i);

      if (duid_recognition_can_be_known (self->recognition, self->index, known))
        duid_import_picker_add (DUID_IMPORT_PICKER (picker), known->label, i);
    }
  g_signal_connect_object (picker, "picked", G_CALLBACK (known_picked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), picker);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (GTK_BOX (box), group);
}

static void
duid_import_matches_dispose (GObject *object)
{
  g_clear_pointer (&DUID_IMPORT_MATCHES (object)->framework, duid_framework_unref);
  G_OBJECT_CLASS (duid_import_matches_parent_class)->dispose (object);
}

static void
duid_import_matches_class_init (DuidImportMatchesClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_matches_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTRUCTURED] = g_signal_new ("restructured", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
duid_import_matches_init (DuidImportMatches *self)
{
}

GtkWidget *
duid_import_matches_new (DuidRecognition *recognition,
                         guint            index,
                         DuidFramework   *framework)
{
  DuidImportMatches *self = g_object_new (DUID_TYPE_IMPORT_MATCHES, NULL);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget         *group = adw_preferences_group_new ();
  gboolean           is_constant = duid_recognition_is_constant (recognition, index);

  self->recognition = recognition;
  self->index = index;
  self->framework = framework != NULL ? duid_framework_ref (framework) : NULL;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   is_constant ? _ ("For the whole file") : _ ("In the files"));
  for (guint i = 0; i < recognition->sources->len; i++)
    if (is_constant)
      add_value (self, group, i);
    else
      add_source (self, group, i);
  gtk_box_append (GTK_BOX (box), group);
  if (is_constant)
    add_remove_button (self, box);
  else
    add_same_as (self, box);
  if (framework != NULL)
    add_known (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

gboolean
duid_import_matches_ask_same (DuidImportMatches *self)
{
  if (self->same_as != NULL)
    duid_import_picker_open (self->same_as);
  return self->same_as != NULL;
}
