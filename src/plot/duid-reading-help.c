/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-reading-help.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

static const char *
get_place_help (const DuidQuestion *question)
{
  if (question->type == DUID_QUESTION_TRIAD)
    return _ ("Every dot is one story. Its teller placed it between three words: the nearer to a"
              " corner, the more that word counts. In the middle all three count. The discs at the"
              " corners and the strips along the edges hold the answers that lie exactly there."
              " The diamond is the centre of all answers; the ring around it says how sure that"
              " place is.");
  return _ ("Every dot is something a teller laid down on the canvas. Left and right, low and high"
            " have the words at the edges. Each colour and letter is one of the things to place."
            " The larger mark of a colour is the centre of its dots; the ring around it says how"
            " sure that place is.");
}

static const char *
get_line_help (const DuidQuestion *question)
{
  if (question->type == DUID_QUESTION_SLIDER)
    return _ ("Every story has a place on the line between two words. Where the bars are high, many"
              " tellers answered. Each dot under the bars is one story. Answers exactly at an end"
              " have a bar of their own. The short tick is the middle answer: half of the tellers"
              " are to the left of it. The bar around it holds the middle half.");
  if (question->type == DUID_QUESTION_DATE)
    return _ ("Each bar is a stretch of time. The higher it is, the more stories are of that"
              " time.");
  return _ ("Each bar is a stretch of numbers. The higher it is, the more stories have a number in"
            " it. The short tick is the middle answer: half of the stories are to the left of it.");
}

const char *
duid_reading_help_get (const DuidQuestion *question)
{
  if (question == NULL)
    return _ ("Each bar is a tag that readers gave to stories: it tells what readers saw, not what"
              " tellers answered. A story can have several tags.");
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
      return get_place_help (question);
    case DUID_COLUMN_NUMBER:
      return get_line_help (question);
    case DUID_COLUMN_MASK:
      return _ ("Each bar is an answer; the longer it is, the more tellers chose it. Tellers could"
                " choose several, so together it can be more than 100 %. The thin line at the end"
                " of a bar says how far the share may be off by chance.");
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_TEXT:
    default:
      return _ ("Each bar is an answer; the longer it is, the more tellers chose it. The thin line"
                " at the end of a bar says how far the share may be off by chance: bars whose lines"
                " overlap much hardly differ.");
    }
}
