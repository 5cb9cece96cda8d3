/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-own-path.h"

#include <string.h>

gboolean
duid_own_path_is (const char *relative)
{
  g_auto (GStrv) parts = g_strsplit_set (relative, "/\\", -1);

  if (*relative == '\0' || g_path_is_absolute (relative) || *relative == '~' || *relative == '\\' ||
      strstr (relative, "://") != NULL || g_ascii_strncasecmp (relative, "data:", 5) == 0)
    return FALSE;
  for (char **part = parts; *part != NULL; part++)
    if (strcmp (*part, "..") == 0)
      return FALSE;
  return TRUE;
}
