/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "export/duid-figure-writer.h"
#include "export/duid-table-file.h"
#include "plot/duid-chart-cells.h"
#include "plot/duid-chart.h"
#include "plot/duid-compared-figure.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_WIDTH  900
#define DEFAULT_HEIGHT 640
#define LEAST_SIZE     100
#define MOST_SIZE      20000
/* No picture of one card, but what a comparison says about the question. */
#define COMPARE "compare"

/* What was asked for. */
typedef struct
{
  DuidAsked asked;
  char     *question;
  char     *show_as;
  char     *stone;
  char     *to_stone;
  GStrv     pairs;
  GStrv     layers;
  char     *size;
  char     *output;
  gboolean  is_dark;
} Options;

static void
clear_options (Options *options)
{
  duid_asked_clear (&options->asked);
  g_free (options->question);
  g_free (options->show_as);
  g_free (options->stone);
  g_free (options->to_stone);
  g_strfreev (options->pairs);
  g_strfreev (options->layers);
  g_free (options->size);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse (GStrv   *arguments,
       Options *options,
       GError **error)
{
  const GOptionEntry entries[] = {
    { "question", 'q', 0, G_OPTION_ARG_FILENAME, &options->question,
      N_ ("The question to draw"), N_ ("NAME") },
    DUID_ASKED_WHERE (&options->asked),
    DUID_ASKED_BY (&options->asked, N_ ("Colour by the answers to this question")),
    { "as", 'a', 0, G_OPTION_ARG_STRING, &options->show_as,
      N_ ("How to show the answers; by itself what suits their number"), N_ ("DISPLAY") },
    { "layer", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &options->layers,
      N_ ("What to lay on top of it"), N_ ("LAYER") },
    { "pair", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->pairs,
      N_ ("Two sliders that make an item; “auto” for those that names give away"),
      N_ ("IMPORTANCE:EXPERIENCE") },
    { "stone", 0, 0, G_OPTION_ARG_STRING, &options->stone,
      N_ ("Of a canvas only this stone; arrows begin at it"), N_ ("STONE") },
    { "to-stone", 0, 0, G_OPTION_ARG_STRING, &options->to_stone,
      N_ ("Of a canvas: arrows end at this stone"), N_ ("STONE") },
    DUID_ASKED_WEIGHT (&options->asked),
    { "size", 's', 0, G_OPTION_ARG_STRING, &options->size,
      N_ ("Width and height in pixels; 900x640 when not given"), N_ ("WxH") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options->is_dark, N_ ("On a dark background"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("The file to write; a table has the numbers of the picture"),
      N_ ("FILE.svg|pdf|png|xlsx|csv") },
    { NULL }
  };

  return duid_command_parse ("plot", entries, arguments, error) &&
         (options->pairs != NULL ||
          duid_command_needs ("plot", "--question", options->question, error)) &&
         duid_command_needs ("plot", "-o", options->output, error);
}

static gboolean
is_size (double size)
{
  return size >= LEAST_SIZE && size <= MOST_SIZE;
}

static gboolean
parse_size (const char *text,
            double     *width,
            double     *height,
            GError    **error)
{
  char *end = NULL;

  *width = DEFAULT_WIDTH;
  *height = DEFAULT_HEIGHT;
  if (text == NULL)
    return TRUE;
  *width = (double) g_ascii_strtoull (text, &end, 10);
  if (end != text && (*end == 'x' || *end == 'X'))
    {
      const char *second = end + 1;

      *height = (double) g_ascii_strtoull (second, &end, 10);
      if (end != second && *end == '\0' && is_size (*width) && is_size (*height))
        return TRUE;
    }
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
               _ ("“%s” is no size: write width and height as 900x640, from %d to %d."), text,
               LEAST_SIZE, MOST_SIZE);
  return FALSE;
}

/* A question that a picture can be made of; -1 with @error. */
static int
find_chartable (DuidChoice *choice,
                const char *name,
                GError    **error)
{
  int question = duid_choice_find_question (choice, name, error);

  if (question < 0 || question == DUID_QUESTION_TAGS (choice->dataset) ||
      duid_question_is_chartable (duid_dataset_get_question (choice->dataset, (guint) question)))
    return question;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("“%s” is text, and there is no picture of texts."), name);
  return -1;
}

