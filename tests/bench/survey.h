/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* A made-up survey of @n stories and 40 questions of every type, a twentieth of the
 * answers missing; the same for the same @n, always. 12 sliders, 4 numbers, 2 dates,
 * 10 choices and 4 multichoices of SURVEY_N_OPTIONS options, 6 triads, 2 canvases of
 * 3 stones; they are called slider0, slider1, … (transfer full). */

#define SURVEY_N_OPTIONS 8

DuidDataset *survey_new (gsize n);

G_END_DECLS
