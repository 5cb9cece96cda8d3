/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-signals.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

static void
free_signal (gpointer data)
{
  DuidSignal *signal = data;

  g_clear_pointer (&signal->conditions, g_ptr_array_unref);
  g_free (signal->title);
  g_free (signal->words);
  g_free (signal);
}

void
duid_signals_add (GPtrArray     *signals,
                  DuidSignalKind kind,
                  gssize         row,
                  GPtrArray     *conditions,
                  double         strength,
                  const char    *title,
                  char          *words)
{
  DuidSignal *signal = g_new0 (DuidSignal, 1);

  signal->kind = kind;
  signal->row = row;
  signal->conditions = conditions;
  signal->strength = strength;
  signal->title = g_strdup (title);
  signal->words = words;
  g_ptr_array_add (signals, signal);
}

static int
compare_signals (gconstpointer a_,
                 gconstpointer b_)
{
  const DuidSignal *a = *(DuidSignal *const *) a_;
  const DuidSignal *b = *(DuidSignal *const *) b_;

  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return (a->strength < b->strength) - (a->strength > b->strength);
}

static void
keep_strongest (GPtrArray *signals)
{
  guint n_of_kind = 0;

  for (guint i = 0; i < signals->len;)
    {
      const DuidSignal *signal = g_ptr_array_index (signals, i);
      const DuidSignal *before = i > 0 ? g_ptr_array_index (signals, i - 1) : NULL;

      n_of_kind = before != NULL && before->kind == signal->kind ? n_of_kind + 1 : 1;
      if (n_of_kind > DUID_MOST_SIGNALS)
        g_ptr_array_remove_index (signals, i);
      else
        i++;
    }
}

GPtrArray *
duid_signals_new (const DuidSignalsPlan *plan)
{
  g_autoptr (GPtrArray) signals = g_ptr_array_new_with_free_func (free_signal);

  duid_signals_find_stories (plan, signals);
  duid_signals_find_rare (plan, signals);
  if (!duid_signals_find_consistent (plan, signals))
    return NULL;
  g_ptr_array_sort (signals, compare_signals);
  keep_strongest (signals);
  return g_steal_pointer (&signals);
}

const char *
duid_signal_kind_get_title (DuidSignalKind kind)
{
  switch (kind)
    {
    case DUID_SIGNAL_UNLIKE:
      return _ ("Unlike their own group");
    case DUID_SIGNAL_RARE:
      return _ ("Rare together");
    case DUID_SIGNAL_LONER:
      return _ ("Alone in a corner");
    case DUID_SIGNAL_CONSISTENT:
    default:
      return _ ("Small groups with one voice");
    }
}

const char *
duid_signal_kind_get_words (DuidSignalKind kind)
{
  switch (kind)
    {
    case DUID_SIGNAL_UNLIKE:
      return _ ("Stories whose answers lie farthest from those of their group: the top 5 %.");
    case DUID_SIGNAL_RARE:
      return _ ("Pairs of answers that go together far less, or far more, than their numbers say.");
    case DUID_SIGNAL_LONER:
      return _ ("Answers in the corner of a triad with nobody within a tenth of the side.");
    case DUID_SIGNAL_CONSISTENT:
    default:
      return _ ("Groups of 5 to 15 that answer more alike than 19 in 20 by chance.");
    }
}
