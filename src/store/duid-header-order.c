/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-header-order.h"

#include <string.h>

static int
compare_columns (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const GPtrArray *headers = data;
  guint            x = *(const guint *) a;
  guint            y = *(const guint *) b;
  int              difference = strcmp (headers->pdata[x], headers->pdata[y]);

  return difference != 0 ? difference : (x > y) - (x < y);
}

/* Takes @headers. */
static DuidHeaderOrder *
order_headers (GPtrArray *headers)
{
  DuidHeaderOrder *order = g_new0 (DuidHeaderOrder, 1);

  order->headers = headers;
  order->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < headers->len; i++)
    g_array_append_val (order->columns, i);
  g_array_sort_with_data (order->columns, compare_columns, headers);
  return order;
}

DuidHeaderOrder *
duid_header_order_new (const GPtrArray *headers)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < headers->len; i++)
    g_ptr_array_add (copy, g_strdup (headers->pdata[i]));
  return order_headers (copy);
}

DuidHeaderOrder *
duid_header_order_from_bytes (const void *bytes,
                              gsize       size)
{
  GPtrArray *headers = g_ptr_array_new_with_free_func (g_free);
  gsize      at = 0;

  while (at < size)
    {
      gsize length = strnlen ((const char *) bytes + at, size - at);

      g_ptr_array_add (headers, g_strndup ((const char *) bytes + at, length));
      at += length + 1;
    }
  return order_headers (headers);
}

void
duid_header_order_free (DuidHeaderOrder *order)
{
  if (order == NULL)
    return;
  g_ptr_array_unref (order->headers);
  g_array_unref (order->columns);
  g_free (order);
}
