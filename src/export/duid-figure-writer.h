/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"
#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* A picture as a file: SVG that can be edited, tagged PDF, or PNG. A pixel
 * of the scene is 1/96 inch. */

/* Pixels of a PNG to one of the scene: as many as asked for, or sharp on every
 * screen. */
#define DUID_FIGURE_EXACT 1.0
#define DUID_FIGURE_SHARP 2.0

typedef enum
{
  DUID_FIGURE_SVG,
  DUID_FIGURE_PDF,
  DUID_FIGURE_PNG,
} DuidFigureFormat;

/* The format that the ending of @path asks for. */
gboolean duid_figure_writer_find_format (const char       *path,
                                         DuidFigureFormat *format,
                                         GError          **error);

/* Writes @scene to @path, whole or not at all. @title names the picture (also
 * for a PDF reader's window), @description says in a sentence what it shows;
 * @png_scale is one of the above. */
gboolean duid_figure_writer_write       (DuidScene        *scene,
                                         const char       *title,
                                         const char       *description,
                                         DuidFigureFormat  format,
                                         double            png_scale,
                                         const char       *path,
                                         GError          **error);

G_END_DECLS
