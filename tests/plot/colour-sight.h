/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-palette.h"

#include <math.h>

G_BEGIN_DECLS

/* How far apart two colours look, to those who see all colours and to those who don't:
 * CIEDE2000 (Sharma, Wu and Dalal 2005) after the simulation of Machado, Oliveira and
 * Fernandes 2009 at severity 1, whose matrices are for linear RGB. */
typedef enum
{
  SIGHT_FULL,
  SIGHT_PROTAN,
  SIGHT_DEUTAN,
  SIGHT_TRITAN,
  N_SIGHTS,
} Sight;

typedef struct
{
  double l;
  double a;
  double b;
} Lab;

static inline double
sight_linear (double channel)
{
  return channel <= .04045 ? channel / 12.92 : pow ((channel + .055) / 1.055, 2.4);
}

static inline double
sight_bend (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static inline Lab
sight_lab (DuidColour colour,
           Sight      sight)
{
  static const double seen[N_SIGHTS][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { .152286, 1.052583, -.204868 },
      { .114503, .786281, .099216 },
      { -.003882, -.048116, 1.051998 } },
    { { .367322, .860646, -.227968 },
      { .280085, .672501, .047413 },
      { -.011820, .042940, .968881 } },
    { { 1.255528, -.076749, -.178779 },
      { -.078411, .930809, .147602 },
      { .004733, .691367, .303900 } },
  };
  double rgb[3] = { sight_linear (colour.red), sight_linear (colour.green),
                    sight_linear (colour.blue) };
  double eye[3], x, y, z;

  for (int i = 0; i < 3; i++)
    {
      eye[i] = 0;
      for (int j = 0; j < 3; j++)
        eye[i] += seen[sight][i][j] * rgb[j];
      eye[i] = CLAMP (eye[i], 0, 1);
    }
  x = sight_bend ((.4124564 * eye[0] + .3575761 * eye[1] + .1804375 * eye[2]) / .95047);
  y = sight_bend (.2126729 * eye[0] + .7151522 * eye[1] + .0721750 * eye[2]);
  z = sight_bend ((.0193339 * eye[0] + .1191920 * eye[1] + .9503041 * eye[2]) / 1.08883);
  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static inline double
sight_degrees (double radians)
{
  double degrees = radians * 180 / G_PI;

  return degrees < 0 ? degrees + 360 : degrees;
}

static inline double
sight_cos (double degrees)
{
  return cos (degrees * G_PI / 180);
}

/* CIEDE2000 with all weights 1. */
static inline double
sight_difference (Lab one,
                  Lab two)
{
  double c = (hypot (one.a, one.b) + hypot (two.a, two.b)) / 2;
  double g = .5 * (1 - sqrt (pow (c, 7) / (pow (c, 7) + pow (25, 7))));
  double a1 = (1 + g) * one.a, a2 = (1 + g) * two.a;
  double c1 = hypot (a1, one.b), c2 = hypot (a2, two.b);
  double h1 = c1 > 0 ? sight_degrees (atan2 (one.b, a1)) : 0;
  double h2 = c2 > 0 ? sight_degrees (atan2 (two.b, a2)) : 0;
  double turn = h2 - h1, hue = h1 + h2, dl, dc, dh, l, cc, t, rt, sl, sc, sh;

  if (c1 * c2 == 0)
    turn = 0;
  else if (turn > 180)
    turn -= 360;
  else if (turn < -180)
    turn += 360;
  if (c1 * c2 != 0)
    hue = fabs (h1 - h2) <= 180 ? hue / 2 : hue < 360 ? (hue + 360) / 2
                                                      : (hue - 360) / 2;
  dl = two.l - one.l;
  dc = c2 - c1;
  dh = 2 * sqrt (c1 * c2) * sin (turn / 2 * G_PI / 180);
  l = (one.l + two.l) / 2;
  cc = (c1 + c2) / 2;
  t = 1 - .17 * sight_cos (hue - 30) + .24 * sight_cos (2 * hue) + .32 * sight_cos (3 * hue + 6) -
      .2 * sight_cos (4 * hue - 63);
  sl = 1 + .015 * (l - 50) * (l - 50) / sqrt (20 + (l - 50) * (l - 50));
  sc = 1 + .045 * cc;
  sh = 1 + .015 * cc * t;
  rt = -2 * sqrt (pow (cc, 7) / (pow (cc, 7) + pow (25, 7))) *
       sin (60 * exp (-pow ((hue - 275) / 25, 2)) * G_PI / 180);
  return sqrt (pow (dl / sl, 2) + pow (dc / sc, 2) + pow (dh / sh, 2) +
               rt * (dc / sc) * (dh / sh));
}

G_END_DECLS
