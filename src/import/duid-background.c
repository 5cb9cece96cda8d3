/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-background.h"

#include "duid-config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/duid-problem.h"

#define MOST_BYTES 50000000 /* of a file that is read at all */
#define QUALITY    "85"

static void
shrink_cb (GdkPixbufLoader *loader,
           int              width,
           int              height,
           gpointer         data)
{
  double scale = (double) DUID_BACKGROUND_SIDE / MAX (width, height);

  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, (int) MAX (width * scale, 1),
                                (int) MAX (height * scale, 1));
}

/* The picture at no more than the largest size, or NULL. */
static GdkPixbuf *
read_image (const char *bytes,
            gsize       length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean is_read;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (shrink_cb), NULL);
  is_read = gdk_pixbuf_loader_write (loader, (const guchar *) bytes, length, NULL);
  /* It must be closed even after a failure. */
  is_read = gdk_pixbuf_loader_close (loader, NULL) && is_read;
  return is_read && gdk_pixbuf_loader_get_pixbuf (loader) != NULL
           ? g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader))
           : NULL;
}

static const char *
find_type (const char *bytes,
           gsize       length)
{
  if (length > 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  return length > 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0 ? "image/jpeg" : NULL;
}

static char *
make_address (const char *type,
              const char *bytes,
              gsize       length)
{
  g_autofree char *text = g_base64_encode ((const guchar *) bytes, length);

  return g_strdup_printf ("data:%s;base64,%s", type, text);
}

/* The file as it is when it is small enough, else drawn again. */
static char *
embed (const char *bytes,
       gsize       length)
{
  const char *type = find_type (bytes, length);
  g_autoptr (GdkPixbuf) image = type != NULL ? read_image (bytes, length) : NULL;
  g_autofree char *smaller = NULL;
  gsize            n_smaller = 0;

  if (image == NULL)
    return NULL;
  if (length <= DUID_BACKGROUND_BUDGET)
    return make_address (type, bytes, length);
  if (!gdk_pixbuf_save_to_buffer (image, &smaller, &n_smaller, "jpeg", NULL, "quality", QUALITY,
                                  NULL) ||
      n_smaller > DUID_BACKGROUND_BUDGET)
    return NULL;
  return make_address ("image/jpeg", smaller, n_smaller);
}

gboolean
duid_background_is_embedded (const DuidQuestion *question)
{
  return question->background != NULL &&
         (g_str_has_prefix (question->background, "data:image/png;base64,") ||
          g_str_has_prefix (question->background, "data:image/jpeg;base64,"));
}

GBytes *
duid_background_extract (const DuidQuestion *question,
                         const char        **ending)
{
  const char *text;
  guchar     *bytes;
  gsize       length;

  if (!duid_background_is_embedded (question))
    return NULL;
  *ending = g_str_has_prefix (question->background, "data:image/png") ? ".png" : ".jpg";
  text = strchr (question->background, ',') + 1;
  bytes = g_base64_decode (text, &length);
  return g_bytes_new_take (bytes, length);
}

char *
duid_background_embed (DuidQuestion *question,
                       const char   *folder)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  gsize            length = 0;

  if (question->background == NULL || duid_background_is_embedded (question))
    return NULL;
  name = g_steal_pointer (&question->background);
  path = g_build_filename (folder, name, NULL);
  if (g_file_get_contents (path, &bytes, &length, NULL) && length <= MOST_BYTES)
    question->background = embed (bytes, length);
  if (question->background != NULL)
    return NULL;
  return g_strdup_printf (
    _ ("The background of “%s” (“%s”) is no PNG or JPEG image that can be read; the canvas "
       "has none now. Put the image beside the data package and import again."),
    question->label, name);
}

void
duid_background_embed_all (DuidMapping *mapping,
                           const char  *folder,
                           const char  *file)
{
  for (guint i = 0; i < duid_framework_get_n_questions (mapping->framework); i++)
    {
      /* The framework is still being made: nobody else has seen its questions. */
      DuidQuestion *question =
        (DuidQuestion *) duid_framework_get_question (mapping->framework, i);
      g_autofree char *path = g_strdup (question->background);
      g_autofree char *message = duid_background_embed (question, folder);

      if (message != NULL)
        g_ptr_array_add (mapping->problems,
                         duid_problem_new (file, NULL, 0, NULL, 0, path, message));
    }
}