static const char *
list_displays (const DuidChoice *choice,
               int               question,
               GString          *names,
               gboolean          is_layer)
{
  const DuidQuestion *asked = NULL;

  if (question < DUID_QUESTION_TAGS (choice->dataset))
    asked = duid_dataset_get_question (choice->dataset, (guint) question);
  for (const DuidDisplay *display = duid_display_get_all (); display->name != NULL; display++)
    if (display->is_layer == is_layer && duid_display_suits (display, asked))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", display->name);
  if (!is_layer)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", COMPARE);
  return names->len > 0 ? names->str : "–";
}

/* The display or layer of that name, if it suits the question. */
static const DuidDisplay *
find_display (const DuidChoice *choice,
              int               question,
              const char       *name,
              gboolean          is_layer,
              GError          **error)
{
  const DuidDisplay  *display = duid_display_find (name);
  const DuidQuestion *asked = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (question < DUID_QUESTION_TAGS (choice->dataset))
    asked = duid_dataset_get_question (choice->dataset, (guint) question);
  if (display != NULL && display->is_layer == is_layer && duid_display_suits (display, asked))
    return display;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
               _ ("This question cannot be shown as “%s”. It knows: %s."), name,
               list_displays (choice, question, names, is_layer));
  return NULL;
}

static gboolean
choose_displays (const DuidChoice *choice,
                 const Options    *options,
                 DuidChartRequest *request,
                 GError          **error)
{
  g_autofree char *layers =
    options->layers != NULL ? g_strjoinv (" ", options->layers) : NULL;

  for (char **layer = options->layers; layer != NULL && *layer != NULL; layer++)
    if (find_display (choice, request->question, *layer, TRUE, error) == NULL)
      return FALSE;
  request->layers = duid_display_get_mask (layers);
  if (options->show_as == NULL)
    return TRUE;
  request->display = find_display (choice, request->question, options->show_as, FALSE, error);
  return request->display != NULL;
}

/* The stone of that name into @index; TRUE when none was asked for. */
static gboolean
find_stone (const DuidChoice *choice,
            int               question,
            const char       *name,
            int              *index,
            GError          **error)
{
  const DuidQuestion *asked = NULL;

  *index = -1;
  if (name == NULL)
    return TRUE;
  if (question < DUID_QUESTION_TAGS (choice->dataset))
    asked = duid_dataset_get_question (choice->dataset, (guint) question);
  if (asked != NULL && asked->type == DUID_QUESTION_CANVAS)
    *index = duid_question_find_stone (asked, name);
  if (*index >= 0)
    return TRUE;
  g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
               _ ("This question has no stone “%s”."), name);
  return FALSE;
}

static gboolean
choose_stones (const DuidChoice *choice,
               const Options    *options,
               DuidChartRequest *request,
               GError          **error)
{
  int to;

  if (!find_stone (choice, request->question, options->stone, &request->stone, error) ||
      !find_stone (choice, request->question, options->to_stone, &to, error))
    return FALSE;
  request->to_stone = to + 1;
  return TRUE;
}

static gboolean
fill_request (DuidChoice       *choice,
              const Options    *options,
              DuidChartRequest *request,
              GError          **error)
{
  int question = find_chartable (choice, options->question, error);
  int by = -1;

  if (question < 0)
    return FALSE;
  if (options->asked.by != NULL)
    {
      by = find_chartable (choice, options->asked.by, error);
      if (by < 0)
        return FALSE;
    }
  *request = (DuidChartRequest) {
    .dataset = choice->dataset,
    .tagging = choice->tagging,
    .question = question,
    .base = choice->rows,
    .colour_by = by,
    .is_dark = options->is_dark,
    .has_title = TRUE,
    .text_scale = 1,
    .stone = -1,
    .weigh_by = choice->weigh_by,
  };
  return choose_stones (choice, options, request, error) &&
         choose_displays (choice, options, request, error);
}

static gboolean
write_scene (DuidScene       *scene,
             const char      *title,
             const char      *sentence,
             const Options   *options,
             DuidFigureFormat format,
             GError         **error)
{
  return duid_figure_writer_write (scene, title, sentence, format,
                                   options->size != NULL ? DUID_FIGURE_EXACT : DUID_FIGURE_SHARP,
                                   options->output, error);
}

static const char *
get_title (const DuidChoice *choice,
           int               question)
{
  if (question == DUID_QUESTION_TAGS (choice->dataset))
    return _ ("Tags");
  return duid_dataset_get_question (choice->dataset, (guint) question)->label;
}

