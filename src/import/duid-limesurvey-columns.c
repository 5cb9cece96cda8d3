/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-limesurvey-columns.h"

#include "import/duid-personal.h"

#include <string.h>

/* Where answers begin at the latest. */
#define MOST_OWN       12
#define MOST_PAGES     200
#define SMALLEST_SEED  100000
#define MOST_LANGUAGES 20

/* All folded: small letters, one blank for every mark. */
static const char *const ids[] = {
  "id", "response id", "antwoord id", "reactie id", "respons id", "id van het antwoord",
  "antwort id", "id der antwort", "id de la réponse", "id réponse", "identifiant de la réponse",
  "id de respuesta", "id de la respuesta", "id respuesta", NULL
};
static const char *const submitted[] = {
  "submitdate", "date submitted", "datum verzonden", "verzenddatum", "datum ingediend",
  "datum ingestuurd", "datum van inzending", "datum ingevuld", "datum voltooid",
  "datum abgeschickt", "abgabedatum", "datum der abgabe", "abgeschickt am",
  "date de soumission", "date d envoi", "date de validation", "soumis le",
  "fecha de envío", "fecha de entrega", "enviado el", NULL
};
static const char *const languages[] = {
  "startlanguage", "start language", "starttaal", "begintaal", "taal bij aanvang", "start taal",
  "start sprache", "startsprache", "langue de départ", "langue initiale",
  "langue de démarrage", "idioma inicial", "lenguaje inicial", "idioma de inicio",
  "lenguaje de inicio", NULL
};
static const char *const pages[] = { "lastpage", "last page", "laatste pagina", "letzte seite",
                                     "dernière page", "última página", NULL };
static const char *const technical[] = {
  "seed", "startwaarde", "zufallsstartwert", "zufallswert", "tête de série", "graine",
  "valeur de départ", "semilla",
  "startdate", "date started", "datum gestart", "startdatum", "begindatum", "datum begonnen",
  "datum gestartet", "datum start", "gestartet am", "date de lancement", "date de début",
  "date de démarrage", "date de départ", "fecha de inicio",
  "datestamp", "date last action", "datum laatste actie", "datum laatste handeling",
  "datum letzte aktivität", "datum letzte aktion", "datum der letzten aktion",
  "datum der letzten aktivität", "date de la dernière action", "date de dernière action",
  "fecha de la última acción", "fecha de última acción",
  "refurl", "referrer url", "verwijzings url", "verwijzende url", "referrer", "url de référence",
  "url référente", "url de provenance", "url de referencia", "weiterleitungs url", "verweis url",
  "herkunfts url",
  "token", "access code", "toegangscode", "toegangssleutel", "zugangsschlüssel", "zugangscode",
  "zugangsschlüssel (token)", "code d accès", "jeton", "código de acceso", "contraseña", NULL
};
/* How long it took, behind the answers; the name of a group or question may follow. */
static const char *const timings[] = {
  "total time", "interviewtime", "interview time", "totale tijd", "gesamtzeit", "temps total",
  "tiempo total",
  "group time", "question time", "groeptijd", "vraagtijd", "tijd voor groep", "gruppenzeit",
  "fragenzeit", "fragezeit", "temps pour le groupe", "temps du groupe", "temps pour la question",
  "temps de la question", "tiempo del grupo", "tiempo de grupo", "tiempo de la pregunta",
  "tiempo de pregunta", NULL
};
static const char *const others[] = {
  "other", "comment", "anders", "overig", "overige", "andere", "opmerking", "sonstiges",
  "sonstige", "kommentar", "autre", "autres", "commentaire", "otro", "otra", "otros",
  "comentario", NULL
};

/* “submitdate. Date submitted” → “submitdate”; “IP-adres:” → “ip adres” */
static char *
fold (const char *header)
{
  g_autofree char *text = g_utf8_strdown (header, -1);
  char            *dot = strstr (text, ". ");
  GString         *folded = g_string_new (NULL);

  if (dot != NULL)
    *dot = '\0';
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || c == '(' || c == ')')
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_strchomp (g_string_free (folded, FALSE));
}

static gboolean
is_timing (const char *header,
           const char *folded)
{
  gsize length = strlen (header);

  for (const char *const *timing = timings; *timing != NULL; timing++)
    if (g_str_has_prefix (folded, *timing))
      return TRUE;
  if (g_str_has_prefix (header, "groupTime"))
    return strspn (header + 9, "0123456789") == length - 9;
  return length > 4 && g_str_has_suffix (header, "Time") && strchr (header, ' ') == NULL;
}

