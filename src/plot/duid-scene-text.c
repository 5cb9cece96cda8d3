/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-text.h"

#include <pango/pangocairo.h>
#include <string.h>

/* The first family that is there; the same everywhere, so a figure does not
 * change with the desktop's font. */
#define FAMILIES "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
/* More texts than this are forgotten, all at once: numbers come and go. */
#define MOST_TEXTS 4000

/* What a text is found by. */
typedef struct
{
  char     *text;
  double    size;
  double    width;
  int       lines;
  DuidAlign align;
  gboolean  is_bold;
} Key;

typedef struct
{
  PangoContext *context;
  GHashTable   *layouts; /* Key, PangoLayout */
} Texts;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ ((guint) (key->size * 64) << 12) ^ (guint) (key->width * 8) ^
         ((guint) key->lines << 24) ^ ((guint) key->align << 28) ^ ((guint) key->is_bold << 30);
}

static gboolean
is_equal_key (gconstpointer one,
              gconstpointer other)
{
  const Key *a = one;
  const Key *b = other;

  return a->size == b->size && a->width == b->width && a->lines == b->lines &&
         a->align == b->align && a->is_bold == b->is_bold && strcmp (a->text, b->text) == 0;
}

static void
free_key (gpointer data)
{
  g_free (((Key *) data)->text);
  g_free (data);
}

static void
free_texts (gpointer data)
{
  Texts *texts = data;

  g_hash_table_unref (texts->layouts);
  g_object_unref (texts->context);
  g_free (texts);
}

static GPrivate own_texts = G_PRIVATE_INIT (free_texts);

static PangoContext *
make_context (void)
{
  PangoContext *context =
    pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Metrics without hints: a text is as wide in print as in the window. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/* The calling thread's own. */
static Texts *
get_texts (void)
{
  Texts *texts = g_private_get (&own_texts);

  if (texts == NULL)
    {
      texts = g_new0 (Texts, 1);
      texts->context = make_context ();
      texts->layouts = g_hash_table_new_full (hash_key, is_equal_key, free_key, g_object_unref);
      g_private_set (&own_texts, texts);
    }
  return texts;
}

static void
set_attributes (PangoLayout         *layout,
                const DuidTextStyle *style,
                double               size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (style->is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
set_text (PangoContext        *context,
          const char          *text,
          const DuidTextStyle *style,
          double               size)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT };
  PangoLayout                *layout = pango_layout_new (context);

  set_attributes (layout, style, size);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, alignments[style->horizontal]);
  if (style->width > 0)
    {
      pango_layout_set_width (layout, (int) (style->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  if (style->lines > 0)
    {
      pango_layout_set_height (layout, -style->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

PangoLayout *
duid_scene_text_get (const char          *text,
                     const DuidTextStyle *style,
                     double               size)
{
  Texts       *texts = get_texts ();
  Key          key = { (char *) text, size, MAX (style->width, 0), MAX (style->lines, 0),
                       style->horizontal, style->is_bold };
  PangoLayout *layout = g_hash_table_lookup (texts->layouts, &key);

  if (layout == NULL)
    {
      if (g_hash_table_size (texts->layouts) >= MOST_TEXTS)
        g_hash_table_remove_all (texts->layouts);
      layout = set_text (texts->context, text, style, size);
      key.text = g_strdup (text);
      g_hash_table_insert (texts->layouts, g_memdup2 (&key, sizeof key), layout);
    }
  return g_object_ref (layout);
}
