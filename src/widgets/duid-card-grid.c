/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-card-grid.h"

#define GAP            DUID_CARD_GRID_GAP
#define ROW_HEIGHT     320
#define MIN_CARD_WIDTH 270
#define WIDE           1040
#define NATURAL_WIDTH  700

typedef struct
{
  GtkWidget *widget;
  int        span;
  int        column; /* where layout put it */
  int        row;
} Place;

struct _DuidCardGrid
{
  GtkWidget parent_instance;
  GArray   *places; /* Place */
};

G_DEFINE_FINAL_TYPE (DuidCardGrid, duid_card_grid, GTK_TYPE_WIDGET)

static int
columns_for (int width)
{
  if (width >= WIDE)
    return 3;
  return width >= 2 * MIN_CARD_WIDTH + GAP ? 2 : 1;
}

static gboolean
is_free (guint8 *taken,
         int     n_columns,
         int     n_rows,
         int     column,
         int     row,
         int     span)
{
  if (column + span > n_columns || row + span > n_rows)
    return FALSE;
  for (int y = row; y < row + span; y++)
    for (int x = column; x < column + span; x++)
      if (taken[y * n_columns + x])
        return FALSE;
  return TRUE;
}

/* Puts each card at the first free place, in order; returns the number of rows. */
static int
place_cards (DuidCardGrid *self,
             int           n_columns)
{
  int                most_rows = (int) self->places->len * 2 + 2;
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) (most_rows * n_columns));
  int                n_rows = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      int    span = MIN (place->span, n_columns);
      int    at = 0;

      while (!is_free (taken, n_columns, most_rows, at % n_columns, at / n_columns, span))
        at++;
      place->column = at % n_columns;
      place->row = at / n_columns;
      for (int y = place->row; y < place->row + span; y++)
        for (int x = place->column; x < place->column + span; x++)
          taken[y * n_columns + x] = 1;
      n_rows = MAX (n_rows, place->row + span);
    }
  return n_rows;
}

/* The fewest columns that need no more rows than all that fit, so that there are no
 * holes to the right; large cards keep the columns they need. */
static int
balance_columns (DuidCardGrid *self,
                 int           width)
{
  int n_columns = columns_for (width);
  int n_rows = place_cards (self, n_columns);
  int fewest = 1;

  for (guint i = 0; i < self->places->len; i++)
    fewest = MAX (fewest, g_array_index (self->places, Place, i).span);
  while (n_columns > fewest && place_cards (self, n_columns - 1) <= n_rows)
    n_columns--;
  return n_columns;
}

static void
duid_card_grid_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  DuidCardGrid *self = DUID_CARD_GRID (widget);
  int           n_rows;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_CARD_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  n_rows = place_cards (self, balance_columns (self, for_size < 0 ? NATURAL_WIDTH : for_size));
  *minimum = *natural = n_rows > 0 ? n_rows * (ROW_HEIGHT + GAP) - GAP : 0;
}

static void
duid_card_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DuidCardGrid *self = DUID_CARD_GRID (widget);
  int           n_columns = balance_columns (self, width);
  int           n_rows = MAX (place_cards (self, n_columns), 1);
  double        card_width = (width - GAP * (n_columns - 1.0)) / n_columns;
  double        row_height = MAX (ROW_HEIGHT, (height - GAP * (n_rows - 1.0)) / n_rows);

  if (n_rows == 1)
    row_height = MIN (row_height, ROW_HEIGHT * 1.6);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place        *place = &g_array_index (self->places, Place, i);
      int           span = MIN (place->span, n_columns);
      GtkAllocation allocation = {
        .x = (int) (place->column * (card_width + GAP)),
        .y = (int) (place->row * (row_height + GAP)),
        .width = (int) (span * card_width + (span - 1) * GAP),
        .height = (int) (span * row_height + (span - 1) * GAP),
      };

      gtk_widget_measure (place->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, allocation.width, NULL, NULL,
                          NULL, NULL);
      gtk_widget_size_allocate (place->widget, &allocation, -1);
    }
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
duid_card_grid_append (DuidCardGrid *self,
                       GtkWidget    *card,
                       int           span)
{
  Place place = { card, span, 0, 0 };

  g_array_append_val (self->places, place);
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}

void
duid_card_grid_set_span (DuidCardGrid *self,
                         guint         position,
                         int           span)
{
  g_array_index (self->places, Place, position).span = span;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
duid_card_grid_get_n (DuidCardGrid *self)
{
  return self->places->len;
}

GtkWidget *
duid_card_grid_get (DuidCardGrid *self,
                    guint         position)
{
  return g_array_index (self->places, Place, position).widget;
}

void
duid_card_grid_truncate (DuidCardGrid *self,
                         guint         n_cards)
{
  for (guint i = self->places->len; i > n_cards; i--)
    {
      gtk_widget_unparent (g_array_index (self->places, Place, i - 1).widget);
      g_array_set_size (self->places, i - 1);
    }
}

guint
duid_card_grid_find (DuidCardGrid *self,
                     double        x,
                     double        y)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (g_array_index (self->places, Place, i).widget,
                                     GTK_WIDGET (self), &bounds) &&
          graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return self->places->len;
}

static void
duid_card_grid_dispose (GObject *object)
{
  duid_card_grid_truncate (DUID_CARD_GRID (object), 0);
  G_OBJECT_CLASS (duid_card_grid_parent_class)->dispose (object);
}

static void
duid_card_grid_finalize (GObject *object)
{
  g_array_unref (DUID_CARD_GRID (object)->places);
  G_OBJECT_CLASS (duid_card_grid_parent_class)->finalize (object);
}

static void
duid_card_grid_class_init (DuidCardGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_card_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_card_grid_finalize;
  widget_class->measure = duid_card_grid_measure;
  widget_class->size_allocate = duid_card_grid_size_allocate;
  widget_class->get_request_mode = get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "card-grid");
}

static void
duid_card_grid_init (DuidCardGrid *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
}
