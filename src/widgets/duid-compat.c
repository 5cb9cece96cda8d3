/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow      *parent; /* weak: what is answered after its end is not heard */
  DuidFilesChosen chosen;
  DuidAnswered    answered;
  gpointer        data;
  GtkEditable    *entry; /* of a question for a text */
  DuidFiles       files; /* of a place to write */
  gboolean        is_place;
  GStrv           paths; /* while somebody is asked whether to replace what is there */
} Asked;

static Asked *
asked_new (GtkWindow *parent,
           gpointer   data)
{
  Asked *asked = g_new0 (Asked, 1);

  g_set_weak_pointer (&asked->parent, parent);
  asked->data = data;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_clear_weak_pointer (&asked->parent);
  g_strfreev (asked->paths);
  g_free (asked);
}

static void
forget_asked (gpointer  asked,
              GClosure *closure)
{
  asked_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* ---- files ---- */

static GtkFileFilter *
make_filter (const char        *name,
             const char *const *endings)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *endings != NULL; endings++)
    gtk_file_filter_add_suffix (filter, *endings);
  return filter;
}

static void
add_filters (GtkFileChooser *chooser,
             DuidFiles       files)
{
  static const char *const project[] = { "duiding", NULL };
  static const char *const answers[] = { "json", "csv", "tsv", "txt", "xlsx", "ods", "zip", NULL };
  static const char *const input[] = { "duiding", "json", "csv", "tsv",
                                       "txt", "xlsx", "ods", "zip", NULL };
  static const char *const excel[] = { "xlsx", NULL };
  static const char *const csv[] = { "csv", NULL };
  static const char *const figure[] = { "svg", "pdf", "png", NULL };
  static const char *const report[] = { "html", "csv", NULL };
  static const char *const table[] = { "xlsx", "csv", NULL };
  const struct
  {
    const char        *name;
    const char *const *endings;
  } known[] = {
    [DUID_FILES_PROJECT] = { _ ("Duiding projects"), project },
    [DUID_FILES_ANSWERS] = { _ ("Answers (data package, CSV, Excel)"), answers },
    [DUID_FILES_ANY_INPUT] = { _ ("Projects and answers"), input },
    [DUID_FILES_EXCEL] = { _ ("Excel workbooks"), excel },
    [DUID_FILES_CSV] = { _ ("CSV tables"), csv },
    [DUID_FILES_FIGURE] = { _ ("Figures (SVG, PDF, PNG)"), figure },
    [DUID_FILES_REPORT] = { _ ("Reports (HTML, CSV)"), report },
    [DUID_FILES_TABLE] = { _ ("Tables (Excel, CSV)"), table },
  };
  g_autoptr (GtkFileFilter) own = make_filter (known[files].name, known[files].endings);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, own);
  gtk_file_chooser_add_filter (chooser, all);
}

/* The path with the ending of @files. A figure has several: whoever wrote one chose. */
static char *
dup_with_ending (const char *path,
                 DuidFiles   files)
{
  static const char *const endings[] = {
    [DUID_FILES_PROJECT] = ".duiding",
    [DUID_FILES_EXCEL] = ".xlsx",
    [DUID_FILES_CSV] = ".csv",
    [DUID_FILES_FIGURE] = ".svg",
    [DUID_FILES_REPORT] = ".html",
    [DUID_FILES_TABLE] = ".xlsx",
  };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (endings[files] == NULL || g_str_has_suffix (folded, endings[files]) ||
      (files == DUID_FILES_FIGURE && strchr (name, '.') != NULL) ||
      ((files == DUID_FILES_REPORT || files == DUID_FILES_TABLE) &&
       g_str_has_suffix (folded, ".csv")))
    return g_strdup (path);
  return g_strconcat (path, endings[files], NULL);
}

/* Who is called owns something of its own to let go of: it always is. */
static void
tell_chosen (Asked             *asked,
             const char *const *paths)
{
  gboolean is_heard = asked->parent != NULL && paths != NULL && *paths != NULL;

  asked->chosen (is_heard ? paths : NULL, asked->data);
}

static void
replace_cb (AdwMessageDialog *dialog,
            const char       *response,
            gpointer          data)
{
  Asked *asked = data;

  tell_chosen (asked, g_str_equal (response, "yes") ? (const char *const *) asked->paths : NULL);
}

/* The chooser asked about the name without its ending; about this one, nobody did. */
static void
ask_to_replace (Asked *asked)
{
  g_autofree char *name = g_path_get_basename (asked->paths[0]);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  const char      *body = _ ("There is a file of that name already. What is in it is lost.");
  GtkWidget       *dialog = adw_message_dialog_new (asked->parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "no", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "yes", _ ("_Replace"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (replace_cb), asked, forget_asked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
files_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 gpointer         data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  gboolean is_other = FALSE;

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *longer = NULL;

      if (path == NULL)
        continue;
      longer = asked->is_place ? dup_with_ending (path, asked->files) : g_strdup (path);
      is_other = is_other || !g_str_equal (path, longer);
      g_strv_builder_add (builder, longer);
    }
  asked->paths = g_strv_builder_end (builder);
  if (is_other && asked->parent != NULL && g_file_test (asked->paths[0], G_FILE_TEST_EXISTS))
    ask_to_replace (g_steal_pointer (&asked));
  else
    tell_chosen (asked, (const char *const *) asked->paths);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
make_chooser (GtkWindow           *parent,
              const char          *title,
              DuidFiles            files,
              GtkFileChooserAction action,
              DuidFilesChosen      chosen,
              gpointer             data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  Asked                *asked = asked_new (parent, data);

  asked->chosen = chosen;
  asked->files = files;
  asked->is_place = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), files);
  g_signal_connect (dialog, "response", G_CALLBACK (files_chosen_cb), asked);
  return dialog;
}

