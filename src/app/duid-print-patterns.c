/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-print-patterns.h"

#include "plot/duid-chart.h"
#include "widgets/duid-card-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Points on paper. */
#define TEXT_POINTS    10
#define THEME_POINTS   15
#define GAP            18.0
#define WORDS_SHARE    .56 /* of the width; the rest is for the chart */
#define PICTURE_HEIGHT 150.0
/* The chart is drawn larger and made smaller, for its text. */
#define PICTURE_SCALE .55

/* A theme's name, or a pattern. */
typedef struct
{
  const DuidPattern *pattern; /* NULL: a theme */
  PangoLayout       *layout;
  double             height;
  int                page;
  double             y;
} Block;

typedef struct
{
  DuidSession *session;
  GPtrArray   *patterns;
  GArray      *blocks; /* Block */
  double       width;
} Paper;

static void
clear_block (gpointer data)
{
  g_clear_object (&((Block *) data)->layout);
}

static void
paper_free (Paper *paper)
{
  g_object_unref (paper->session);
  g_ptr_array_unref (paper->patterns);
  g_array_unref (paper->blocks);
  g_free (paper);
}

/* ---- the blocks ---- */

static PangoLayout *
make_layout (GtkPrintContext *context,
             const char      *markup,
             double           width)
{
  PangoLayout          *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, TEXT_POINTS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, 2 * PANGO_SCALE);
  pango_layout_set_markup (layout, markup, -1);
  pango_font_description_free (font);
  return layout;
}

static double
measure (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

static void
append (GString    *markup,
        const char *format,
        const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (markup, format, escaped);
#pragma GCC diagnostic pop
}

static char *
write_words (Paper             *paper,
             const DuidPattern *pattern)
{
  g_autoptr (DuidPatternStand) stand = duid_session_compare_pattern (paper->session, pattern);
  g_autofree char *facts = duid_pattern_stand_dup_words (stand);
  g_auto (GStrv) readings = duid_pattern_dup_readings (pattern);
  GString *markup = g_string_new (NULL);

  append (markup, "<b>%s</b>", duid_pattern_get_field (pattern, DUID_PATTERN_SEE));
  for (guint i = 0; readings[i] != NULL; i++)
    append (markup, readings[1] != NULL ? "\n– %s" : "\n%s", readings[i]);
  append (markup, "\n→ %s", duid_pattern_get_field (pattern, DUID_PATTERN_DO));
  append (markup, "\n<small>%s</small>", facts);
  return g_string_free (markup, FALSE);
}

static void
add_theme (Paper           *paper,
           GtkPrintContext *context,
           const char      *theme)
{
  g_autofree char *escaped = g_markup_escape_text (*theme != '\0' ? theme : _ ("No theme yet"), -1);
  g_autofree char *markup =
    g_strdup_printf ("<span size=\"%dpt\" weight=\"bold\">%s</span>", THEME_POINTS, escaped);
  Block block = { .layout = make_layout (context, markup, paper->width) };

  block.height = measure (block.layout);
  g_array_append_val (paper->blocks, block);
}

static void
add_pattern (Paper             *paper,
             GtkPrintContext   *context,
             const DuidPattern *pattern)
{
  g_autofree char *markup = write_words (paper, pattern);
  g_autoptr (DuidCard) card = duid_pattern_dup_card (pattern);
  Block block = { .pattern = pattern,
                  .layout = make_layout (context, markup, paper->width * WORDS_SHARE) };

  block.height = MAX (measure (block.layout), card != NULL ? PICTURE_HEIGHT : 0);
  g_array_append_val (paper->blocks, block);
}

static const char *
get_theme (const DuidPattern *pattern)
{
  const char *theme = duid_pattern_get_field (pattern, DUID_PATTERN_THEME);

  return theme != NULL ? theme : "";
}

/* Theme by theme, each where its first pattern stands. */
static void
add_blocks (Paper           *paper,
            GtkPrintContext *context)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_size (paper->blocks, 0);
  for (guint i = 0; i < paper->patterns->len; i++)
    {
      const char *theme = get_theme (g_ptr_array_index (paper->patterns, i));

      if (!g_hash_table_add (done, (gpointer) theme))
        continue;
      add_theme (paper, context, theme);
      for (guint j = i; j < paper->patterns->len; j++)
        if (strcmp (get_theme (g_ptr_array_index (paper->patterns, j)), theme) == 0)
          add_pattern (paper, context, g_ptr_array_index (paper->patterns, j));
    }
}

