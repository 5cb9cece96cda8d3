/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-qda.h"

#include <string.h>

#define ID_DIGITS 32

/* ---- freeing ---- */

static void
free_user (DuidQdaUser *user)
{
  g_free (user->guid);
  g_free (user->name);
  g_free (user);
}

static void
free_code (DuidQdaCode *code)
{
  g_free (code->guid);
  g_free (code->name);
  g_free (code->description);
  g_free (code->parent);
  g_free (code);
}

static void
free_variable (DuidQdaVariable *variable)
{
  g_free (variable->guid);
  g_free (variable->name);
  g_free (variable);
}

static void
free_value (DuidQdaValue *value)
{
  g_free (value->variable);
  g_free (value->text);
  g_free (value);
}

static void
free_case (DuidQdaCase *qda_case)
{
  g_free (qda_case->guid);
  g_free (qda_case->name);
  g_ptr_array_unref (qda_case->values);
  g_ptr_array_unref (qda_case->sources);
  g_free (qda_case);
}

static void
free_coding (DuidQdaCoding *coding)
{
  g_free (coding->guid);
  g_free (coding->code);
  g_free (coding->user);
  g_free (coding);
}

static void
free_selection (DuidQdaSelection *selection)
{
  g_free (selection->guid);
  g_free (selection->name);
  g_free (selection->user);
  g_ptr_array_unref (selection->codings);
  g_ptr_array_unref (selection->notes);
  g_free (selection);
}

static void
free_source (DuidQdaSource *source)
{
  g_free (source->guid);
  g_free (source->name);
  g_free (source->description);
  g_free (source->text);
  g_ptr_array_unref (source->selections);
  g_ptr_array_unref (source->codings);
  g_ptr_array_unref (source->notes);
  g_ptr_array_unref (source->values);
  g_free (source);
}

static void
free_note (DuidQdaNote *note)
{
  g_free (note->guid);
  g_free (note->name);
  g_free (note->text);
  g_free (note->user);
  g_free (note->time);
  g_free (note);
}

/* ---- making ---- */

DuidQda *
duid_qda_new (const char *name)
{
  DuidQda *qda = g_new0 (DuidQda, 1);

  qda->name = g_strdup (name);
  qda->users = g_ptr_array_new_with_free_func ((GDestroyNotify) free_user);
  qda->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_code);
  qda->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) free_variable);
  qda->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) free_case);
  qda->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) free_source);
  qda->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_note);
  return qda;
}

void
duid_qda_free (DuidQda *qda)
{
  if (qda == NULL)
    return;
  g_free (qda->name);
  g_free (qda->origin);
  g_ptr_array_unref (qda->users);
  g_ptr_array_unref (qda->codes);
  g_ptr_array_unref (qda->variables);
  g_ptr_array_unref (qda->cases);
  g_ptr_array_unref (qda->sources);
  g_ptr_array_unref (qda->notes);
  g_free (qda);
}

DuidQdaUser *
duid_qda_add_user (DuidQda    *qda,
                   const char *guid,
                   const char *name)
{
  DuidQdaUser *user = g_new0 (DuidQdaUser, 1);

  user->guid = g_strdup (guid);
  user->name = g_strdup (name);
  g_ptr_array_add (qda->users, user);
  return user;
}

DuidQdaCode *
duid_qda_add_code (DuidQda    *qda,
                   const char *guid,
                   const char *name)
{
  DuidQdaCode *code = g_new0 (DuidQdaCode, 1);

  code->guid = g_strdup (guid);
  code->name = g_strdup (name);
  code->colour = -1;
  code->is_codable = TRUE;
  g_ptr_array_add (qda->codes, code);
  return code;
}

DuidQdaVariable *
duid_qda_add_variable (DuidQda    *qda,
                       const char *guid,
                       const char *name,
                       DuidQdaType type)
{
  DuidQdaVariable *variable = g_new0 (DuidQdaVariable, 1);

  variable->guid = g_strdup (guid);
  variable->name = g_strdup (name);
  variable->type = type;
  g_ptr_array_add (qda->variables, variable);
  return variable;
}

