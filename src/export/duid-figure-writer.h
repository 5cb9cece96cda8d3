/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"
#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* A picture as a file: SVG that can be edited, tagged PDF, or PNG at twice the
 * size of the scene. A pixel of the scene is 1/96 inch. */

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
 * for a PDF reader's window), @description says in a sentence what it shows. */
gboolean duid_figure_writer_write       (DuidScene        *scene,
                                         const char       *title,
                                         const char       *description,
                                         DuidFigureFormat  format,
                                         const char       *path,
                                         GError          **error);

G_END_DECLS
