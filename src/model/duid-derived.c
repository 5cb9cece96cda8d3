/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-derived.h"

#include "model/duid-dataset-private.h"

struct _DuidDerived
{
  DuidDerived   *next;
  DuidDeriveFunc make;
  GDestroyNotify destroy;
  gpointer       data;
};

static const DuidDerived *
find_derived (DuidDerived   *derived,
              DuidDeriveFunc make)
{
  while (derived != NULL && derived->make != make)
    derived = derived->next;
  return derived;
}

gconstpointer
duid_dataset_derive (const DuidDataset *dataset,
                     guint              question,
                     DuidDeriveFunc     make,
                     GDestroyNotify     destroy)
{
  DuidDerived      **first;
  DuidDerived       *made;
  const DuidDerived *there;

  g_return_val_if_fail (question < dataset->n_columns, NULL);
  first = &dataset->columns[question].derived;
  there = find_derived (g_atomic_pointer_get (first), make);
  if (there != NULL)
    return there->data;
  made = g_new0 (DuidDerived, 1);
  made->make = make;
  made->destroy = destroy;
  made->data = make (dataset, question);
  do
    {
      made->next = g_atomic_pointer_get (first);
      there = find_derived (made->next, make);
      if (there != NULL)
        {
          made->next = NULL;
          duid_derived_free (made);
          return there->data;
        }
    }
  while (!g_atomic_pointer_compare_and_exchange (first, made->next, made));
  return made->data;
}

gconstpointer
duid_dataset_find_derived (const DuidDataset *dataset,
                           guint              question,
                           DuidDeriveFunc     make)
{
  const DuidDerived *there;

  g_return_val_if_fail (question < dataset->n_columns, NULL);
  there = find_derived (g_atomic_pointer_get (&dataset->columns[question].derived), make);
  return there != NULL ? there->data : NULL;
}

void
duid_derived_free (DuidDerived *derived)
{
  while (derived != NULL)
    {
      DuidDerived *next = derived->next;

      if (derived->destroy != NULL)
        derived->destroy (derived->data);
      g_free (derived);
      derived = next;
    }
}
