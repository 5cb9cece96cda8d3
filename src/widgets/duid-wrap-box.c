/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-wrap-box.h"

struct _DuidWrapBox
{
  GtkWidget parent_instance;
  int       spacing;
};

G_DEFINE_FINAL_TYPE (DuidWrapBox, duid_wrap_box, GTK_TYPE_WIDGET)

/* The children that stand on one line. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line, or NULL */
  int        height;
} Line;

static int
get_width (GtkWidget *child,
           int        available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (MIN (natural, available), minimum);
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Line
find_line (DuidWrapBox *self,
           GtkWidget   *first,
           int          available)
{
  Line line = { .first = first, .end = first };
  int  x = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      width = get_width (child, available);
      if (x > 0 && x + width > available)
        {
          line.end = child;
          return line;
        }
      line.height = MAX (line.height, get_height (child, width));
      x += width + self->spacing;
    }
  line.end = NULL;
  return line;
}

static int
measure_lines (DuidWrapBox *self,
               int          available)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;)
    {
      Line line = find_line (self, child, available);

      height += line.height + (height > 0 && line.height > 0 ? self->spacing : 0);
      child = line.end;
    }
  return height;
}

static void
measure_width (DuidWrapBox *self,
               int         *minimum,
               int         *natural)
{
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
      *natural += wanted + (*natural > 0 ? self->spacing : 0);
    }
}

static void
duid_wrap_box_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  DuidWrapBox *self = DUID_WRAP_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    {
      *minimum = measure_lines (self, for_size >= 0 ? for_size : G_MAXINT / 2);
      *natural = *minimum;
    }
}

static void
place_line (DuidWrapBox *self,
            Line         line,
            int          available,
            int          y)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      x = 0;

  for (GtkWidget *child = line.first; child != line.end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_width (child, available);
      place.height = line.height;
      place.x = is_mirrored ? available - x - place.width : x;
      place.y = y;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
duid_wrap_box_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DuidWrapBox *self = DUID_WRAP_BOX (widget);
  int          y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = find_line (self, child, width);

      place_line (self, line, width, y);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static GtkSizeRequestMode
duid_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
duid_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (duid_wrap_box_parent_class)->dispose (object);
}

static void
duid_wrap_box_class_init (DuidWrapBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_wrap_box_dispose;
  widget_class->measure = duid_wrap_box_measure;
  widget_class->size_allocate = duid_wrap_box_size_allocate;
  widget_class->get_request_mode = duid_wrap_box_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duid_wrap_box_init (DuidWrapBox *self)
{
  self->spacing = 6;
}

GtkWidget *
duid_wrap_box_new (int spacing)
{
  DuidWrapBox *self = g_object_new (DUID_TYPE_WRAP_BOX, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
duid_wrap_box_insert (DuidWrapBox *self,
                      GtkWidget   *child,
                      GtkWidget   *next)
{
  g_return_if_fail (next == NULL || gtk_widget_get_parent (next) == GTK_WIDGET (self));
  gtk_widget_insert_before (child, GTK_WIDGET (self), next);
}

void
duid_wrap_box_remove (DuidWrapBox *self,
                      GtkWidget   *child)
{
  g_return_if_fail (gtk_widget_get_parent (child) == GTK_WIDGET (self));
  gtk_widget_unparent (child);
}
