/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <signal.h>
#include <sys/resource.h>

int
main (int    argc,
      char **argv)
{
  const struct rlimit none = { 0, 0 };
  g_autoptr (DuidApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DUID_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A core dump would hold stories; a write over a size limit must be an error, not the end. */
  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_info ("Core dumps could not be switched off");
  signal (SIGXFSZ, SIG_IGN);

  /* Makes Pango look for all fonts in another thread, while the toolkit sets itself up. */
  pango_cairo_font_map_get_default ();
  application = duid_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
