/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-shallow-json.h"

#define MOST_DEPTH 8

static gboolean
is_shallow (const char *text)
{
  int      depth = 0;
  gboolean in_string = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (in_string && *c == '\\' && c[1] != '\0')
        c++;
      else if (*c == '"')
        in_string = !in_string;
      else if (!in_string && (*c == '[' || *c == '{') && ++depth > MOST_DEPTH)
        return FALSE;
      else if (!in_string && (*c == ']' || *c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

JsonNode *
duid_shallow_json_parse (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL) || !is_shallow (text))
    return NULL;
  return json_from_string (text, NULL);
}
