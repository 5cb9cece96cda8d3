/* SPDX-License-Identifier: GPL-3.0-or-later */
/* duiding-cli: the same core as the desktop program, without a window. */
#include "duid-config.h"

#include "cli/duid-command.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_USAGE      2
#define LONGEST_QUOTE   160
#define LONGEST_MESSAGE 2000

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Usage:"));

  g_string_append_printf (text, "\n  duiding-cli %s\n\n%s\n\n%s\n", _ ("COMMAND [OPTION…]"),
                          _ ("Makes sense of stories without a window."), _ ("Commands:"));
  for (const DuidCommand *command = duid_command_get_all (); command->name != NULL; command++)
    g_string_append_printf (text, "  %-10s %s\n", command->name, _ (command->summary));
  g_string_append_printf (text, "\n%s\n", _ ("See “duiding-cli COMMAND --help” for its options."));
  duid_command_print (text->str);
}

/* What somebody typed comes back in quotation marks; only as much of it as makes
 * the sentence clear, and of the sentence only what can be read. */
static char *
shorten (const char *message)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = message;

  while (*at != '\0' && text->len < LONGEST_MESSAGE)
    {
      const char *open = strstr (at, "“");
      const char *end = open != NULL ? strstr (open, "”") : NULL;

      if (end == NULL || g_utf8_strlen (open, end - open) <= LONGEST_QUOTE)
        {
          end = end != NULL ? end : at + strlen (at);
          g_string_append_len (text, at, end - at);
        }
      else
        {
          const char *cut = g_utf8_offset_to_pointer (open, LONGEST_QUOTE);

          g_string_append_len (text, at, cut - at);
          g_string_append (text, "…");
        }
      at = end;
      if (*at != '\0')
        {
          g_string_append (text, "”");
          at += strlen ("”");
        }
    }
  if (text->len <= LONGEST_MESSAGE)
    return g_string_free (g_steal_pointer (&text), FALSE);
  at = g_utf8_find_prev_char (text->str, text->str + LONGEST_MESSAGE);
  g_string_truncate (text, (gsize) (at - text->str));
  g_string_append (text, "…");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
find_exit_code (const GError *error)
{
  if (error->domain == G_OPTION_ERROR ||
      g_error_matches (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE))
    return EXIT_USAGE;
  return EXIT_FAILURE;
}

static gboolean
run_command (int      argc,
             char   **argv,
             GError **error)
{
  const DuidCommand *command = duid_command_find (argv[1]);
  g_auto (GStrv) arguments = NULL;

  if (command == NULL)
    {
      g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                   _ ("There is no command “%s”; see “duiding-cli --help”."), argv[1]);
      return FALSE;
    }
  arguments = g_strdupv (argv + 1);
  return command->run (&arguments, error) && duid_command_flush (error);
}

static gboolean
asks_for (const char *word,
          const char *option)
{
  return strcmp (word, option) == 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DUID_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("duiding-cli");
  /* A limit on the size of files is an error to tell, not a reason to die. */
  signal (SIGXFSZ, SIG_IGN);

  if (argc > 1 && asks_for (argv[1], "--version"))
    duid_command_print ("duiding-cli " DUID_VERSION "\n");
  else if (argc > 1 && (asks_for (argv[1], "--help") || asks_for (argv[1], "-h") ||
                        asks_for (argv[1], "help")))
    print_help ();
  else if (argc > 1)
    run_command (argc, argv, &error);
  else
    g_set_error_literal (&error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_USAGE,
                         _ ("A command is needed; see “duiding-cli --help”."));
  if (error == NULL && duid_command_flush (&error))
    return EXIT_SUCCESS;
  fflush (stdout);
  said = g_strdelimit (shorten (error->message), "\n\r", ' ');
  fprintf (stderr, "duiding-cli: %s\n", said);
  return find_exit_code (error);
}
