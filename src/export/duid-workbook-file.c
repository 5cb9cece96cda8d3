/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

/* A workbook from opening to closing: formats, locale, and what can go wrong. */

static void
add_formats (DuidWorkbook *self)
{
  for (guint style = 0; style < DUID_N_STYLES; style++)
    {
      self->formats[style] = workbook_add_format (self->book);
      format_set_align (self->formats[style], LXW_ALIGN_VERTICAL_TOP);
    }
  format_set_bold (self->formats[DUID_STYLE_HEADER]);
  format_set_text_wrap (self->formats[DUID_STYLE_HEADER]);
  format_set_bottom (self->formats[DUID_STYLE_HEADER], LXW_BORDER_THIN);
  format_set_text_wrap (self->formats[DUID_STYLE_LONG]);
  format_set_bold (self->formats[DUID_STYLE_STRONG]);
  format_set_num_format (self->formats[DUID_STYLE_DATE], "yyyy-mm-dd");
  format_set_num_format (self->formats[DUID_STYLE_TIME], "yyyy-mm-dd hh:mm");
  format_set_num_format (self->formats[DUID_STYLE_SHARE], "0.0%");
  format_set_num_format (self->formats[DUID_STYLE_FIGURE], "0.00");
  format_set_num_format (self->formats[DUID_STYLE_COARSE], "0.0");
  format_set_num_format (self->formats[DUID_STYLE_FINE], "0.000");
  format_set_num_format (self->formats[DUID_STYLE_TINY], "0.0E+00");
}

/* The library writes numbers in the locale of the thread, and a decimal comma
 * would spoil the file: translations stay, numbers get a point. */
static locale_t
begin_plain_numbers (locale_t *plain)
{
  *plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  return uselocale (*plain);
}

static void
end_plain_numbers (locale_t before,
                   locale_t plain)
{
  uselocale (before);
  freelocale (plain);
}

/* The library prints its own words on the error stream besides returning them. */
static lxw_error
close_quietly (lxw_workbook *book,
               int          *system_error)
{
  int       stream = dup (STDERR_FILENO);
  int       nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  lxw_error trouble;

  fflush (stderr);
  if (stream >= 0 && nowhere >= 0)
    dup2 (nowhere, STDERR_FILENO);
  errno = 0;
  trouble = workbook_close (book);
  *system_error = errno;
  fflush (stderr);
  if (stream >= 0)
    dup2 (stream, STDERR_FILENO);
  if (nowhere >= 0)
    close (nowhere);
  if (stream >= 0)
    close (stream);
  return trouble;
}

static gboolean
is_well (DuidExportFile *file,
         lxw_error       trouble,
         int             system_error,
         GError        **error)
{
  if (trouble == LXW_NO_ERROR)
    return TRUE;
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG ||
      system_error == EACCES || system_error == EROFS)
    duid_export_file_set_error (file, system_error, error);
  else
    g_set_error (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_WRITE,
                 _ ("The workbook “%s” cannot be written: %s"), duid_export_file_get_name (file),
                 lxw_strerror (trouble));
  return FALSE;
}

static gboolean
fill_book (DuidWorkbook    *self,
           DuidExportFile  *file,
           gboolean         is_large,
           DuidWorkbookFunc fill,
           gpointer         data,
           GError         **error)
{
  lxw_workbook_options options = {
    .constant_memory = is_large,
    .tmpdir = (char *) duid_export_file_get_folder (file),
  };
  int       system_error = 0;
  gboolean  is_filled;
  lxw_error trouble;

  self->book = workbook_new_opt (duid_export_file_get_path (file), &options);
  if (self->book == NULL)
    return is_well (file, LXW_ERROR_MEMORY_MALLOC_FAILED, ENOMEM, error);
  add_formats (self);
  is_filled = fill (self, data, error);
  trouble = close_quietly (self->book, &system_error);
  if (!is_filled)
    return FALSE;
  return is_well (file, self->trouble, 0, error) && is_well (file, trouble, system_error, error);
}

gboolean
duid_workbook_write (DuidWorkbook    *self,
                     DuidExportFile  *file,
                     gboolean         is_large,
                     DuidWorkbookFunc fill,
                     gpointer         data,
                     GError         **error)
{
  locale_t plain;
  locale_t before = begin_plain_numbers (&plain);
  gboolean is_filled = fill_book (self, file, is_large, fill, data, error);

  end_plain_numbers (before, plain);
  return is_filled;
}
