/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-fault.h"

/* The mistakes that are easily made in merging. One at a time is planted, to see
 * that the scenarios find it. */
typedef enum
{
  FAULT_NONE,
  FAULT_NO_TIE_BREAK,
  FAULT_ARRIVAL_ORDER,
  FAULT_UNORDERED_TREE,
  FAULT_NO_CYCLE_CHECK,
  FAULT_ERASE_CAN_LOSE,
  FAULT_VOTES_PER_OPTION,
  FAULT_CLOCK_STANDS_STILL,
  N_FAULTS,
} Fault;

extern Fault fault_now;
