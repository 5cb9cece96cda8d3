/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* Operations on their way from one copy of a project to another, whatever carries
 * them. Who sends asks what the other knows and gives what comes after; who takes
 * believes nothing that does not follow, hash by hash, from what it has already. */

/* An operation that stands by itself, with the two hashes that prove it. */
typedef struct
{
  DuidOp  op; /* borrows from `bytes` */
  guint8  body_hash[DUID_HASH_SIZE];
  guint8  hash[DUID_HASH_SIZE];
  guint8 *bytes;
  gboolean is_taken; /* for who takes it */
} DuidSentOp;

DuidSentOp *duid_sent_op_new            (const DuidOp     *op,
                                         const guint8     *body_hash,
                                         const guint8     *hash);
void        duid_sent_op_free           (DuidSentOp       *sent);

typedef struct
{
  guint64 n_taken;   /* new, and here now */
  guint64 n_known;   /* were here already */
  guint64 n_waiting; /* come after something that has not arrived */
  guint64 n_refused; /* do not follow from what is here: changed on their way */
  guint64 n_erased;  /* of the taken: about stories that were erased, bodies dropped */
  gint64  skew_ms;   /* how far the newest lies ahead of this machine's clock */
  guint64 n_erasures; /* of the taken: stories that are erased by them */
  guint64 n_imports; /* imports whose stories came along */
  guint64 n_stories; /* stories that are new or have another version */
} DuidExchangeCounts;

/* What is known: site → number of its last operation (transfer full). */
GHashTable *duid_exchange_list_known    (DuidProject      *project,
                                         GError          **error);
/* What comes after @known, all of it when NULL, by site and number (transfer
 * full, DuidSentOp). */
GPtrArray  *duid_exchange_list_new      (DuidProject      *project,
                                         GHashTable       *known,
                                         GError          **error);

/* The name of the person of that id, "" when there is none (transfer full). */
char       *duid_exchange_dup_author    (DuidProject      *project,
                                         const guint8      author[DUID_ID_SIZE]);

/* Inside a change of @project: takes the operations that can be taken, in whatever
 * order they stand, and leaves in @ops just those. */
gboolean    duid_exchange_take          (DuidProject      *project,
                                         GPtrArray        *ops,
                                         DuidExchangeCounts *counts,
                                         GError          **error);
/* Then: the stories of @other's imports that @project does not have. */
gboolean    duid_exchange_take_stories  (DuidProject      *project,
                                         DuidProject      *other,
                                         DuidExchangeCounts *counts,
                                         GCancellable     *cancellable,
                                         GError          **error);
/* And last, always. */
gboolean    duid_exchange_finish        (DuidProject      *project,
                                         GError          **error);

/* A whole change: what a message brought. */
gboolean    duid_exchange_receive       (DuidProject      *project,
                                         GPtrArray        *ops,
                                         DuidExchangeCounts *counts,
                                         GError          **error);
/* A whole change: everything that @other has. With @is_trial it is done and undone,
 * to see what would come of it. @look is called before it is made to last, and may
 * be NULL. */
typedef gboolean (*DuidExchangeLook) (DuidProject *project,
                                      GPtrArray   *ops,
                                      gpointer     data,
                                      GError     **error);

gboolean    duid_exchange_merge         (DuidProject      *project,
                                         DuidProject      *other,
                                         gboolean          is_trial,
                                         DuidExchangeLook  look,
                                         gpointer          data,
                                         DuidExchangeCounts *counts,
                                         GCancellable     *cancellable,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSentOp, duid_sent_op_free)

G_END_DECLS