static gboolean
draw (DuidChoice      *choice,
      const Options   *options,
      DuidFigureFormat format,
      GError         **error)
{
  DuidChartRequest request;
  double           width, height;
  g_autoptr (DuidChart) chart = NULL;
  g_autofree char *sentence = NULL;

  if (!fill_request (choice, options, &request, error) ||
      !parse_size (options->size, &width, &height, error))
    return FALSE;
  chart = duid_chart_new (&request, width, height);
  sentence = duid_chart_dup_sentence (chart);
  return write_scene (duid_chart_get_scene (chart), get_title (choice, request.question), sentence,
                      options, format, error);
}

/* The groups of --by on the question, as they are compared by default. */
static DuidComparison *
compare (DuidChoice    *choice,
         const Options *options,
         int            question,
         GError       **error)
{
  DuidComparisonPlan plan;
  g_autoptr (GPtrArray) groups = NULL;
  int by = -1;

  if (!duid_command_needs ("plot", "--by", options->asked.by, error))
    return NULL;
  groups = duid_choice_split (choice, options->asked.by, &by, error);
  if (groups == NULL)
    return NULL;
  if (by == question)
    {
      g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                   _ ("“%s” cannot be compared with itself: choose another question for --by."),
                   options->asked.by);
      return NULL;
    }
  plan = duid_comparison_plan (choice->dataset, choice->tagging, groups, by);
  plan.questions = &question;
  plan.n_questions = 1;
  return duid_comparison_new (&plan);
}

static gboolean
draw_comparison (DuidChoice      *choice,
                 const Options   *options,
                 DuidFigureFormat format,
                 GError         **error)
{
  double width, height;
  int    question = find_chartable (choice, options->question, error);
  g_autoptr (DuidComparison) comparison = NULL;
  g_autoptr (DuidScene) scene = NULL;
  g_autofree char *sentence = NULL;

  if (question < 0 || !parse_size (options->size, &width, &height, error))
    return FALSE;
  comparison = compare (choice, options, question, error);
  if (comparison == NULL)
    return FALSE;
  scene = duid_compared_figure_new (comparison, question, choice->dataset, choice->tagging,
                                    options->is_dark, width, height);
  sentence = duid_compared_figure_dup_sentence (comparison, question, choice->dataset);
  return write_scene (scene, get_title (choice, question), sentence, options, format, error);
}

/* Pairs of sliders are drawn as items on two scales, unless something else was asked for. */
static gboolean
pair_up (DuidChoice *choice,
         Options    *options,
         GError    **error)
{
  const char *made;

  if (options->pairs == NULL)
    return TRUE;
  made = duid_choice_pair_up (choice, (const char *const *) options->pairs, error);
  if (made == NULL)
    return FALSE;
  g_free (options->question);
  options->question = g_strdup (made);
  if (options->show_as == NULL)
    options->show_as = g_strdup ("items");
  return TRUE;
}

/* The numbers of the picture instead of the picture. */
static gboolean
write_table (DuidChoice    *choice,
             const Options *options,
             GError       **error)
{
  DuidChartRequest request;
  g_autoptr (DuidCells) cells = NULL;
  g_autoptr (DuidComparison) comparison = NULL;

  if (g_strcmp0 (options->show_as, COMPARE) == 0)
    {
      int question = find_chartable (choice, options->question, error);

      comparison = question >= 0 ? compare (choice, options, question, error) : NULL;
      if (comparison != NULL)
        cells = duid_comparison_make_cells (comparison, choice->dataset);
    }
  else if (fill_request (choice, options, &request, error))
    cells = duid_chart_make_cells (&request);
  return cells != NULL && duid_table_file_write (cells, options->output, error);
}

/* The picture, or its numbers. */
static gboolean
write_answer (DuidChoice      *choice,
              const Options   *options,
              DuidFigureFormat format,
              GError         **error)
{
  if (duid_table_file_suits (options->output))
    return write_table (choice, options, error);
  if (g_strcmp0 (options->show_as, COMPARE) == 0)
    return draw_comparison (choice, options, format, error);
  return draw (choice, options, format, error);
}

gboolean
duid_plot_command_run (GStrv   *arguments,
                       GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  DuidFigureFormat format = DUID_FIGURE_SVG;

  if (!parse (arguments, &options, error) ||
      (!duid_table_file_suits (options.output) &&
       !duid_figure_writer_find_format (options.output, &format, error)))
    return FALSE;
  choice = duid_asked_open (&options.asked, *arguments, error);
  if (choice == NULL || !pair_up (choice, &options, error))
    return FALSE;
  return write_answer (choice, &options, format, error) && duid_choice_close (choice, error);
}