static DuidLimesurveyRole
find_role (const char *header,
           gboolean    is_in_front)
{
  g_autofree char *folded = fold (header);

  if (is_timing (header, folded))
    return DUID_LIMESURVEY_TECHNICAL;
  if (!is_in_front)
    return DUID_LIMESURVEY_ANSWER;
  if (g_strv_contains (ids, folded))
    return DUID_LIMESURVEY_ID;
  if (g_strv_contains (submitted, folded))
    return DUID_LIMESURVEY_SUBMITTED;
  if (g_strv_contains (languages, folded))
    return DUID_LIMESURVEY_LANGUAGE;
  return g_strv_contains (pages, folded) || g_strv_contains (technical, folded)
           ? DUID_LIMESURVEY_TECHNICAL
           : DUID_LIMESURVEY_ANSWER;
}

gboolean
duid_limesurvey_is_other (const char *option)
{
  g_autofree char *folded = fold (option);

  return g_strv_contains (others, folded);
}

/* ---- by what they hold ---- */

static gboolean
is_whole (const DuidColumnProfile *profile)
{
  char decimal;

  return profile->n_fractions == 0 && duid_column_profile_is_number (profile, &decimal);
}

/* Nearly all with a time of day: “2024-03-01 09:15:00”. */
static gboolean
is_moment (const DuidColumnProfile *profile)
{
  const char *format;

  return duid_column_profile_is_date (profile, &format) && profile->n_spaced == profile->n_texts;
}

/* “fr”, “de-informal”, “zh-Hans” */
static gboolean
is_language (const DuidColumnProfile *profile)
{
  for (guint i = 0; i < profile->options->len; i++)
    {
      const char *code = profile->options->pdata[i];
      gsize       length = strspn (code, "abcdefghijklmnopqrstuvwxyz");

      if (length < 2 || length > 3 || (code[length] != '\0' && code[length] != '-'))
        return FALSE;
    }
  return profile->n_filled > 0 && profile->options->len <= MOST_LANGUAGES;
}

static gboolean
is_built_so (const DuidTableScan *scan)
{
  const DuidColumnProfile *profiles = scan->profiles;

  return scan->n_columns > 4 && profiles[0].n_filled == scan->n_rows && is_whole (&profiles[0]) &&
         !profiles[0].has_twice && is_moment (&profiles[1]) && is_whole (&profiles[2]) &&
         profiles[2].min >= -1 && profiles[2].max <= MOST_PAGES && is_language (&profiles[3]);
}

/* Seeds, dates, places of the net: all that stands between the first four and the answers. */
static gboolean
is_technical (const DuidColumnProfile *profile)
{
  return (is_whole (profile) && profile->min >= SMALLEST_SEED && !profile->has_twice) ||
         is_moment (profile) || duid_column_profile_get_personal (profile) != NULL ||
         (profile->n_filled > 0 && profile->n_links == profile->n_filled);
}

static void
find_by_contents (const DuidTableScan *scan,
                  DuidLimesurveyRole  *roles)
{
  roles[0] = DUID_LIMESURVEY_ID;
  roles[1] = DUID_LIMESURVEY_SUBMITTED;
  roles[2] = DUID_LIMESURVEY_TECHNICAL;
  roles[3] = DUID_LIMESURVEY_LANGUAGE;
  for (guint i = 4; i < MIN (scan->n_columns, MOST_OWN); i++)
    if (roles[i] == DUID_LIMESURVEY_ANSWER)
      {
        if (!is_technical (&scan->profiles[i]))
          return;
        /* What tells who somebody is, is told as such. */
        if (duid_column_profile_get_personal (&scan->profiles[i]) == NULL)
          roles[i] = DUID_LIMESURVEY_TECHNICAL;
      }
}

/* Only in front of the answers, and each once: a question may be called “Start date” too. */
static void
find_by_names (const DuidTableScan *scan,
               DuidLimesurveyRole  *roles)
{
  gboolean is_in_front = TRUE;

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char *header = duid_table_scan_get_header (scan, i);

      roles[i] = find_role (header, is_in_front);
      if (roles[i] == DUID_LIMESURVEY_ANSWER && duid_personal_get_kind (header) == NULL &&
          !is_technical (&scan->profiles[i]))
        is_in_front = FALSE;
    }
}

static gboolean
has_role (const DuidLimesurveyRole *roles,
          guint                     n,
          DuidLimesurveyRole        role)
{
  for (guint i = 0; i < n; i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

DuidLimesurveyRole *
duid_limesurvey_columns_find (const DuidTableScan *scan)
{
  g_autofree DuidLimesurveyRole *roles = g_new0 (DuidLimesurveyRole, MAX (scan->n_columns, 1));
  guint                          n = scan->n_columns;

  find_by_names (scan, roles);
  if (is_built_so (scan))
    find_by_contents (scan, roles);
  else if (!has_role (roles, n, DUID_LIMESURVEY_ID) ||
           has_role (roles, n, DUID_LIMESURVEY_SUBMITTED) +
               has_role (roles, n, DUID_LIMESURVEY_LANGUAGE) +
               has_role (roles, n, DUID_LIMESURVEY_TECHNICAL) <
             2)
    return NULL;
  return g_steal_pointer (&roles);
}