/* Puts every block on a page; a theme goes along with what follows it. Returns how
 * many pages there are. */
static int
place_blocks (Paper *paper,
              double page_height)
{
  int    page = 0;
  double y = 0;

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      Block *block = &g_array_index (paper->blocks, Block, i);
      double needed = block->height;

      if (block->pattern == NULL && i + 1 < paper->blocks->len)
        needed += GAP + g_array_index (paper->blocks, Block, i + 1).height;
      if (y > 0 && y + needed > page_height)
        {
          page++;
          y = 0;
        }
      block->page = page;
      block->y = y;
      y += block->height + GAP;
    }
  return page + 1;
}

/* ---- drawing ---- */

static void
draw_chart (Paper             *paper,
            const DuidPattern *pattern,
            cairo_t           *cr,
            double             width)
{
  g_autoptr (DuidCard) card = duid_pattern_dup_card (pattern);
  g_autoptr (DuidPatternStand) stand = NULL;
  g_autoptr (DuidChart) chart = NULL;
  DuidChartRequest request;
  int              question = -1;

  if (card != NULL)
    question = duid_session_find_question (paper->session, card->question);
  if (question < 0 || !duid_session_may_chart (paper->session, question) ||
      !duid_card_request_fill (&request, paper->session, card))
    return;
  stand = duid_session_compare_pattern (paper->session, pattern);
  request.base = NULL;
  request.chosen = stand->frozen;
  request.hides_rest = FALSE;
  request.hides_summary = TRUE;
  chart = duid_chart_new (&request, width / PICTURE_SCALE, PICTURE_HEIGHT / PICTURE_SCALE);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  duid_chart_draw (chart, cr);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Paper             *paper)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const Block *block = &g_array_index (paper->blocks, Block, i);
      double       left = paper->width * WORDS_SHARE + GAP;

      if (block->page != page)
        continue;
      cairo_save (cr);
      cairo_translate (cr, 0, block->y);
      cairo_set_source_rgb (cr, 0, 0, 0);
      pango_cairo_show_layout (cr, block->layout);
      cairo_translate (cr, left, 0);
      if (block->pattern != NULL)
        draw_chart (paper, block->pattern, cr, paper->width - left);
      cairo_restore (cr);
    }
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Paper             *paper)
{
  /* The project may have been closed while the printer was chosen. */
  if (duid_session_get_dataset (paper->session) == NULL)
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  paper->width = gtk_print_context_get_width (context);
  add_blocks (paper, context);
  gtk_print_operation_set_n_pages (
    operation, place_blocks (paper, gtk_print_context_get_height (context)));
}

gboolean
duid_print_patterns (GtkWindow   *parent,
                     DuidSession *session,
                     const char  *pdf,
                     GError     **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GPtrArray) patterns = duid_session_load_patterns (session, error);
  GtkPrintOperationAction action =
    pdf != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
  Paper *paper;

  if (patterns == NULL)
    return FALSE;
  paper = g_new0 (Paper, 1);
  paper->session = g_object_ref (session);
  paper->patterns = g_steal_pointer (&patterns);
  paper->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  g_array_set_clear_func (paper->blocks, clear_block);
  g_object_set_data_full (G_OBJECT (operation), "paper", paper, (GDestroyNotify) paper_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, "Duiding");
  if (pdf != NULL)
    gtk_print_operation_set_export_filename (operation, pdf);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), paper);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), paper);
  return gtk_print_operation_run (operation, action, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
