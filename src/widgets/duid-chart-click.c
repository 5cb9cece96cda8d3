/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chart-click.h"

#include "session/duid-view-cell.h"

void
duid_chart_click (DuidSession  *session,
                  DuidChart    *chart,
                  DuidHit       hit,
                  DuidBrushMode mode)
{
  g_autoptr (GPtrArray) brushes = NULL;
  g_autoptr (DuidView) view = NULL;

  if (hit.kind == DUID_HIT_ROW)
    {
      duid_session_focus (session, hit.row);
      return;
    }
  brushes = duid_chart_hit_brushes (chart, hit);
  if (brushes->len == 0)
    return;
  if (brushes->len == 1)
    {
      duid_session_click (session, brushes->pdata[0], mode);
      return;
    }
  view = duid_view_with_cell (duid_session_get_view (session), brushes);
  duid_session_look (session, view, FALSE);
}

void
duid_chart_click_clear (DuidSession    *session,
                        const DuidCard *card)
{
  int question = duid_session_find_question (session, card->question);

  if (question >= 0 && duid_selection_is_brushed (duid_session_get_selection (session), question))
    duid_session_clear_question (session, question);
}
