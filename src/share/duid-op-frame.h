/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-exchange.h"

G_BEGIN_DECLS

/* An operation as bytes, for a file or a wire: length and CRC-32 of what follows
 * (4 bytes each), the operation, its hash. All numbers are little-endian.
 *
 *   site 16 · seq 8 · hlc 8 · author 16 · kind 8 · target: length 4, bytes ·
 *   body: length 4 (0xffffffff for an erased one), bytes · body hash 32 · hash 32
 *
 * Frames stand one after another. A torn or changed one, and all after it, are as
 * if they had not been sent. */

void       duid_op_frame_write (GByteArray       *bytes,
                                const DuidSentOp *sent);
/* The operations up to the first frame that is not whole (transfer full,
 * DuidSentOp); @end is where that begins. */
GPtrArray *duid_op_frame_read  (const guint8     *bytes,
                                gsize             size,
                                gsize            *end);

G_END_DECLS
