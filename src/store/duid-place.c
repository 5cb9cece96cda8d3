/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-place.h"

#include <mntent.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>

/* statfs(2) types of drives that another machine writes to as well. */
static const guint32 network_types[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x01021997, /* 9P */
  0x5346414f, /* AFS */
  0x6b414653, /* kAFS */
  0x73757245, /* Coda */
  0x00c36400, /* Ceph */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
  0x0bd00bd0, /* Lustre */
  0x47504653, /* GPFS */
};

#define FUSE_TYPE 0x65735546

/* FUSE carries local disks too. */
static const char *const local_fuse_types[] = {
  "fuseblk",
  "fuse.portal",
  "fuse.ntfs-3g",
  "fuse.exfat",
  "fuse.encfs",
  "fuse.gocryptfs",
  "fuse.cryfs",
  "fuse.bindfs",
  "fuse.mergerfs",
  NULL,
};

/* What the programs that keep folders in step leave in the folder they watch. */
static const char *const sync_traces[] = {
  ".stfolder",
  ".nextcloudsync.log",
  ".owncloudsync.log",
  ".dropbox",
  ".dropbox.cache",
  ".tmp.drivedownload",
  ".SeaDrive",
  ".seafile-data",
  NULL,
};

static const char *const sync_names[] = {
  "Dropbox",
  "Nextcloud",
  "ownCloud",
  "OneDrive",
  "Google Drive",
  "GoogleDrive",
  "iCloud Drive",
  "Seafile",
  "pCloudDrive",
  "MEGA",
  NULL,
};

static char *
dup_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_path_get_dirname (absolute);
}

static gboolean
lies_under (const char *path,
            const char *folder)
{
  gsize length = strlen (folder);

  if (strcmp (folder, "/") == 0)
    return TRUE;
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Whether the FUSE drive that holds @folder is another machine's. */
static gboolean
is_remote_fuse (const char *folder)
{
  FILE            *mounts = setmntent ("/proc/self/mounts", "re");
  g_autofree char *type = NULL;
  gsize            longest = 0;

  if (mounts == NULL)
    return TRUE;
  for (struct mntent *mount = getmntent (mounts); mount != NULL; mount = getmntent (mounts))
    if (lies_under (folder, mount->mnt_dir) && strlen (mount->mnt_dir) >= longest)
      {
        longest = strlen (mount->mnt_dir);
        g_free (type);
        type = g_strdup (mount->mnt_type);
      }
  endmntent (mounts);
  return type == NULL || !g_strv_contains (local_fuse_types, type);
}

static gboolean
is_network (const char *folder)
{
  struct statfs about;

  if (statfs (folder, &about) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (network_types); i++)
    if ((guint32) about.f_type == network_types[i])
      return TRUE;
  return (guint32) about.f_type == FUSE_TYPE && is_remote_fuse (folder);
}

static gboolean
is_watched (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  if (g_strv_contains (sync_names, name) || g_str_has_prefix (name, "OneDrive - "))
    return TRUE;
  for (guint i = 0; sync_traces[i] != NULL; i++)
    {
      g_autofree char *trace = g_build_filename (folder, sync_traces[i], NULL);

      if (g_file_test (trace, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

DuidPlace
duid_place_of (const char *path)
{
  g_autofree char *folder = dup_folder (path);

  if (is_network (folder))
    return DUID_PLACE_NETWORK;
  /* The home folder itself may hold the traces of a program that watches another. */
  while (strcmp (folder, "/") != 0 && strcmp (folder, g_get_home_dir ()) != 0)
    {
      g_autofree char *parent = NULL;

      if (is_watched (folder))
        return DUID_PLACE_SYNCED;
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
  return DUID_PLACE_LOCAL;
}
