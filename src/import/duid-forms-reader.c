/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-forms-reader.h"

#include "import/duid-recogniser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_HEADERS 12

typedef enum
{
  ROLE_ANSWER,
  ROLE_ID,
  ROLE_SENT,
  ROLE_NAME,
  ROLE_TECHNICAL,
} Role;

/* What a form's own columns are called, in small letters, in the languages met most. */
typedef struct
{
  const char *dialect;
  const char *name;
  const char *why;
  gboolean    is_in_front; /* its columns stand before the answers, not behind */
  const char *ids[MOST_HEADERS];
  const char *sent[MOST_HEADERS];
  const char *names[MOST_HEADERS];
  const char *technical[MOST_HEADERS];
} Form;

static const Form forms[] = {
  { .dialect = "typeform",
    .name = "Typeform",
    .why = N_ ("The last columns (dates in UTC, network) are those of Typeform."),
    .ids = { "#" },
    .sent = { "submit date (utc)" },
    .technical = { "start date (utc)", "stage date (utc)", "response type", "network id", "tags",
                   "ending", "score" } },
  { .dialect = "microsoft-forms",
    .name = "Microsoft Forms",
    .why = N_ ("The first columns (id, start, completion, e-mail, name) are those of Microsoft "
               "Forms."),
    .is_in_front = TRUE,
    .ids = { "id" },
    .sent = { "completion time", "tijd van voltooien", "tijd van voltooiing", "fertigstellungszeit",
              "heure de fin", "hora de finalización" },
    .names = { "name", "naam", "nom", "nombre" },
    .technical = { "start time", "begintijd", "startzeit", "heure de début", "hora de inicio",
                   "last modified time", "tijd laatste wijziging", "language",
                   "zeitpunkt der letzten änderung", "total points", "quiz feedback" } },
};

/* The header of the first column alone tells that Google made the table. */
static const char *const stamps[] = { "timestamp", "tijdstempel", "zeitstempel", "horodateur",
                                      "horodatage", "marca temporal", NULL };

static gboolean
is_one_of (const char        *header,
           const char *const *words)
{
  for (int i = 0; i < MOST_HEADERS && words[i] != NULL; i++)
    if (strcmp (header, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
fold (const DuidTableScan *scan,
      guint                column)
{
  g_autofree char *small = g_utf8_strdown (duid_table_scan_get_header (scan, column), -1);

  return g_strdup (g_strstrip (small));
}

/* Which of the form's columns it is; technical ones only from the end that is the form's. */
static Role
find_role (const Form          *form,
           const DuidTableScan *scan,
           guint                column)
{
  g_autofree char *header = fold (scan, column);

  return is_one_of (header, form->ids)         ? ROLE_ID
         : is_one_of (header, form->sent)      ? ROLE_SENT
         : is_one_of (header, form->names)     ? ROLE_NAME
         : is_one_of (header, form->technical) ? ROLE_TECHNICAL
                                               : ROLE_ANSWER;
}

static gboolean
fits (const Form          *form,
      const DuidTableScan *scan)
{
  gboolean has_sent = FALSE;
  guint    n_technical = 0;

  for (guint i = 0; i < scan->n_columns; i++)
    {
      Role role = find_role (form, scan, i);

      has_sent = has_sent || role == ROLE_SENT;
      n_technical += role == ROLE_TECHNICAL;
    }
  return has_sent && n_technical > 0 && find_role (form, scan, 0) == ROLE_ID;
}

static void
mark_column (DuidColumnHint *hint,
             Role            role)
{
  switch (role)
    {
    case ROLE_ID:
      duid_column_hint_set_type (hint, DUID_QUESTION_ID, _ ("the collector's id → id"));
      break;
    case ROLE_SENT:
      duid_column_hint_set_type (hint, DUID_QUESTION_DATE, _ ("when the answers were sent → date"));
      break;
    case ROLE_NAME:
      duid_column_hint_set_text (&hint->personal, _ ("a name"));
      break;
    case ROLE_TECHNICAL:
      duid_column_hint_set_text (
        &hint->ignored, _ ("A technical column of the collector; no question uses it."));
      break;
    case ROLE_ANSWER:
    default:
      break;
    }
}

/* The first column of each role; a question may have such a name too. */
static void
mark_columns (const Form          *form,
              const DuidTableScan *scan,
              DuidColumnHint      *hints)
{
  gboolean is_answers = FALSE;
  gboolean has_seen[ROLE_TECHNICAL + 1] = { FALSE };

  for (guint i = 0; i < scan->n_columns; i++)
    {
      Role role = find_role (form, scan, i);

      is_answers = is_answers || (role == ROLE_ANSWER && hints[i].personal == NULL);
      if ((form->is_in_front && is_answers) || (role != ROLE_TECHNICAL && has_seen[role]))
        continue;
      has_seen[role] = TRUE;
      mark_column (&hints[i], role);
    }
}

static DuidRecognition *
recognise (const DuidTableScan *scan,
           const Form          *form,
           DuidRecognition     *recognition)
{
  DuidColumnHint *hints = duid_column_hints_new (scan);

  recognition->title = g_strdup (scan->source);
  g_ptr_array_add (recognition->sources, duid_table_scan_to_source (scan));
  if (form != NULL)
    mark_columns (form, scan, hints);
  else
    duid_column_hint_set_type (&hints[0], DUID_QUESTION_DATE,
                               _ ("when the answers were sent → date"));
  duid_recogniser_guess (recognition, scan, hints);
  duid_column_hints_free (hints, scan->n_columns);
  return recognition;
}

static gboolean
is_google (const DuidTableScan *scan)
{
  g_autofree char *header = fold (scan, 0);
  const char      *format;

  return g_strv_contains (stamps, header) &&
         duid_column_profile_is_date (&scan->profiles[0], &format);
}

DuidRecognition *
duid_forms_recognise (const DuidTableScan *scan)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (fits (&forms[i], scan))
      return recognise (scan, &forms[i],
                        duid_recognition_new (forms[i].dialect, forms[i].name, _ (forms[i].why)));
  if (is_google (scan))
    return recognise (scan, NULL,
                      duid_recognition_new ("google-forms", "Google Forms",
                                            _ ("The first column is the time stamp that Google "
                                               "Forms puts there.")));
  return NULL;
}