void
duid_compat_choose_files (GtkWindow      *parent,
                          const char     *title,
                          DuidFiles       files,
                          gboolean        many,
                          DuidFilesChosen chosen,
                          gpointer        data)
{
  GtkFileChooserNative *dialog =
    make_chooser (parent, title, files, GTK_FILE_CHOOSER_ACTION_OPEN, chosen, data);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), many);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
duid_compat_choose_place (GtkWindow      *parent,
                          const char     *title,
                          DuidFiles       files,
                          const char     *name,
                          DuidFilesChosen chosen,
                          gpointer        data)
{
  GtkFileChooserNative *dialog =
    make_chooser (parent, title, files, GTK_FILE_CHOOSER_ACTION_SAVE, chosen, data);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- questions ---- */

void
duid_compat_tell (GtkWindow  *parent,
                  const char *heading,
                  const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          data)
{
  Asked *asked = data;

  if (!g_str_equal (response, "yes") || asked->parent == NULL)
    return;
  if (asked->entry == NULL)
    asked->answered (response, asked->data);
  else
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (asked->entry)));

      if (*text != '\0')
        asked->answered (text, asked->data);
    }
}

static AdwMessageDialog *
make_question (GtkWindow  *parent,
               const char *heading,
               const char *body,
               const char *yes_label,
               Asked      *asked)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "no", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "yes", yes_label);
  adw_message_dialog_set_default_response (dialog, "yes");
  adw_message_dialog_set_close_response (dialog, "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asked, forget_asked, 0);
  return dialog;
}

void
duid_compat_ask (GtkWindow   *parent,
                 const char  *heading,
                 const char  *body,
                 const char  *yes_label,
                 gboolean     is_destructive,
                 DuidAnswered answered,
                 gpointer     data)
{
  Asked            *asked = asked_new (parent, data);
  AdwMessageDialog *dialog;

  asked->answered = answered;
  dialog = make_question (parent, heading, body, yes_label, asked);
  adw_message_dialog_set_response_appearance (
    dialog, "yes", is_destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
duid_compat_ask_to_stop (GtkWindow   *parent,
                         const char  *heading,
                         const char  *body,
                         const char  *stop_label,
                         const char  *go_on_label,
                         DuidAnswered answered,
                         gpointer     data)
{
  Asked            *asked = asked_new (parent, data);
  AdwMessageDialog *dialog;

  asked->answered = answered;
  dialog = make_question (parent, heading, body, stop_label, asked);
  adw_message_dialog_set_response_label (dialog, "no", go_on_label);
  adw_message_dialog_set_default_response (dialog, "no");
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_DESTRUCTIVE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
text_changed_cb (AdwMessageDialog *dialog,
                 GtkEditable      *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "yes", *text != '\0');
}

void
duid_compat_ask_text (GtkWindow   *parent,
                      const char  *heading,
                      const char  *body,
                      const char  *text,
                      const char  *yes_label,
                      DuidAnswered answered,
                      gpointer     data)
{
  Asked            *asked = asked_new (parent, data);
  GtkWidget        *entry = gtk_entry_new ();
  AdwMessageDialog *dialog;

  asked->answered = answered;
  asked->entry = GTK_EDITABLE (entry);
  dialog = make_question (parent, heading, body, yes_label, asked);
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_SUGGESTED);
  gtk_editable_set_text (asked->entry, text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (text_changed_cb), dialog);
  text_changed_cb (dialog, asked->entry);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* ---- windows ---- */

void
duid_compat_scale_text (double factor)
{
  static GtkCssProvider *style = NULL;
  GdkDisplay            *display = gdk_display_get_default ();
  g_autofree char       *css = NULL;
  char                   number[G_ASCII_DTOSTR_BUF_SIZE];

  if (display == NULL)
    return;
  if (style == NULL)
    {
      style = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  g_ascii_formatd (number, sizeof number, "%.3f", factor);
  css = g_strdup_printf ("window { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (style, css, -1);
}

void
duid_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Duiding", "application-icon", DUID_APP_ID,
                         "version", DUID_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("People tell a story, say themselves what it means, and a group looks "
                            "at the patterns together."),
                         NULL);
}

void
duid_compat_show_keys (GtkApplicationWindow *window)
{
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/nl/duiding/Duiding/keys/help-overlay.ui");

      gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
duid_compat_show_preferences (GtkWindow          *parent,
                              AdwPreferencesPage *page)
{
  GtkWidget *window = adw_preferences_window_new ();

  /* A window of anything else than preferences is called after its one page. */
  if (adw_preferences_page_get_title (page) != NULL)
    gtk_window_set_title (GTK_WINDOW (window), adw_preferences_page_get_title (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
