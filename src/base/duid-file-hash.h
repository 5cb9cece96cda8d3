/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The SHA-256 of a file that is being read, for later: the file is kept open, and its bytes
 * are only added up when somebody asks, so that nobody waits for it who does not want it. */
typedef struct _DuidFileHash DuidFileHash;

/* @file is an open file of the system, which stays the caller's. */
DuidFileHash *duid_file_hash_new   (int           file);
DuidFileHash *duid_file_hash_ref   (DuidFileHash *hash);
void          duid_file_hash_unref (DuidFileHash *hash);

/* 64 hex digits (borrowed), or NULL when the file was changed since, or cannot be read any
 * more. To be asked by one thread at a time; reads the whole file the first time. */
const char   *duid_file_hash_get   (DuidFileHash *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidFileHash, duid_file_hash_unref)

G_END_DECLS