DuidQdaCase *
duid_qda_add_case (DuidQda    *qda,
                   const char *guid,
                   const char *name)
{
  DuidQdaCase *qda_case = g_new0 (DuidQdaCase, 1);

  qda_case->guid = g_strdup (guid);
  qda_case->name = g_strdup (name);
  qda_case->values = g_ptr_array_new_with_free_func ((GDestroyNotify) free_value);
  qda_case->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (qda->cases, qda_case);
  return qda_case;
}

DuidQdaSource *
duid_qda_add_source (DuidQda    *qda,
                     const char *guid,
                     const char *name)
{
  DuidQdaSource *source = g_new0 (DuidQdaSource, 1);

  source->guid = g_strdup (guid);
  source->name = g_strdup (name);
  source->text = g_strdup ("");
  source->selections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_selection);
  source->codings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_coding);
  source->notes = g_ptr_array_new_with_free_func (g_free);
  source->values = g_ptr_array_new_with_free_func ((GDestroyNotify) free_value);
  g_ptr_array_add (qda->sources, source);
  return source;
}

DuidQdaNote *
duid_qda_add_note (DuidQda    *qda,
                   const char *guid,
                   const char *text)
{
  DuidQdaNote *note = g_new0 (DuidQdaNote, 1);

  note->guid = g_strdup (guid);
  note->text = g_strdup (text);
  g_ptr_array_add (qda->notes, note);
  return note;
}

DuidQdaSelection *
duid_qda_add_selection (DuidQdaSource *source,
                        const char    *guid,
                        gsize          start,
                        gsize          end)
{
  DuidQdaSelection *selection = g_new0 (DuidQdaSelection, 1);

  selection->guid = g_strdup (guid);
  selection->start = start;
  selection->end = end;
  selection->codings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_coding);
  selection->notes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (source->selections, selection);
  return selection;
}

DuidQdaValue *
duid_qda_add_value (GPtrArray  *values,
                    const char *variable,
                    const char *text)
{
  DuidQdaValue *value = g_new0 (DuidQdaValue, 1);

  value->variable = g_strdup (variable);
  value->text = g_strdup (text);
  g_ptr_array_add (values, value);
  return value;
}

DuidQdaCoding *
duid_qda_add_coding (GPtrArray  *codings,
                     const char *guid,
                     const char *code,
                     const char *user)
{
  DuidQdaCoding *coding = g_new0 (DuidQdaCoding, 1);

  coding->guid = g_strdup (guid);
  coding->code = g_strdup (code);
  coding->user = g_strdup (user);
  g_ptr_array_add (codings, coding);
  return coding;
}

/* ---- guids ---- */

char *
duid_qda_guid_from_id (const char *id)
{
  g_return_val_if_fail (strlen (id) >= ID_DIGITS, NULL);
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12, id + 16, id + 20);
}

char *
duid_qda_id_from_guid (const char *guid)
{
  g_autoptr (GString) id = g_string_sized_new (ID_DIGITS);

  for (; guid != NULL && *guid != '\0'; guid++)
    if (g_ascii_isxdigit (*guid))
      g_string_append_c (id, g_ascii_tolower (*guid));
    else if (strchr ("-{} ", *guid) == NULL)
      return NULL;
  return id->len == ID_DIGITS ? g_string_free (g_steal_pointer (&id), FALSE) : NULL;
}

char *
duid_qda_make_guid (const char *kind,
                    ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  va_list     parts;
  const char *part;

  g_checksum_update (checksum, (const guchar *) kind, (gssize) strlen (kind) + 1);
  va_start (parts, kind);
  while ((part = va_arg (parts, const char *)) != NULL)
    g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
  va_end (parts);
  return duid_qda_guid_from_id (g_checksum_get_string (checksum));
}

const char *
duid_qda_type_to_string (DuidQdaType type)
{
  static const char *const names[DUID_QDA_N_TYPES] = {
    [DUID_QDA_TEXT] = "Text",
    [DUID_QDA_BOOLEAN] = "Boolean",
    [DUID_QDA_INTEGER] = "Integer",
    [DUID_QDA_FLOAT] = "Float",
    [DUID_QDA_DATE] = "Date",
    [DUID_QDA_DATE_TIME] = "DateTime",
  };

  g_return_val_if_fail (type < DUID_QDA_N_TYPES, NULL);
  return names[type];
}
