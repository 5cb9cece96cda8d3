/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-within.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_X86 1
#else
#define HAS_X86 0
#endif

#define LANES 16 /* columns that are summed together */
#define TILE  32 /* rows of the matrix that stay near while all columns pass */
/* A pair of used sites costs as much as so many products of the dense way. */
#define SPARSE_COST 8

/* A step of the processor; LANES are four of them. */
typedef double Step __attribute__ ((vector_size (4 * sizeof (double)), aligned (8)));

typedef enum
{
  WAY_LINE,
  WAY_SPARSE,
  WAY_DENSE,
} Way;

struct _DuidWithin
{
  const DuidDistances *distances; /* borrowed */
  guint                n_groups;
  guint                n_ways;
  Way                  way;
  guint                n_columns; /* of one division: of two groups one says enough */
  guint                n_chunks;  /* of LANES columns, for all divisions */
  double              *reach;     /* of each site: the sum of its distances to all answers */
  double               all;
};

/* One thread's memory. */
typedef struct
{
  double *sums;   /* n_ways × n_groups */
  double *sizes;  /* n_ways × n_groups */
  double *chunks; /* n_chunks × n_sites × LANES */
  guint  *counts; /* n_groups × n_sites */
  guint  *used;   /* n_sites */
} Memory;

static gsize
count_lanes (const DuidWithin *self)
{
  return self->way == WAY_DENSE ? (gsize) self->n_chunks * self->distances->n_sites * LANES : 0;
}

gsize
duid_within_get_size (const DuidWithin *self)
{
  gsize n_sites = self->distances->n_sites;

  return sizeof (double) * ((gsize) 2 * self->n_ways * self->n_groups + count_lanes (self)) +
         sizeof (guint) * (n_sites * self->n_groups + n_sites);
}

static Memory
lay_out (const DuidWithin *self,
         gpointer          bytes)
{
  Memory memory = { .sums = bytes };

  memory.sizes = memory.sums + self->n_ways * self->n_groups;
  memory.chunks = memory.sizes + self->n_ways * self->n_groups;
  memory.counts = (guint *) (gpointer) (memory.chunks + count_lanes (self));
  memory.used = memory.counts + self->distances->n_sites * self->n_groups;
  return memory;
}

/* ---- one after another ---- */

static double
sum_line (const DuidDistances *distances,
          const guint         *counts,
          double               size)
{
  double left = 0;
  double sum = 0;

  for (gsize i = 0; i + 1 < distances->n_sites; i++)
    {
      left += counts[i];
      sum += left * (size - left) * (distances->line[i + 1] - distances->line[i]);
    }
  return 2 * sum;
}

static double
sum_used (const DuidDistances *distances,
          const guint         *counts,
          guint               *used)
{
  gsize  n_used = 0;
  double sum = 0;

  for (gsize i = 0; i < distances->n_sites; i++)
    if (counts[i] > 0)
      used[n_used++] = (guint) i;
  for (gsize i = 0; i < n_used; i++)
    {
      const double *row = distances->matrix + used[i] * distances->n_sites;
      double        of_row = 0;

      for (gsize j = 0; j < i; j++)
        of_row += row[used[j]] * counts[used[j]];
      sum += of_row * counts[used[i]];
    }
  return 2 * sum;
}

/* ---- several at once ---- */

/* Adds to @sums the distances of rows @from to @to to the rows before them. */
static inline __attribute__ ((always_inline)) void
add_rows (const double *matrix,
          gsize         n_sites,
          const double *chunk,
          gsize         from,
          gsize         to,
          double       *sums)
{
  const Step *columns = (const Step *) (gconstpointer) chunk;
  Step       *all = (Step *) (gpointer) sums;

  for (gsize i = from; i < to; i++)
    {
      const double *row = matrix + i * n_sites;
      const Step   *own = columns + 4 * i;
      Step          a = { 0 };
      Step          b = { 0 };
      Step          c = { 0 };
      Step          d = { 0 };

      for (gsize j = 0; j < i; j++)
        {
          a += columns[4 * j] * row[j];
          b += columns[4 * j + 1] * row[j];
          c += columns[4 * j + 2] * row[j];
          d += columns[4 * j + 3] * row[j];
        }
      all[0] += a * own[0];
      all[1] += b * own[1];
      all[2] += c * own[2];
      all[3] += d * own[3];
    }
}

typedef void (*AddRows) (const double *matrix,
                         gsize         n_sites,
                         const double *chunk,
                         gsize         from,
                         gsize         to,
                         double       *sums);

static void
add_rows_plainly (const double *matrix,
                  gsize         n_sites,
                  const double *chunk,
                  gsize         from,
                  gsize         to,
                  double       *sums)
{
  add_rows (matrix, n_sites, chunk, from, to, sums);
}

#if HAS_X86
/* Not with “fma”: a product that is not rounded would give another sum than elsewhere. */
__attribute__ ((target ("avx2"))) static void
add_rows_with_avx2 (const double *matrix,
                    gsize         n_sites,
                    const double *chunk,
                    gsize         from,
                    gsize         to,
                    double       *sums)
{
  add_rows (matrix, n_sites, chunk, from, to, sums);
}
#endif

static AddRows
choose (void)
{
#if HAS_X86
  if (__builtin_cpu_supports ("avx2") != 0)
    return add_rows_with_avx2;
#endif
  return add_rows_plainly;
}

