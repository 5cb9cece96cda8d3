/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The triads of a SenseMaker export: which column is which corner. */
#include "duid-config.h"

#include "import/duid-sensemaker-maker.h"

#include "import/duid-sensemaker-stems.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ROOT_OF_3_BY_2 0.8660254037844386
#define MOST_DEVIATION 0.02
#define FEWEST_POINTS  5
/* Shares that stand in nearly as many rows as the places are to be trusted. */
#define NEARLY_AS_MANY 0.98

static guint64
count_filled (const DuidSensemakerMaker *maker,
              int                        column)
{
  return column >= 0 ? maker->scan->profiles[column].n_filled : 0;
}

/* How far the shares of @item lie from those that the places give for each corner. */
static gboolean
measure_corner (const DuidSensemakerMaker *maker,
                const DuidSensemakerItem  *item,
                double                     deviation[3])
{
  double factor = maker->group->is_workbench ? 0.01 : 1;
  guint  n = 0;

  deviation[0] = deviation[1] = deviation[2] = 0;
  for (guint i = 0; i < maker->scan->n_samples; i++)
    {
      double x = duid_table_scan_get_sample (maker->scan, i, (guint) maker->group->x);
      double y = duid_table_scan_get_sample (maker->scan, i, (guint) maker->group->y);
      double share = duid_table_scan_get_sample (maker->scan, i, (guint) item->column) * factor;

      if (maker->group->is_workbench)
        y /= ROOT_OF_3_BY_2;
      if (!isfinite (x) || !isfinite (y) || !isfinite (share))
        continue;
      deviation[0] += fabs (share - y);
      deviation[1] += fabs (share - (1 - x - y / 2));
      deviation[2] += fabs (share - (x - y / 2));
      n++;
    }
  for (int i = 0; i < 3; i++)
    deviation[i] /= MAX (n, 1);
  return n >= FEWEST_POINTS;
}

/* Puts the items of a triad in the order top, left, right: by the definition, else
 * by where their shares lie, else as the columns stand. */
static void
order_corners (const DuidSensemakerMaker *maker,
               const DuidSensemakerItem  *corners[3])
{
  const GPtrArray     *items = maker->group->items;
  const DuidSignifier *signifier = maker->group->signifier;
  int                  places[3] = { -1, -1, -1 };

  for (guint i = 0; i < 3; i++)
    corners[i] = items->pdata[i];
  for (guint i = 0; i < 3; i++)
    {
      double deviation[3];

      for (guint j = 0; signifier != NULL && signifier->anchors->len == 3 && j < 3; j++)
        if (g_strcmp0 (((DuidAnchor *) signifier->anchors->pdata[j])->id, corners[i]->id) == 0)
          places[i] = (int) j;
      if (places[i] >= 0 || corners[i]->column < 0 || maker->group->x < 0 ||
          maker->group->y < 0 || !measure_corner (maker, corners[i], deviation))
        continue;
      for (int j = 0; j < 3; j++)
        if (deviation[j] < MOST_DEVIATION)
          places[i] = j;
    }
  if (places[0] < 0 || places[1] < 0 || places[2] < 0 ||
      (1 << places[0] | 1 << places[1] | 1 << places[2]) != 7)
    return;
  for (guint i = 0; i < 3; i++)
    corners[places[i]] = items->pdata[i];
}

static gboolean
has_shares (const DuidSensemakerMaker *maker)
{
  const GPtrArray *items = maker->group->items;
  guint64          n_places =
    MIN (count_filled (maker, maker->group->x), count_filled (maker, maker->group->y));

  if (items->len != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      const DuidSensemakerItem *item = items->pdata[i];

      if (item->column < 0 || item->x >= 0 ||
          (double) count_filled (maker, item->column) < NEARLY_AS_MANY * (double) n_places)
        return FALSE;
    }
  return TRUE;
}

static void
name_corners (const DuidSensemakerMaker *maker,
              DuidQuestion              *question)
{
  const DuidSignifier      *signifier = maker->group->signifier;
  const DuidSensemakerItem *corners[3];
  static const char *const  places[3] = { N_ ("top"), N_ ("left"), N_ ("right") };

  if (maker->group->items->len == 3)
    order_corners (maker, corners);
  for (guint i = 0; i < 3; i++)
    if (maker->group->items->len == 3)
      question->corners[i] =
        duid_sensemaker_labels_dup_anchor (maker->labels, maker->group, corners[i]);
    else if (signifier != NULL && signifier->anchors->len == 3)
      question->corners[i] = g_strdup (((DuidAnchor *) signifier->anchors->pdata[i])->title);
    else
      question->corners[i] = g_strdup (_ (places[i]));
}

void
duid_sensemaker_maker_add_triad (const DuidSensemakerMaker *maker)
{
  DuidQuestion *question = duid_question_new (maker->name, DUID_QUESTION_TRIAD, maker->label);
  DuidBinding  *binding;

  name_corners (maker, question);
  if (has_shares (maker))
    {
      const DuidSensemakerItem *corners[3];

      order_corners (maker, corners);
      binding = duid_binding_new (0, DUID_BINDING_CORNERS);
      for (guint i = 0; i < 3; i++)
        duid_sensemaker_maker_bind (maker, binding, corners[i]->column);
    }
  else
    {
      binding = duid_binding_new (0, DUID_BINDING_BOX);
      duid_sensemaker_maker_bind (maker, binding, maker->group->x);
      duid_sensemaker_maker_bind (maker, binding, maker->group->y);
      binding->y_is_height = maker->group->is_workbench;
    }
  duid_sensemaker_maker_add (maker, question, binding, _ ("the definition says so → triad"),
                             maker->group->x >= 0
                               ? _ ("a place in x and y with the shares of three anchors → triad")
                               : _ ("the shares of three anchors make one whole → triad"));
}

/* Whether all places lie in the triangle, a hair aside. */
static gboolean
is_in_triangle (const DuidSensemakerMaker *maker)
{
  guint n = 0;

  for (guint i = 0; i < maker->scan->n_samples; i++)
    {
      double x = duid_table_scan_get_sample (maker->scan, i, (guint) maker->group->x);
      double y = duid_table_scan_get_sample (maker->scan, i, (guint) maker->group->y);

      if (!isfinite (x) || !isfinite (y))
        continue;
      if (maker->group->is_workbench)
        y /= ROOT_OF_3_BY_2;
      n++;
      if (y < -0.02 || x - y / 2 < -0.02 || 1 - x - y / 2 < -0.02)
        return FALSE;
    }
  return n > 0;
}

gboolean
duid_sensemaker_maker_adds_up (const DuidSensemakerMaker *maker)
{
  const GPtrArray *items = maker->group->items;
  guint            columns[3];

  if (items->len != 3 || !has_shares (maker))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    columns[i] = (guint) ((DuidSensemakerItem *) items->pdata[i])->column;
  return duid_sensemaker_stems_is_whole (maker->scan, columns);
}

gboolean
duid_sensemaker_maker_has_triad (const DuidSensemakerMaker *maker)
{
  return has_shares (maker) ||
         (maker->group->x >= 0 && maker->group->y >= 0 && is_in_triangle (maker));
}
