/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"

G_BEGIN_DECLS

/* The pen of one writing session in the operation log.
 *
 * Its site is drawn at random for each opened project, so a copied file can
 * never make two different operations of one number. Operations are written
 * between duid_log_begin() and duid_log_commit(), and are durable and applied to
 * the state tables once that says TRUE. */
typedef struct _DuidLog DuidLog;

/* Borrows @sql, which must outlive it. */
DuidLog *duid_log_new          (DuidSql         *sql);
void     duid_log_free         (DuidLog         *log);

/* Who writes from now on; at first nobody in particular (zeros). */
void     duid_log_set_author   (DuidLog         *log,
                                const guint8     author[DUID_ID_SIZE]);

/* Which act of a person the operations from now on are part of: a member that goes into
 * each body, as “"act":5”, see duid-body.h; NULL for none. */
void     duid_log_set_mark    (DuidLog         *log,
                                const char      *member);

/* The machine's clock as unix milliseconds, for tests that have none; 0 for the real. */
void     duid_log_set_time     (DuidLog         *log,
                                gint64           now);

/* Starts a writing transaction and moves the clock past all that is known. */
gboolean duid_log_begin        (DuidLog         *log,
                                GError         **error);
/* Writes one operation, @target of 16 bytes, and applies it. Takes @body. */
gboolean duid_log_append       (DuidLog         *log,
                                DuidOpKind       kind,
                                const guint8     target[DUID_ID_SIZE],
                                char            *body,
                                GError         **error);
/* The stamp of the operation written last, inside the transaction. */
DuidStamp duid_log_get_last    (DuidLog         *log);
/* FALSE: nothing of the transaction has happened. *@n_written counts its
 * operations. */
gboolean duid_log_commit       (DuidLog         *log,
                                guint           *n_written,
                                GError         **error);
void     duid_log_rollback     (DuidLog         *log);

/* Reading: all operations by site and number. */
extern const char DUID_LOG_ALL[];
/* Fills @op from a row of it (borrowed until the next step) and its two hashes;
 * FALSE when the row is none of an operation. */
gboolean duid_log_read         (sqlite3_stmt    *query,
                                DuidOp          *op,
                                const guint8   **body_hash,
                                const guint8   **hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidLog, duid_log_free)

G_END_DECLS
