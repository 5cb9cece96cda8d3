/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every command of duiding-cli has in common: reading its arguments,
 * printing, and how it goes wrong.
 *
 * A command returns FALSE with one sentence in its GError; main() prints it
 * after “duiding-cli: ” and exits with 2 when the command line itself was wrong
 * (DUID_COMMAND_ERROR_USAGE, G_OPTION_ERROR), with 1 otherwise. */

typedef struct
{
  const char *name;
  const char *arguments; /* what follows the options in the usage line */
  const char *summary;   /* N_(): what it does, in a sentence */
  gboolean (*run) (GStrv   *arguments, /* [0] is the program */
                   GError **error);
} DuidCommand;

/* The commands in the order of the help, ended by one without a name. */
const DuidCommand *duid_command_get_all (void);
/* NULL when there is none of that name. */
const DuidCommand *duid_command_find    (const char         *name);

/* Takes the options of @entries out of @arguments; “--help” prints and exits. */
gboolean    duid_command_parse          (const char         *name,
                                         const GOptionEntry *entries,
                                         GStrv              *arguments,
                                         GError            **error);
/* The one project that a command was given (borrowed). */
const char *duid_command_get_project    (GStrv               arguments,
                                         GError            **error);
/* FALSE with a usage error when @value, of option @option, was not given. */
gboolean    duid_command_needs          (const char         *name,
                                         const char         *option,
                                         const char         *value,
                                         GError            **error);
/* FALSE with a usage error when a word is no UTF-8; @words may be NULL. */
gboolean    duid_command_check_words    (const char *const  *words,
                                         GError            **error);

/* Prints to the standard output, as UTF-8 in every locale. */
void        duid_command_print          (const char         *text);
/* Whether all that was printed arrived. */
gboolean    duid_command_flush          (GError            **error);

#define DUID_COMMAND_ERROR (duid_command_error_quark ())
GQuark      duid_command_error_quark    (void);

typedef enum
{
  DUID_COMMAND_ERROR_USAGE,
  DUID_COMMAND_ERROR_UNKNOWN, /* no such question, story or tag */
  DUID_COMMAND_ERROR_PROJECT, /* the project is not whole */
  DUID_COMMAND_ERROR_OUTPUT,
  DUID_COMMAND_ERROR_INPUT,   /* numbers that a statistic cannot take */
} DuidCommandError;

gboolean    duid_import_command_run     (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_indicators_command_run (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_inspect_command_run    (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_compare_command_run    (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_screen_command_run     (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_summary_command_run    (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_plot_command_run       (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_stories_command_run    (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_tag_command_run        (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_export_command_run     (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_people_command_run     (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_merge_command_run      (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_erase_command_run      (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_agree_command_run      (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_check_command_run      (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_stats_command_run      (GStrv              *arguments,
                                         GError            **error);
gboolean    duid_words_command_run      (GStrv              *arguments,
                                         GError            **error);

G_END_DECLS
