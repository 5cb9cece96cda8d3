/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-personal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *word;     /* small letters, without blanks or marks */
  gboolean    is_whole; /* the header is this word, not just holds it */
  const char *kind;
} Hint;

static const Hint hints[] = {
  { "email", FALSE, N_ ("an e-mail address") },
  { "mailadres", FALSE, N_ ("an e-mail address") },
  { "telefoon", FALSE, N_ ("a telephone number") },
  { "telephone", FALSE, N_ ("a telephone number") },
  { "phonenumber", FALSE, N_ ("a telephone number") },
  { "phone", TRUE, N_ ("a telephone number") },
  { "mobielnummer", FALSE, N_ ("a telephone number") },
  { "ip", TRUE, N_ ("an IP address") },
  { "ipadres", FALSE, N_ ("an IP address") },
  { "ipaddress", FALSE, N_ ("an IP address") },
  { "latitude", FALSE, N_ ("a location") },
  { "longitude", FALSE, N_ ("a location") },
  { "breedtegraad", FALSE, N_ ("a location") },
  { "lengtegraad", FALSE, N_ ("a location") },
  { "metalocation", FALSE, N_ ("a location") },
  { "gps", TRUE, N_ ("a location") },
  { "metacampaign", FALSE, N_ ("a campaign id") },
  { "campaignid", FALSE, N_ ("a campaign id") },
  { "responderid", FALSE, N_ ("an id of the teller") },
  { "deviceid", FALSE, N_ ("a device") },
  { "metadevice", FALSE, N_ ("a device") },
  { "useragent", FALSE, N_ ("a device") },
  { "geopoint", FALSE, N_ ("a location") },
  { "yourname", TRUE, N_ ("a name") },
  { "voornaam", FALSE, N_ ("a name") },
  { "achternaam", FALSE, N_ ("a name") },
  { "firstname", FALSE, N_ ("a name") },
  { "lastname", FALSE, N_ ("a name") },
  { "surname", FALSE, N_ ("a name") },
  { "fullname", TRUE, N_ ("a name") },
  { "vorname", TRUE, N_ ("a name") },
  { "nachname", TRUE, N_ ("a name") },
  { "prenom", TRUE, N_ ("a name") },
  { "nomdefamille", TRUE, N_ ("a name") },
  { "apellidos", TRUE, N_ ("a name") },
  { "bsn", TRUE, N_ ("a citizen service number") },
};

/* Whole questions may speak of telephones; only short headers are names of fields. */
#define LONGEST_HEADER 40

static char *
fold_header (const char *header)
{
  char *folded = g_ascii_strdown (header, -1);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (g_ascii_isalnum (*from))
      *to++ = *from;
  *to = '\0';
  return folded;
}

const char *
duid_personal_get_kind (const char *header)
{
  g_autofree char *folded = fold_header (header);

  if (strlen (header) > LONGEST_HEADER)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    if (hints[i].is_whole ? strcmp (folded, hints[i].word) == 0
                          : strstr (folded, hints[i].word) != NULL)
      return _ (hints[i].kind);
  return NULL;
}
