/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-qda-elements.h"

#include "import/duid-zip-part.h"

#include <string.h>

#define INTERNAL "internal://"

/* ---- attributes ---- */

static char *
dup_attribute (DuidQdaReading *reading,
               const char     *name)
{
  return duid_zip_part_dup_attribute (reading->xml, name);
}

/* In our form; NULL when it is none. */
static char *
dup_guid (DuidQdaReading *reading,
          const char     *name)
{
  g_autofree char *text = dup_attribute (reading, name);
  g_autofree char *id = duid_qda_id_from_guid (text);

  return id != NULL ? duid_qda_guid_from_id (id) : NULL;
}

/* Of something new; NULL when it has none or one that is taken. */
static char *
dup_new_guid (DuidQdaReading *reading)
{
  char *guid = dup_guid (reading, "guid");

  if (guid != NULL && !g_hash_table_add (reading->known, g_strdup (guid)))
    g_clear_pointer (&guid, g_free);
  return guid;
}

static gboolean
get_place (DuidQdaReading *reading,
           const char     *name,
           gsize          *place)
{
  g_autofree char *text = dup_attribute (reading, name);
  guint64          number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  *place = (gsize) number;
  return TRUE;
}

static void
replace (char **place,
         char  *text)
{
  g_free (*place);
  *place = text;
}

/* ---- elements ---- */

static void
start_project (DuidQdaReading *reading)
{
  char *name = dup_attribute (reading, "name");

  if (name != NULL)
    replace (&reading->qda->name, name);
  replace (&reading->qda->origin, dup_attribute (reading, "origin"));
}

static void
start_codebook (DuidQdaReading *reading)
{
  if (reading->qda->origin == NULL)
    reading->qda->origin = dup_attribute (reading, "origin");
}

static void
start_user (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *name = dup_attribute (reading, "name");

  if (guid != NULL)
    duid_qda_add_user (reading->qda, guid, name != NULL ? name : "");
}

static int
read_colour (const char *text)
{
  guint64 colour;

  if (text == NULL || *text != '#' ||
      !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &colour, NULL))
    return -1;
  if (strlen (text) == 4)
    return (int) ((colour & 0xf00) * 0x1100 + (colour & 0xf0) * 0x110 + (colour & 0xf) * 0x11);
  return strlen (text) == 7 ? (int) colour : -1;
}

static gboolean
is_true (const char *text)
{
  return text == NULL || strcmp (text, "true") == 0 || strcmp (text, "1") == 0;
}

/* The nearest of the codes we are in that is a code. */
static char *
dup_parent (DuidQdaReading *reading)
{
  for (guint i = reading->codes->len; i > 0; i--)
    {
      const DuidQdaCode *code = reading->codes->pdata[i - 1];

      if (code != NULL)
        return g_strdup (code->guid);
    }
  return NULL;
}

static void
start_code (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *name = dup_attribute (reading, "name");
  g_autofree char *colour = dup_attribute (reading, "color");
  g_autofree char *is_codable = dup_attribute (reading, "isCodable");
  DuidQdaCode     *code = NULL;

  if (guid != NULL)
    {
      code = duid_qda_add_code (reading->qda, guid, name != NULL ? name : "");
      code->colour = read_colour (colour);
      code->is_codable = is_true (is_codable);
      code->parent = dup_parent (reading);
    }
  g_ptr_array_add (reading->codes, code);
}

static void
end_code (DuidQdaReading *reading)
{
  if (reading->codes->len > 0)
    g_ptr_array_remove_index (reading->codes, reading->codes->len - 1);
}

static void
start_variable (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *name = dup_attribute (reading, "name");
  g_autofree char *type = dup_attribute (reading, "typeOfVariable");

  for (guint i = 0; guid != NULL && i < DUID_QDA_N_TYPES; i++)
    if (g_strcmp0 (type, duid_qda_type_to_string ((DuidQdaType) i)) == 0)
      duid_qda_add_variable (reading->qda, guid, name != NULL ? name : "", (DuidQdaType) i);
}

static void
start_case (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *name = dup_attribute (reading, "name");

  reading->qda_case = guid != NULL
                        ? duid_qda_add_case (reading->qda, guid, name != NULL ? name : "")
                        : NULL;
}

static void
end_case (DuidQdaReading *reading)
{
  reading->qda_case = NULL;
}

/* The text that lies beside the XML, without the mark that some programs begin it with. */
static char *
dup_text (DuidQdaReading *reading,
          const char     *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autofree char *base = g_str_has_prefix (folded, INTERNAL)
                            ? g_path_get_basename (folded + strlen (INTERNAL))
                            : NULL;
  GBytes          *bytes = base != NULL && reading->texts != NULL
                             ? g_hash_table_lookup (reading->texts, base)
                             : NULL;
  gsize            size = 0;
  const char      *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (text == NULL)
    return NULL;
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      size -= 3;
    }
  return g_utf8_make_valid (text, (gssize) size);
}

static void
start_source (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *name = dup_attribute (reading, "name");
  g_autofree char *path = dup_attribute (reading, "plainTextPath");
  char            *text = path != NULL ? dup_text (reading, path) : NULL;

  reading->source = guid != NULL
                      ? duid_qda_add_source (reading->qda, guid, name != NULL ? name : "")
                      : NULL;
  if (reading->source != NULL && text != NULL)
    replace (&reading->source->text, g_steal_pointer (&text));
  g_free (text);
}

static void
end_source (DuidQdaReading *reading)
{
  reading->source = NULL;
}