/* @sums: LANES for each chunk. */
static void
sum_chunks (const DuidWithin *self,
            const Memory     *memory,
            guint             n_chunks,
            double           *sums)
{
  AddRows add = choose ();
  gsize   n_sites = self->distances->n_sites;

  for (gsize from = 0; from < n_sites; from += TILE)
    for (guint chunk = 0; chunk < n_chunks; chunk++)
      add (self->distances->matrix, n_sites, memory->chunks + (gsize) chunk * n_sites * LANES,
           from, MIN (from + TILE, n_sites), sums + (gsize) chunk * LANES);
}

static void
fill_column (const DuidWithin *self,
             const Memory     *memory,
             guint             column,
             const guint      *counts)
{
  gsize   n_sites = self->distances->n_sites;
  double *chunk = memory->chunks + (gsize) (column / LANES) * n_sites * LANES + column % LANES;

  for (gsize i = 0; i < n_sites; i++)
    chunk[i * LANES] = counts[i];
}

static double
sum_reach (const DuidWithin *self,
           const guint      *counts)
{
  double sum = 0;

  for (gsize i = 0; i < self->distances->n_sites; i++)
    sum += self->reach[i] * counts[i];
  return sum;
}

/* ---- doors ---- */

void
duid_within_note (const DuidWithin *self,
                  const guint      *labels,
                  guint             place,
                  gpointer          bytes)
{
  const DuidDistances *distances = self->distances;
  gsize                n_sites = distances->n_sites;
  Memory               memory = lay_out (self, bytes);
  double              *sums = memory.sums + place * self->n_groups;
  double              *sizes = memory.sizes + place * self->n_groups;

  memset (memory.counts, 0, n_sites * self->n_groups * sizeof (guint));
  for (guint i = 0; i < self->n_groups; i++)
    sums[i] = sizes[i] = 0;
  for (gsize i = 0; i < distances->n; i++)
    {
      memory.counts[labels[i] * n_sites + distances->site[i]]++;
      sizes[labels[i]]++;
    }
  if (self->way == WAY_DENSE && self->n_columns < self->n_groups)
    sums[1] = self->all - 2 * sum_reach (self, memory.counts);
  for (guint i = 0; i < self->n_groups; i++)
    {
      const guint *counts = memory.counts + i * n_sites;

      if (self->way == WAY_LINE)
        sums[i] = sum_line (distances, counts, sizes[i]);
      else if (self->way == WAY_SPARSE)
        sums[i] = sum_used (distances, counts, memory.used);
      else if (i < self->n_columns)
        fill_column (self, &memory, place * self->n_columns + i, counts);
    }
}

void
duid_within_sum_up (const DuidWithin *self,
                    guint             n,
                    gpointer          bytes)
{
  Memory             memory = lay_out (self, bytes);
  guint              n_chunks = (n * self->n_columns + LANES - 1) / LANES;
  g_autofree double *found = NULL;

  if (self->way != WAY_DENSE)
    return;
  found = g_new0 (double, MAX ((gsize) n_chunks * LANES, 1));
  sum_chunks (self, &memory, n_chunks, found);
  for (guint i = 0; i < n * self->n_columns; i++)
    {
      guint   place = i / self->n_columns;
      double *sums = memory.sums + place * self->n_groups;

      sums[i % self->n_columns] = 2 * found[i];
      /* The other of two groups: all, less what the one has with everyone, and with itself
       * that was taken away twice. */
      if (self->n_columns < self->n_groups)
        sums[1] += 2 * found[i];
    }
}

const double *
duid_within_get_sums (const DuidWithin *self,
                      guint             place,
                      gconstpointer     bytes)
{
  return lay_out (self, (gpointer) bytes).sums + place * self->n_groups;
}

const double *
duid_within_get_sizes (const DuidWithin *self,
                       guint             place,
                       gconstpointer     bytes)
{
  return lay_out (self, (gpointer) bytes).sizes + place * self->n_groups;
}

double
duid_within_get_all (const DuidWithin *self)
{
  return self->all;
}

static Way
choose_way (const DuidDistances *distances,
            guint                n_groups,
            guint                n_columns)
{
  double n_sites = (double) distances->n_sites;
  double n_each = MIN ((double) distances->n / MAX (n_groups, 1), n_sites);

  if (distances->line != NULL)
    return WAY_LINE;
  return SPARSE_COST * n_each * n_each * n_groups < n_sites * n_sites * n_columns ? WAY_SPARSE
                                                                                  : WAY_DENSE;
}

DuidWithin *
duid_within_new (const DuidDistances *distances,
                 guint                n_groups,
                 guint                n_ways)
{
  DuidWithin *self = g_new0 (DuidWithin, 1);
  gsize       n_sites = distances->n_sites;

  self->distances = distances;
  self->n_groups = n_groups;
  self->n_ways = n_ways;
  self->n_columns = n_groups == 2 ? 1 : n_groups;
  self->way = choose_way (distances, n_groups, self->n_columns);
  self->n_chunks = (n_ways * self->n_columns + LANES - 1) / LANES;
  self->reach = g_new0 (double, MAX (n_sites, 1));
  for (gsize i = 0; i < n_sites; i++)
    {
      for (gsize j = 0; j < n_sites; j++)
        self->reach[i] += distances->matrix[i * n_sites + j] * distances->count[j];
      self->all += self->reach[i] * distances->count[i];
    }
  return self;
}

void
duid_within_free (DuidWithin *self)
{
  if (self == NULL)
    return;
  g_free (self->reach);
  g_free (self);
}
