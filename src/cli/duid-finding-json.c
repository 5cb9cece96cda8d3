/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-finding-json.h"

#include <math.h>

static void
add_effect (JsonBuilder      *builder,
            const char       *name,
            const DuidEffect *effect)
{
  json_builder_set_member_name (builder, name);
  if (effect->name == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  duid_json_add_text (builder, "name", effect->name);
  duid_json_add_number (builder, "value", effect->value);
  json_builder_set_member_name (builder, "ci");
  json_builder_begin_array (builder);
  duid_json_append_number (builder, effect->low);
  duid_json_append_number (builder, effect->high);
  json_builder_end_array (builder);
  if (isfinite (effect->by_chance))
    duid_json_add_number (builder, "by_chance", effect->by_chance);
  json_builder_end_object (builder);
}

void
duid_finding_json_add (JsonBuilder       *builder,
                       const DuidFinding *finding,
                       guint64            seed)
{
  duid_json_add_text (builder, "test", finding->test);
  if (finding->part != NULL)
    duid_json_add_text (builder, "part", finding->part);
  duid_json_add_number (builder, "statistic", finding->statistic);
  duid_json_add_number (builder, "df", finding->df);
  duid_json_add_number (builder, "p", finding->chance.p);
  duid_json_add_number (builder, "q", finding->q);
  add_effect (builder, "effect", &finding->effect);
  if (finding->also.name != NULL)
    add_effect (builder, "also", &finding->also);
  duid_json_add_count (builder, "permutations", finding->chance.n_draws);
  if (finding->chance.n_draws > 0)
    {
      json_builder_set_member_name (builder, "seed");
      json_builder_add_int_value (builder, (gint64) seed);
      duid_json_add_number (builder, "p_error", finding->chance.p_error);
    }
  json_builder_set_member_name (builder, "exact");
  json_builder_add_boolean_value (builder, finding->chance.is_exact);
  duid_json_add_number (builder, "smallest_p", finding->chance.least_p);
}
