/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-picture.h"

/* From so many stories on it is quicker to count on from the last picture. */
#define MANY_COUNTED 2000

static GPtrArray *
copy_brushes (GPtrArray *brushes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_condition_unref);

  for (guint i = 0; brushes != NULL && i < brushes->len; i++)
    g_ptr_array_add (copy, duid_condition_ref (brushes->pdata[i]));
  return copy;
}

DuidPicture *
duid_picture_plan (const DuidChartRequest *request,
                   int                     width,
                   int                     height,
                   int                     scale)
{
  DuidPicture *picture = g_new0 (DuidPicture, 1);

  picture->width = width;
  picture->height = height;
  picture->scale = scale;
  picture->request = *request;
  picture->request.dataset = duid_dataset_ref (request->dataset);
  if (request->tagging != NULL)
    picture->request.tagging = duid_tagging_ref ((DuidTagging *) request->tagging);
  if (request->base != NULL)
    picture->request.base = picture->base = duid_rows_copy (request->base);
  if (request->chosen != NULL)
    picture->request.chosen = picture->chosen = duid_rows_copy (request->chosen);
  if (request->tally != NULL)
    picture->tally = duid_tally_ref (request->tally);
  picture->request.brushes = picture->brushes = copy_brushes (request->brushes);
  return picture;
}

static void
ensure_tally (DuidPicture *picture)
{
  DuidChartRequest *request = &picture->request;

  if (request->tally == NULL && request->question < DUID_QUESTION_TAGS (request->dataset) &&
      duid_dataset_get_n_rows (request->dataset) >= MANY_COUNTED)
    request->tally = picture->tally =
      duid_tally_new (request->dataset, (guint) request->question);
}

void
duid_picture_make (DuidPicture *picture)
{
  cairo_t *cr;

  g_return_if_fail (picture->chart == NULL);
  ensure_tally (picture);
  picture->chart = duid_chart_new (&picture->request, picture->width, picture->height);
  picture->image = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, picture->width * picture->scale, picture->height * picture->scale);
  cairo_surface_set_device_scale (picture->image, picture->scale, picture->scale);
  cr = cairo_create (picture->image);
  if (picture->ground.alpha >= 1)
    {
      gdk_cairo_set_source_rgba (cr, &picture->ground);
      cairo_paint (cr);
    }
  duid_chart_draw (picture->chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture->image);
  duid_chart_drop_scene (picture->chart);
}

void
duid_picture_free (DuidPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->chart, duid_chart_free);
  g_clear_pointer (&picture->image, cairo_surface_destroy);
  g_clear_pointer (&picture->brushes, g_ptr_array_unref);
  g_clear_pointer (&picture->tally, duid_tally_unref);
  g_clear_pointer (&picture->base, duid_rows_free);
  g_clear_pointer (&picture->chosen, duid_rows_free);
  duid_tagging_unref ((DuidTagging *) picture->request.tagging);
  duid_dataset_unref (picture->request.dataset);
  g_free (picture);
}

gboolean
duid_picture_covers (const DuidPicture *picture,
                     int                width,
                     int                height,
                     int                scale)
{
  return picture->ground.alpha >= 1 && picture->width == width && picture->height == height &&
         picture->scale == scale;
}

/* ---- painting ----
 *
 * A render node keeps what is painted for later. Of a surface Cairo would keep a snapshot,
 * and copy it when the surface goes; what is asked for the image each time only keeps it. */

static cairo_surface_t *
acquire_image (cairo_pattern_t             *pattern,
               void                        *image,
               cairo_surface_t             *target,
               const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (image);
}

static void
release_image (cairo_pattern_t *pattern,
               void            *data,
               cairo_surface_t *image)
{
  cairo_surface_destroy (image);
}

static cairo_status_t
copy_pattern (cairo_pattern_t       *pattern,
              void                  *image,
              const cairo_pattern_t *other)
{
  cairo_surface_reference (image);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish_pattern (cairo_pattern_t *pattern,
                void            *image)
{
  cairo_surface_destroy (image);
}

static cairo_pattern_t *
make_pattern (const DuidPicture *picture)
{
  cairo_pattern_t *pattern = cairo_pattern_create_raster_source (
    cairo_surface_reference (picture->image),
    picture->ground.alpha >= 1 ? CAIRO_CONTENT_COLOR : CAIRO_CONTENT_COLOR_ALPHA,
    picture->width * picture->scale, picture->height * picture->scale);
  cairo_matrix_t matrix;

  cairo_raster_source_pattern_set_acquire (pattern, acquire_image, release_image);
  cairo_raster_source_pattern_set_copy (pattern, copy_pattern);
  cairo_raster_source_pattern_set_finish (pattern, finish_pattern);
  cairo_matrix_init_scale (&matrix, picture->scale, picture->scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  return pattern;
}

void
duid_picture_draw (const DuidPicture *picture,
                   cairo_t           *cr,
                   int                width,
                   int                height)
{
  cairo_pattern_t *pattern = make_pattern (picture);

  cairo_save (cr);
  if (width != picture->width || height != picture->height)
    cairo_scale (cr, (double) width / picture->width, (double) height / picture->height);
  else if (picture->ground.alpha >= 1)
    /* Nothing shines through: Cairo copies. */
    cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
}
