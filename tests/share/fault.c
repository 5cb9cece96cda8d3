/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault.h"

#include <string.h>

Fault fault_now = FAULT_NONE;

/* @text with @from replaced by @to, kept for ever; as it is when @from is not there. */
static const char *
change (const char *text,
        const char *from,
        const char *to)
{
  const char      *place = strstr (text, from);
  g_autofree char *changed = NULL;

  if (place == NULL)
    return text;
  changed = g_strdup_printf ("%.*s%s%s", (int) (place - text), text, to, place + strlen (from));
  return g_intern_string (changed);
}

/* Cuts the condition that the later one wins. */
static const char *
cut_order (const char *text,
           const char *instead)
{
  const char      *place = strstr (text, " WHERE (excluded.hlc");
  g_autofree char *changed = NULL;

  if (place == NULL)
    return text;
  changed = g_strdup_printf ("%.*s%s", (int) (place - text), text, instead);
  return g_intern_string (changed);
}

static const char *
drop_tie_break (const char *text)
{
  g_autofree char *table = NULL;
  g_autofree char *instead = NULL;

  if (!g_str_has_prefix (text, "INSERT INTO "))
    return text;
  text += strlen ("INSERT INTO ");
  table = g_strndup (text, strcspn (text, " "));
  text -= strlen ("INSERT INTO ");
  instead = g_strdup_printf (" WHERE excluded.hlc > %s.hlc", table);
  return cut_order (text, instead);
}

const char *
duid_fault_plant (const char *text)
{
  switch (fault_now)
    {
    case FAULT_NO_TIE_BREAK:
      return drop_tie_break (text);
    case FAULT_ARRIVAL_ORDER:
      return cut_order (text, "");
    case FAULT_UNORDERED_TREE:
      return change (text, "tag_change ORDER BY hlc, site, seq", "tag_change ORDER BY seq, site");
    case FAULT_ERASE_CAN_LOSE:
      return change (text, "FROM erasure WHERE target = ?", "FROM erasure WHERE target = ? AND 0");
    case FAULT_VOTES_PER_OPTION:
      return change (text, "points = excluded.points,",
                     "points = json_patch (ballot.points, excluded.points),");
    case FAULT_CLOCK_STANDS_STILL:
      return change (text, "INSERT INTO site (site, seq, hlc, hash) VALUES (?1, ?2, ?3, ?4)",
                     "INSERT INTO site (site, seq, hlc, hash) VALUES (?1, ?2, 0 * ?3, ?4)");
    case FAULT_NONE:
    case FAULT_NO_CYCLE_CHECK:
    case N_FAULTS:
    default:
      return text;
    }
}

gboolean
duid_fault_forgets_cycles (void)
{
  return fault_now == FAULT_NO_CYCLE_CHECK;
}
