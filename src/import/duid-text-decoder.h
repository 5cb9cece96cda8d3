/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text file read from front to back as UTF-8, whatever it is written in.
 *
 * Opening it looks through the whole file once (about 2 GB/s): the first odd
 * byte of a file may lie far in. A byte order mark decides and never reaches the
 * text. Text that is not UTF-8 is read as Windows-1252, where every byte is a
 * character; where most of it is UTF-8, only its odd bytes are. */
typedef struct _DuidTextDecoder DuidTextDecoder;

/* @part is a file in the zip file at @path, or NULL: the file itself. @encoding is
 * what somebody said of it, or NULL. */
DuidTextDecoder *duid_text_decoder_open      (const char      *path,
                                              const char      *part,
                                              const char      *encoding,
                                              GError         **error);
void             duid_text_decoder_free      (DuidTextDecoder *decoder);

/* Appends text to @buffer: some at least, unless the file is at its end or on
 * error, when it returns FALSE. Always whole characters. */
gboolean         duid_text_decoder_read      (DuidTextDecoder *decoder,
                                              GString         *buffer,
                                              GError         **error);

double           duid_text_decoder_get_share (const DuidTextDecoder *decoder);
/* Whether there are NUL bytes in the text. */
gboolean         duid_text_decoder_has_nul   (const DuidTextDecoder *decoder);
/* What to tell people about the encoding, or NULL when it is as it should be. */
const char      *duid_text_decoder_get_note  (const DuidTextDecoder *decoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTextDecoder, duid_text_decoder_free)

G_END_DECLS
