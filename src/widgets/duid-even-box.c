/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-even-box.h"

struct _DuidEvenBox
{
  GtkWidget parent_instance;
  int       spacing;
};

G_DEFINE_FINAL_TYPE (DuidEvenBox, duid_even_box, GTK_TYPE_WIDGET)

/* How many stand on a line, how wide each is, and how high a line. */
typedef struct
{
  int n_columns;
  int n_lines;
  int width;
  int height;
} Grid;

/* The children that are seen, and the widest that one of them needs and likes. */
static int
count_children (DuidEvenBox *self,
                int         *minimum,
                int         *natural)
{
  int n = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
      n++;
    }
  return n;
}

static int
find_height (DuidEvenBox *self,
             int          width)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      height = MAX (height, least);
    }
  return height;
}

static Grid
find_grid (DuidEvenBox *self,
           int          available)
{
  int  minimum;
  int  natural;
  int  n = count_children (self, &minimum, &natural);
  Grid grid = { 1, 1, available, 0 };

  if (n == 0)
    return grid;
  grid.n_columns = CLAMP ((available + self->spacing) / MAX (minimum + self->spacing, 1), 1, n);
  grid.n_lines = (n + grid.n_columns - 1) / grid.n_columns;
  grid.n_columns = (n + grid.n_lines - 1) / grid.n_lines;
  grid.width = MAX ((available - (grid.n_columns - 1) * self->spacing) / grid.n_columns, minimum);
  grid.height = find_height (self, grid.width);
  return grid;
}

static void
duid_even_box_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  DuidEvenBox *self = DUID_EVEN_BOX (widget);
  int          n = count_children (self, minimum, natural);
  int          all = n * *natural + (n - 1) * self->spacing;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (all, *minimum);
  else
    {
      Grid grid = find_grid (self, for_size >= 0 ? for_size : MAX (all, *minimum));

      *minimum = n > 0 ? grid.n_lines * grid.height + (grid.n_lines - 1) * self->spacing : 0;
      *natural = *minimum;
    }
}

static void
duid_even_box_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DuidEvenBox *self = DUID_EVEN_BOX (widget);
  gboolean     is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Grid         grid = find_grid (self, width);
  int          n = 0;

  grid.height = MAX ((height - (grid.n_lines - 1) * self->spacing) / grid.n_lines, grid.height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .width = grid.width, .height = grid.height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.x = (n % grid.n_columns) * (grid.width + self->spacing);
      place.y = (n / grid.n_columns) * (grid.height + self->spacing);
      if (is_mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      n++;
    }
}

static GtkSizeRequestMode
duid_even_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
duid_even_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (duid_even_box_parent_class)->dispose (object);
}

static void
duid_even_box_class_init (DuidEvenBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_even_box_dispose;
  widget_class->measure = duid_even_box_measure;
  widget_class->size_allocate = duid_even_box_size_allocate;
  widget_class->get_request_mode = duid_even_box_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duid_even_box_init (DuidEvenBox *self)
{
}

GtkWidget *
duid_even_box_new (int spacing)
{
  DuidEvenBox *self = g_object_new (DUID_TYPE_EVEN_BOX, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
duid_even_box_append (DuidEvenBox *self,
                      GtkWidget   *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
