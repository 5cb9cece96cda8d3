/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A coding project as other programs for qualitative analysis know it: REFI-QDA 1.0
 * (qdasoftware.org). Texts with selections, codes in a tree, who coded what, cases with
 * variables, notes. It stands between the file, which export writes and import reads,
 * and our own stories, tags and passages.
 *
 * All strings are owned, UTF-8 and may be NULL where it says so. Guids are in the lower
 * case form 8-4-4-4-12, unique in the project. Places are in Unicode code points, the
 * end is the first that is no part of it. What the format knows beyond this (pictures,
 * sound, sets, graphs, links) is not kept. */

typedef struct
{
  char *guid;
  char *name;
} DuidQdaUser;

typedef struct
{
  char    *guid;
  char    *name;
  char    *description; /* or NULL */
  char    *parent;      /* guid of the code it stands under, which comes before it, or NULL */
  int      colour;      /* 0xRRGGBB, or -1 */
  gboolean is_codable;
} DuidQdaCode;

typedef enum
{
  DUID_QDA_TEXT,
  DUID_QDA_BOOLEAN,
  DUID_QDA_INTEGER,
  DUID_QDA_FLOAT,
  DUID_QDA_DATE,
  DUID_QDA_DATE_TIME,
} DuidQdaType;

#define DUID_QDA_N_TYPES 6

typedef struct
{
  char       *guid;
  char       *name;
  DuidQdaType type;
} DuidQdaVariable;

typedef struct
{
  char *variable; /* guid */
  char *text;     /* as it stands in XML: “12.5”, “true”, “2024-03-24” */
} DuidQdaValue;

typedef struct
{
  char      *guid;
  char      *name;
  GPtrArray *values;  /* DuidQdaValue */
  GPtrArray *sources; /* char*: guids */
} DuidQdaCase;

typedef struct
{
  char *guid;
  char *code; /* guid */
  char *user; /* guid, or NULL */
} DuidQdaCoding;

typedef struct
{
  char      *guid;
  char      *name; /* or NULL */
  gsize      start;
  gsize      end;
  char      *user;    /* guid, or NULL */
  GPtrArray *codings; /* DuidQdaCoding */
  GPtrArray *notes;   /* char*: guids */
} DuidQdaSelection;

typedef struct
{
  char      *guid;
  char      *name;
  char      *description; /* or NULL */
  char      *text;
  GPtrArray *selections; /* DuidQdaSelection */
  GPtrArray *codings;    /* DuidQdaCoding: of the whole text */
  GPtrArray *notes;      /* char*: guids */
  GPtrArray *values;     /* DuidQdaValue */
} DuidQdaSource;

typedef struct
{
  char *guid;
  char *name; /* or NULL */
  char *text;
  char *user; /* guid, or NULL */
  char *time; /* as XML has it, “2024-03-24T09:15:00Z”, or NULL */
} DuidQdaNote;

typedef struct
{
  char      *name;
  char      *origin;    /* the program it comes from, or NULL */
  GPtrArray *users;     /* DuidQdaUser */
  GPtrArray *codes;     /* DuidQdaCode, each before what stands under it */
  GPtrArray *variables; /* DuidQdaVariable */
  GPtrArray *cases;     /* DuidQdaCase */
  GPtrArray *sources;   /* DuidQdaSource: texts only */
  GPtrArray *notes;     /* DuidQdaNote */
} DuidQda;

DuidQda          *duid_qda_new           (const char      *name);
void              duid_qda_free          (DuidQda         *qda);

/* Each adds an empty one and lends it. */
DuidQdaUser      *duid_qda_add_user      (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *name);
DuidQdaCode      *duid_qda_add_code      (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *name);
DuidQdaVariable  *duid_qda_add_variable  (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *name,
                                          DuidQdaType      type);
DuidQdaCase      *duid_qda_add_case      (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *name);
DuidQdaSource    *duid_qda_add_source    (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *name);
DuidQdaNote      *duid_qda_add_note      (DuidQda         *qda,
                                          const char      *guid,
                                          const char      *text);
DuidQdaSelection *duid_qda_add_selection (DuidQdaSource   *source,
                                          const char      *guid,
                                          gsize            start,
                                          gsize            end);
/* To the values of a case or of a source. */
DuidQdaValue     *duid_qda_add_value     (GPtrArray       *values,
                                          const char      *variable,
                                          const char      *text);
/* To the codings of a source or of a selection. */
DuidQdaCoding    *duid_qda_add_coding    (GPtrArray       *codings,
                                          const char      *guid,
                                          const char      *code,
                                          const char      *user);

/* 32 hex digits as a guid (transfer full). */
char             *duid_qda_guid_from_id  (const char      *id);
/* The other way, from any form of a guid (transfer full); NULL when it is none. */
char             *duid_qda_id_from_guid  (const char      *guid);
/* A guid that follows from what it is for, so that writing twice gives the same: the
 * parts, ended by NULL (transfer full). */
char             *duid_qda_make_guid     (const char      *kind,
                                          ...) G_GNUC_NULL_TERMINATED;

/* “Text”, “Boolean” … as in the format. */
const char       *duid_qda_type_to_string (DuidQdaType     type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQda, duid_qda_free)

G_END_DECLS
