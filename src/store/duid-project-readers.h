/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* A person and the stories that they marked as read. */
typedef struct
{
  char     *name;
  DuidRows *rows; /* of the dataset that was asked about */
} DuidReader;

void       duid_reader_free          (DuidReader  *reader);

/* Everybody who marked a story of @dataset as read, by name (transfer full, DuidReader). */
GPtrArray *duid_project_load_readers (DuidProject *project,
                                      DuidDataset *dataset,
                                      GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidReader, duid_reader_free)

G_END_DECLS