static void
start_selection (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  gsize            start;
  gsize            end;

  reading->is_in_selection = TRUE;
  reading->selection = NULL;
  if (reading->source == NULL || guid == NULL || !get_place (reading, "startPosition", &start) ||
      !get_place (reading, "endPosition", &end))
    return;
  reading->selection = duid_qda_add_selection (reading->source, guid, start, end);
  reading->selection->name = dup_attribute (reading, "name");
  reading->selection->user = dup_guid (reading, "creatingUser");
}

static void
end_selection (DuidQdaReading *reading)
{
  reading->is_in_selection = FALSE;
  reading->selection = NULL;
}

static void
start_coding (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *user = dup_guid (reading, "creatingUser");
  GPtrArray       *codings = NULL;

  /* One of a selection that was no good is not one of all the text. */
  if (reading->is_in_selection)
    codings = reading->selection != NULL ? reading->selection->codings : NULL;
  else if (reading->source != NULL)
    codings = reading->source->codings;
  reading->coding = codings != NULL && guid != NULL ? duid_qda_add_coding (codings, guid, "", user)
                                                    : NULL;
}

static void
end_coding (DuidQdaReading *reading)
{
  reading->coding = NULL;
}

static void
start_code_reference (DuidQdaReading *reading)
{
  char *guid = dup_guid (reading, "targetGUID");

  if (reading->coding != NULL && guid != NULL)
    replace (&reading->coding->code, g_steal_pointer (&guid));
  g_free (guid);
}

static void
start_source_reference (DuidQdaReading *reading)
{
  char *guid = dup_guid (reading, "targetGUID");

  if (reading->qda_case != NULL && guid != NULL)
    g_ptr_array_add (reading->qda_case->sources, g_steal_pointer (&guid));
  g_free (guid);
}

static void
start_note_reference (DuidQdaReading *reading)
{
  char      *guid = dup_guid (reading, "targetGUID");
  GPtrArray *notes = NULL;

  if (reading->coding == NULL && reading->is_in_selection)
    notes = reading->selection != NULL ? reading->selection->notes : NULL;
  else if (reading->coding == NULL && reading->source != NULL)
    notes = reading->source->notes;
  if (notes != NULL && guid != NULL)
    g_ptr_array_add (notes, g_steal_pointer (&guid));
  g_free (guid);
}

static void
start_value (DuidQdaReading *reading)
{
  GPtrArray *values = NULL;

  if (reading->qda_case != NULL)
    values = reading->qda_case->values;
  else if (reading->source != NULL)
    values = reading->source->values;
  reading->value = values != NULL ? duid_qda_add_value (values, "", "") : NULL;
}

static void
start_variable_reference (DuidQdaReading *reading)
{
  char *guid = dup_guid (reading, "targetGUID");

  if (reading->value != NULL && guid != NULL)
    replace (&reading->value->variable, g_steal_pointer (&guid));
  g_free (guid);
}

static void
end_value_text (DuidQdaReading *reading)
{
  if (reading->value != NULL)
    replace (&reading->value->text, g_strdup (reading->words->str));
}

static void
end_value (DuidQdaReading *reading)
{
  reading->value = NULL;
}

static void
start_note (DuidQdaReading *reading)
{
  g_autofree char *guid = dup_new_guid (reading);
  g_autofree char *path = dup_attribute (reading, "plainTextPath");
  g_autofree char *text = path != NULL ? dup_text (reading, path) : NULL;

  reading->note = NULL;
  if (guid == NULL)
    return;
  reading->note = duid_qda_add_note (reading->qda, guid, text != NULL ? text : "");
  reading->note->name = dup_attribute (reading, "name");
  reading->note->user = dup_guid (reading, "creatingUser");
  reading->note->time = dup_attribute (reading, "creationDateTime");
}

static void
end_note (DuidQdaReading *reading)
{
  reading->note = NULL;
}

static void
end_content (DuidQdaReading *reading)
{
  if (reading->note != NULL)
    replace (&reading->note->text, g_strdup (reading->words->str));
  else if (reading->source != NULL)
    replace (&reading->source->text, g_strdup (reading->words->str));
}

static void
end_description (DuidQdaReading *reading)
{
  DuidQdaCode *code = reading->codes->len > 0 ? reading->codes->pdata[reading->codes->len - 1]
                                              : NULL;

  if (code != NULL)
    replace (&code->description, g_strdup (reading->words->str));
  else if (reading->source != NULL && reading->selection == NULL)
    replace (&reading->source->description, g_strdup (reading->words->str));
}

static const DuidQdaElement elements[] = {
  { "Project", start_project, NULL },
  { "CodeBook", start_codebook, NULL },
  { "User", start_user, NULL },
  { "Code", start_code, end_code },
  { "Variable", start_variable, NULL },
  { "Case", start_case, end_case },
  { "TextSource", start_source, end_source },
  { "PlainTextSelection", start_selection, end_selection },
  { "Coding", start_coding, end_coding },
  { "CodeRef", start_code_reference, NULL },
  { "SourceRef", start_source_reference, NULL },
  { "NoteRef", start_note_reference, NULL },
  { "VariableValue", start_value, end_value },
  { "VariableRef", start_variable_reference, NULL },
  { "TextValue", NULL, end_value_text },
  { "BooleanValue", NULL, end_value_text },
  { "IntegerValue", NULL, end_value_text },
  { "FloatValue", NULL, end_value_text },
  { "DateValue", NULL, end_value_text },
  { "DateTimeValue", NULL, end_value_text },
  { "Note", start_note, end_note },
  { "PlainTextContent", NULL, end_content },
  { "Description", NULL, end_description },
};

const DuidQdaElement *
duid_qda_elements_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, name) == 0)
      return &elements[i];
  return NULL;
}
