/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-labels.h"

#include "import/duid-label-row.h"
#include "import/duid-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORT_ID 8

DuidSensemakerLabels *
duid_sensemaker_labels_new (const DuidTableScan *scan)
{
  DuidSensemakerLabels *labels = g_new0 (DuidSensemakerLabels, 1);

  labels->scan = scan;
  if (scan->rows->len > 1)
    labels->labels = duid_label_row_match (scan->rows->pdata[0], scan->headers);
  return labels;
}

void
duid_sensemaker_labels_free (DuidSensemakerLabels *labels)
{
  if (labels == NULL)
    return;
  g_clear_pointer (&labels->labels, g_ptr_array_unref);
  g_free (labels);
}

static const char *
get_label (const DuidSensemakerLabels *labels,
           int                         column)
{
  return labels->labels != NULL && column >= 0 && (guint) column < labels->labels->len
           ? labels->labels->pdata[column]
           : "";
}

/* @text without one of the endings that columns get. */
static char *
cut (const char *text)
{
  static const char *const endings[] = { "_percentX", "_percentY", "_NA", "_undefined", "XRight",
                                         "YTop", "_X", "_Y" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (text, endings[i]))
      return g_strndup (text, strlen (text) - strlen (endings[i]));
  return g_strdup (text);
}

static int
get_any_column (const DuidSensemakerItem *item)
{
  return item->column >= 0 ? item->column : item->x >= 0 ? item->x
                                                         : item->y;
}

/* What the labels of all items begin with, up to the mark before the item. */
static char *
find_common (const DuidSensemakerLabels *labels,
             const DuidSensemakerGroup  *group)
{
  g_autofree char *common = NULL;
  char            *mark;

  for (guint i = 0; i < group->items->len; i++)
    {
      g_autofree char *label = cut (get_label (labels, get_any_column (group->items->pdata[i])));
      gsize            n = 0;

      if (common == NULL)
        {
          common = g_steal_pointer (&label);
          continue;
        }
      while (common[n] != '\0' && common[n] == label[n])
        n++;
      common[n] = '\0';
    }
  mark = common != NULL ? strrchr (common, '_') : NULL;
  if (mark == NULL)
    return g_strdup ("");
  *mark = '\0';
  return g_steal_pointer (&common);
}

/* The label of the whole question as the row of labels has it; may be "". */
static char *
find_question (const DuidSensemakerLabels *labels,
               const DuidSensemakerGroup  *group)
{
  const int columns[] = { group->plain, group->x, group->na, group->y };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (*get_label (labels, columns[i]) != '\0')
      return cut (get_label (labels, columns[i]));
  return find_common (labels, group);
}

char *
duid_sensemaker_labels_dup (const DuidSensemakerLabels *labels,
                            const DuidSensemakerGroup  *group,
                            gboolean                   *is_known)
{
  g_autofree char *found = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *id = g_strndup (group->stem, duid_plain_text_has_uuid (group->stem)
                                                  ? SHORT_ID
                                                  : strlen (group->stem));

  *is_known = TRUE;
  if (group->signifier != NULL && *group->signifier->title != '\0')
    return g_strdup (group->signifier->title);
  found = find_question (labels, group);
  plain = duid_plain_text_from_html (found);
  if (*plain != '\0' && !duid_plain_text_has_uuid (plain))
    return g_steal_pointer (&plain);
  *is_known = !duid_plain_text_has_uuid (group->stem);
  return *is_known ? g_steal_pointer (&id) : g_strdup_printf (_ ("Question %s"), id);
}

char *
duid_sensemaker_labels_dup_anchor (const DuidSensemakerLabels *labels,
                                   const DuidSensemakerGroup  *group,
                                   const DuidSensemakerItem   *item)
{
  const DuidAnchor *anchor = duid_signifier_find_anchor (group->signifier, item->id);
  g_autofree char  *question = NULL;
  g_autofree char  *label = NULL;
  const char       *own;
  g_autofree char  *plain = NULL;

  if (anchor != NULL && *anchor->title != '\0')
    return g_strdup (anchor->title);
  question = find_question (labels, group);
  label = cut (get_label (labels, get_any_column (item)));
  own = label;
  if (*question != '\0' && g_str_has_prefix (label, question) && label[strlen (question)] == '_')
    own = label + strlen (question) + 1;
  else if (strrchr (label, '_') != NULL)
    own = strrchr (label, '_') + 1;
  plain = duid_plain_text_from_html (own);
  if (*plain != '\0' && !duid_plain_text_has_uuid (plain))
    return g_steal_pointer (&plain);
  return g_strndup (item->id,
                    duid_plain_text_has_uuid (item->id) ? SHORT_ID : strlen (item->id));
}
