/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-print.h"

#include "app/duid-figure.h"

#include <glib/gi18n-lib.h>

#define CHARTS_A_PAGE 2
#define CHART_WIDTH   720.0
#define CHART_HEIGHT  500.0
#define GAP_POINTS    18
#define TITLE_POINTS  16
#define TEXT_POINTS   11

typedef struct
{
  DuidSession  *session;
  DuidPrintWhat what;
  gsize         row;        /* of a story */
  PangoLayout  *layout;     /* of it */
  GArray       *page_lines; /* int: the first line of each page */
} Paper;

static void
paper_free (Paper *paper)
{
  g_object_unref (paper->session);
  g_clear_object (&paper->layout);
  g_array_unref (paper->page_lines);
  g_free (paper);
}

/* ---- a story ---- */

static void
lay_out_story (Paper           *paper,
               GtkPrintContext *context)
{
  DuidDataset     *dataset = duid_session_get_dataset (paper->session);
  gsize            row = paper->row;
  gboolean         may_show = duid_dataset_may_show (dataset, row);
  g_autofree char *title =
    may_show ? duid_dataset_dup_title (dataset, row) : g_strdup (_ ("This story is not printed"));
  const char      *story = may_show ? duid_dataset_get_story (dataset, row)
                                    : _ ("The teller did not agree to showing it to a group.");
  g_autofree char *markup = g_markup_printf_escaped (
    "<span size=\"%dpt\" weight=\"bold\">%s</span>\n\n%s", TITLE_POINTS, title, story);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, TEXT_POINTS * PANGO_SCALE);
  paper->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (paper->layout, font);
  pango_layout_set_width (paper->layout,
                          (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (paper->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (paper->layout, 3 * PANGO_SCALE);
  pango_layout_set_markup (paper->layout, markup, -1);
  pango_font_description_free (font);
}

static void
break_pages (Paper *paper,
             double page_height)
{
  double used = 0;

  g_array_set_size (paper->page_lines, 0);
  for (int line = 0; line < pango_layout_get_line_count (paper->layout); line++)
    {
      PangoRectangle extents;
      double         height;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (paper->layout, line), NULL,
                                     &extents);
      height = extents.height / (double) PANGO_SCALE + 3;
      if (line == 0 || used + height > page_height)
        {
          g_array_append_val (paper->page_lines, line);
          used = 0;
        }
      used += height;
    }
}

static void
draw_story_page (Paper           *paper,
                 GtkPrintContext *context,
                 int              page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  int      line = g_array_index (paper->page_lines, int, page);
  int      end = page + 1 < (int) paper->page_lines->len
                   ? g_array_index (paper->page_lines, int, page + 1)
                   : pango_layout_get_line_count (paper->layout);
  double   y = 0;

  for (; line < end; line++)
    {
      PangoLayoutLine *words = pango_layout_get_line_readonly (paper->layout, line);
      PangoRectangle   extents;

      pango_layout_line_get_extents (words, NULL, &extents);
      cairo_move_to (cr, 0, y - extents.y / (double) PANGO_SCALE);
      pango_cairo_show_layout_line (cr, words);
      y += extents.height / (double) PANGO_SCALE + 3;
    }
}

/* ---- the board ---- */

static void
draw_board_page (Paper           *paper,
                 GtkPrintContext *context,
                 int              page)
{
  const DuidView *view = duid_session_get_view (paper->session);
  cairo_t        *cr = gtk_print_context_get_cairo_context (context);
  double          room = (gtk_print_context_get_height (context) - GAP_POINTS) / CHARTS_A_PAGE;
  double          width = gtk_print_context_get_width (context);
  double          scale = MIN (width / CHART_WIDTH, room / CHART_HEIGHT);

  for (int i = 0; i < CHARTS_A_PAGE; i++)
    {
      guint index = (guint) (page * CHARTS_A_PAGE + i);
      g_autoptr (DuidChart) chart = NULL;

      if (index >= view->cards->len)
        return;
      chart = duid_figure_make_chart (paper->session, g_ptr_array_index (view->cards, index),
                                      CHART_WIDTH, CHART_HEIGHT);
      if (chart == NULL)
        continue;
      cairo_save (cr);
      cairo_translate (cr, 0, i * (room + GAP_POINTS));
      cairo_scale (cr, scale, scale);
      duid_chart_draw (chart, cr);
      cairo_restore (cr);
    }
}

/* ---- printing ---- */

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Paper             *paper)
{
  DuidDataset *dataset = duid_session_get_dataset (paper->session);
  int          n_pages;

  /* The project may have been closed while the printer was chosen. */
  if (dataset == NULL ||
      (paper->what == DUID_PRINT_STORY && paper->row >= duid_dataset_get_n_rows (dataset)))
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  if (paper->what == DUID_PRINT_STORY)
    {
      lay_out_story (paper, context);
      break_pages (paper, gtk_print_context_get_height (context));
      n_pages = (int) paper->page_lines->len;
    }
  else
    n_pages = ((int) duid_session_get_view (paper->session)->cards->len + CHARTS_A_PAGE - 1) /
              CHARTS_A_PAGE;
  gtk_print_operation_set_n_pages (operation, MAX (n_pages, 1));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Paper             *paper)
{
  if (paper->what == DUID_PRINT_BOARD)
    draw_board_page (paper, context, page);
  else if (page < (int) paper->page_lines->len)
    draw_story_page (paper, context, page);
}

gboolean
duid_print (GtkWindow    *parent,
            DuidSession  *session,
            DuidPrintWhat what,
            GError      **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Paper *paper;

  if (what == DUID_PRINT_STORY && duid_session_get_focus (session) < 0)
    return TRUE;
  paper = g_new0 (Paper, 1);
  paper->session = g_object_ref (session);
  paper->what = what;
  paper->row = (gsize) duid_session_get_focus (session);
  paper->page_lines = g_array_new (FALSE, FALSE, sizeof (int));
  g_object_set_data_full (G_OBJECT (operation), "paper", paper, (GDestroyNotify) paper_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, "Duiding");
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), paper);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
