/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-conflict-words.h"

#include "model/duid-question-changes.h"
#include "session/duid-session-patterns.h"
#include "widgets/duid-tag-swatch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_CHARS 400

/* A name that the project keeps, and what people read (untranslated). */
typedef struct
{
  const char *name;
  const char *words;
} Words;

static const Words objects[] = {
  { "tag", N_ ("Tag") },
  { "group", N_ ("Saved group") },
  { "pattern", N_ ("Pattern") },
  { "round", N_ ("Round of votes") },
  { "person", N_ ("Person") },
  { "note", N_ ("Note") },
  { "project", N_ ("Project") },
  { "question", N_ ("Question") },
  { "story", N_ ("Story") },
};

static const Words fields[] = {
  { "name", N_ ("name") },
  { "colour", N_ ("colour") },
  { "description", N_ ("description") },
  { "against", N_ ("answer that it stands against") },
  { "place", N_ ("place in the order") },
  { "text", N_ ("text") },
  { "role", N_ ("role") },
  { "budget", N_ ("points to give") },
  { "stories", N_ ("list of stories") },
  { DUID_PATTERN_SEE, N_ ("what we see") },
  { DUID_PATTERN_DO, N_ ("what we could do") },
  { DUID_PATTERN_THEME, N_ ("theme") },
  { DUID_PATTERN_CONFIDENCE, N_ ("how sure we are") },
  { DUID_PATTERN_CARD, N_ ("chart") },
  { DUID_PATTERN_CONDITIONS, N_ ("conditions") },
  { DUID_PATTERN_CARRIERS, N_ ("stories that carry it") },
  { DUID_PATTERN_MADE, N_ ("day of the list") },
  { DUID_SETTING_TITLE, N_ ("title") },
  { DUID_SETTING_BOARD, N_ ("board") },
  { DUID_SETTING_INDICATORS, N_ ("indicators") },
  { DUID_CHANGE_LABEL, N_ ("what was asked") },
  { DUID_CHANGE_SHORT, N_ ("short name") },
  { DUID_CHANGE_SENSITIVE, N_ ("sensitive") },
  { DUID_CHANGE_BANDS, N_ ("bands") },
};

static const char *
find_words (const Words *known,
            guint        n,
            const char  *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (known[i].name, name) == 0)
      return _ (known[i].words);
  return name;
}

static char *
dup_field (const char *field)
{
  if (g_str_has_prefix (field, DUID_PATTERN_READING))
    return g_strdup_printf (_ ("reading %s"), field + strlen (DUID_PATTERN_READING));
  if (g_str_has_prefix (field, DUID_CHANGE_OPTION))
    return g_strdup_printf (_ ("name of the answer “%s”"), field + strlen (DUID_CHANGE_OPTION));
  if (g_str_has_prefix (field, DUID_CHANGE_INTO))
    return g_strdup_printf (_ ("what the answer “%s” is part of"),
                            field + strlen (DUID_CHANGE_INTO));
  return g_strdup (find_words (fields, G_N_ELEMENTS (fields), field));
}

char *
duid_conflict_dup_subject (const DuidConflict *conflict)
{
  g_autofree char *field = dup_field (conflict->field);

  return g_strdup_printf ("%s · %s",
                          find_words (objects, G_N_ELEMENTS (objects), conflict->object), field);
}

/* A list of stories is many digits: only how many they are says something. */
static char *
count_stories (const char *value)
{
  g_auto (GStrv) ids = g_strsplit_set (value, " \n", -1);
  guint n = *value != '\0' ? g_strv_length (ids) : 0;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u story", "%u stories", n), n);
}

char *
duid_conflict_dup_value (const DuidConflict *conflict,
                         const char         *value)
{
  gint64 colour;

  if (value == NULL || *value == '\0')
    return g_strdup (_ ("(nothing)"));
  if (strcmp (conflict->field, "colour") == 0 &&
      g_ascii_string_to_signed (value, 10, 0, DUID_N_TAG_COLOURS - 1, &colour, NULL))
    return g_strdup (duid_tag_swatch_get_name ((int) colour));
  if (strcmp (conflict->field, "role") == 0 && strcmp (value, DUID_ROLE_FACILITATOR) == 0)
    return g_strdup (_ ("Facilitator"));
  if (strcmp (conflict->field, "stories") == 0 ||
      strcmp (conflict->field, DUID_PATTERN_CARRIERS) == 0)
    return count_stories (value);
  if (g_utf8_strlen (value, -1) > MOST_CHARS)
    {
      g_autofree char *head = g_utf8_substring (value, 0, MOST_CHARS);

      return g_strconcat (head, "…", NULL);
    }
  return g_strdup (value);
}
