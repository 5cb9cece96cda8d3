/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-passage-list.h"

#include "session/duid-session-passages.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-passage-group.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_WORD_CHARS 60

/* What a button of a line does. */
typedef struct
{
  DuidSession       *session; /* owned */
  char              *tag_id;
  gsize              row;
  DuidPassageOrigin *origin;
  int                value;
} Deed;

static void
free_deed (gpointer  data,
           GClosure *closure)
{
  Deed *deed = data;

  g_object_unref (deed->session);
  g_free (deed->tag_id);
  duid_passage_origin_free (deed->origin);
  g_free (deed);
}

/* The tagging may be another one than when the line was made: the passage is known by
 * its tag and origin only. */
static void
deed_cb (GtkWidget *button,
         gpointer   data)
{
  const Deed        *deed = data;
  const DuidTagging *tagging = duid_session_get_tagging (deed->session);
  GtkWidget         *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  g_autoptr (GtkWidget) root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (button)));
  g_autoptr (GError) error = NULL;
  int         tag = tagging != NULL ? duid_tagging_find_id (tagging, deed->tag_id) : -1;
  DuidPassage passage = { .row = deed->row, .origin = *deed->origin };

  if (tag < 0)
    return;
  passage.tag = (guint) tag;
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (!duid_session_judge_passage (deed->session, &passage, deed->value, &error))
    duid_complain (root, error);
}

static void
append_deed (GtkWidget              *box,
             DuidSession            *session,
             const DuidPassageGroup *group,
             const char             *icon,
             const char             *words,
             int                     value)
{
  GtkWidget     *button = gtk_button_new_from_icon_name (icon);
  const DuidTag *tag = duid_tagging_get_tag (duid_session_get_tagging (session), group->tag);
  Deed          *deed = g_new0 (Deed, 1);

  deed->session = g_object_ref (session);
  deed->tag_id = g_strdup (tag->id);
  deed->row = group->passage->row;
  deed->origin = duid_passage_origin_copy (&group->passage->origin);
  deed->value = value;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (deed_cb), deed, free_deed, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
dup_quote (const char *story,
           gsize       start,
           gsize       end)
{
  const char      *from = g_utf8_offset_to_pointer (story, (glong) start);
  const char      *to = g_utf8_offset_to_pointer (from, (glong) (end - start));
  g_autofree char *words = g_strndup (from, (gsize) (to - from));

  return g_strdup_printf (_ ("“%s”"), g_strdelimit (words, "\r\n\t", ' '));
}

static char *
dup_people (const DuidPassageGroup *group)
{
  g_autoptr (GString) people = g_string_new (NULL);

  if (group->is_hidden)
    g_string_append (people, _ ("hidden"));
  if (group->own != 0)
    g_string_append (people, group->own > 0 ? _ ("you") : _ ("you disagree"));
  if (group->names != NULL)
    g_string_append_printf (people, "%s%s", people->len > 0 ? " · " : "", group->names);
  if (group->opponents != NULL)
    {
      g_string_append (people, people->len > 0 ? " · " : "");
      g_string_append_printf (people, _ ("against: %s"), group->opponents);
    }
  return g_strdup (people->str);
}

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_WORD_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_head (const DuidTag *tag,
          const char    *people)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *who = new_text (people, "caption");

  gtk_widget_add_css_class (who, "secondary");
  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (head), duid_tag_mark_new (DUID_TAG_MARK_DISC, tag->colour));
  gtk_box_append (GTK_BOX (head), new_text (tag->name, "passage-tag"));
  gtk_box_append (GTK_BOX (head), who);
  return head;
}

static GtkWidget *
new_line (const DuidTag *tag,
          const char    *people,
          const char    *quote)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = new_text (quote, "passage-words");

  gtk_widget_set_tooltip_text (words, quote);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_head (tag, people));
  gtk_box_append (GTK_BOX (texts), words);
  gtk_box_append (GTK_BOX (line), texts);
  return line;
}

static GtkWidget *
new_group_line (DuidSession            *session,
                const DuidPassageGroup *group)
{
  const DuidTag   *tag = duid_tagging_get_tag (duid_session_get_tagging (session), group->tag);
  const char      *story = duid_dataset_get_story (duid_session_get_dataset (session),
                                                   group->passage->row);
  g_autofree char *quote = dup_quote (story, group->start, group->end);
  g_autofree char *people = dup_people (group);
  GtkWidget       *line = new_line (tag, people, quote);

  if (group->is_hidden)
    return line;
  if (group->own <= 0)
    append_deed (line, session, group, "object-select-symbolic", _ ("Agree that it fits"), 1);
  if (group->own == 0)
    append_deed (line, session, group, "list-remove-symbolic", _ ("It does not fit"), -1);
  if (group->own != 0)
    append_deed (line, session, group, "window-close-symbolic",
                 group->own > 0 ? _ ("Take this tag off the words") : _ ("Take this back"), 0);
  return line;
}

static guint
append_lost (GtkWidget   *box,
             DuidSession *session,
             gsize        row)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);
  guint              n = 0;

  for (guint i = 0; i < tagging->lost->len; i++)
    {
      const DuidPassage *lost = &g_array_index (tagging->lost, DuidPassage, i);
      g_autofree char   *people = NULL;

      if (lost->row != row)
        continue;
      people = g_strdup_printf (_ ("%s · not in this version of the story"), lost->author);
      gtk_box_append (GTK_BOX (box), new_line (duid_tagging_get_tag (tagging, lost->tag), people,
                                               lost->words != NULL ? lost->words : "…"));
      n++;
    }
  return n;
}

GtkWidget *
duid_passage_list_new (DuidSession *session,
                       GArray      *groups,
                       gssize       point)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gssize     row = duid_session_get_focus (session);
  guint      n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const DuidPassageGroup *group = &g_array_index (groups, DuidPassageGroup, i);

      if (point >= 0 && ((gsize) point < group->start || (gsize) point >= group->end))
        continue;
      gtk_box_append (GTK_BOX (box), new_group_line (session, group));
      n++;
    }
  if (point < 0 && row >= 0)
    n += append_lost (box, session, (gsize) row);
  if (n > 0)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}
