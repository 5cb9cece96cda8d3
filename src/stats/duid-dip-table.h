/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Quantiles of the dip of n uniform values: 1,000,001 simulated samples of each
 * size, as published with Martin Maechler's “diptest” 0.76 (GPL-2 or later). */
#define DUID_DIP_N_SIZES   21
#define DUID_DIP_N_CHANCES 26

extern const double duid_dip_sizes[DUID_DIP_N_SIZES];
extern const double duid_dip_chances[DUID_DIP_N_CHANCES];
extern const double duid_dip_quantiles[DUID_DIP_N_SIZES][DUID_DIP_N_CHANCES];
