/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-file-hash.h"

#include "base/duid-sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((gsize) 256 * 1024)
/* Added up at once: nobody notices, and no file stays open. */
#define SMALL (1024 * 1024)

struct _DuidFileHash
{
  gatomicrefcount refs;
  int             file;  /* our own, or -1 when there is none (any more) */
  struct stat     about; /* when it was opened */
  char           *hex;   /* or NULL */
};

static void
close_file (DuidFileHash *self)
{
  if (self->file >= 0)
    close (self->file);
  self->file = -1;
}

/* No byte of it was written since it was opened, as far as its times tell. */
static gboolean
is_unchanged (const DuidFileHash *self)
{
  struct stat now;

  return fstat (self->file, &now) == 0 && now.st_size == self->about.st_size &&
         now.st_mtim.tv_sec == self->about.st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == self->about.st_mtim.tv_nsec;
}

/* NULL when it ends early or cannot be read. */
static char *
add_up (const DuidFileHash *self)
{
  g_autoptr (DuidSha256) sha256 = duid_sha256_new ();
  g_autofree char *block = g_malloc (BLOCK);
  off_t            at = 0;

  while (at < self->about.st_size)
    {
      gssize n = pread (self->file, block, BLOCK, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      duid_sha256_update (sha256, block, (gsize) n);
      at += n;
    }
  return duid_sha256_finish (sha256);
}

DuidFileHash *
duid_file_hash_new (int file)
{
  DuidFileHash *self = g_new0 (DuidFileHash, 1);

  g_atomic_ref_count_init (&self->refs);
  self->file = fcntl (file, F_DUPFD_CLOEXEC, 0);
  if (self->file >= 0 && fstat (self->file, &self->about) != 0)
    close_file (self);
  if (self->file >= 0 && self->about.st_size <= SMALL)
    duid_file_hash_get (self);
  return self;
}

DuidFileHash *
duid_file_hash_ref (DuidFileHash *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
duid_file_hash_unref (DuidFileHash *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  close_file (self);
  g_free (self->hex);
  g_free (self);
}

const char *
duid_file_hash_get (DuidFileHash *self)
{
  if (self->file < 0)
    return self->hex;
  self->hex = add_up (self);
  if (!is_unchanged (self))
    g_clear_pointer (&self->hex, g_free);
  close_file (self);
  return self->hex;
}
