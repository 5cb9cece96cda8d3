/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-facet-row.h"
#include "widgets/duid-facet-scale.h"

#define N_STORIES 171

/* The facet row of the question called @name. */
static GtkWidget *
find_facet (Fixture    *fixture,
            const char *name)
{
  GtkWidget *row;

  for (guint i = 0; (row = find_nth (GTK_WIDGET (fixture->window->facets), DUID_TYPE_FACET_ROW,
                                     i)) != NULL;
       i++)
    if (g_strcmp0 (duid_facet_row_get_name (DUID_FACET_ROW (row)), name) == 0)
      return row;
  g_test_fail_printf ("there is no facet “%s”", name);
  return NULL;
}

static void
press_key (GtkWidget      *widget,
           guint           key,
           GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_taken);
      g_signal_emit_by_name (controller, "key-released", key, 0, state);
    }
}

static char *
dup_conditions (Fixture *fixture)
{
  return duid_conditions_to_string (duid_session_get_view (fixture->session)->conditions);
}

static void
test_arrows_brush_a_small_scale (Fixture      *fixture,
                                 gconstpointer unused)
{
  GtkWidget       *row = find_facet (fixture, "tevredenheid");
  GtkWidget       *scale;
  gsize            n_low;
  g_autofree char *moved = NULL;
  g_autofree char *wider = NULL;
  g_autofree char *undone = NULL;

  duid_facet_row_open (DUID_FACET_ROW (row), TRUE);
  settle ();
  scale = find_nth (row, DUID_TYPE_FACET_SCALE, 1);
  g_assert_true (gtk_widget_get_focusable (scale));
  press_key (scale, GDK_KEY_Right, 0);
  n_low = n_passing (fixture);
  g_assert_cmpuint (n_low, <, N_STORIES);
  press_key (scale, GDK_KEY_Right, 0);
  moved = dup_conditions (fixture);
  press_key (scale, GDK_KEY_Right, GDK_SHIFT_MASK);
  press_key (scale, GDK_KEY_Right, GDK_SHIFT_MASK);
  wider = dup_conditions (fixture);
  g_test_message ("%s, then %s", moved, wider);
  g_assert_cmpstr (moved, !=, wider);
  g_assert_cmpuint (duid_session_get_view (fixture->session)->conditions->len, ==, 1);
  press_key (scale, GDK_KEY_Left, GDK_SHIFT_MASK);
  press_key (scale, GDK_KEY_Left, GDK_SHIFT_MASK);
  undone = dup_conditions (fixture);
  g_assert_cmpstr (undone, ==, moved);
  press_key (scale, GDK_KEY_End, GDK_SHIFT_MASK);
  press_key (scale, GDK_KEY_Home, 0);
  g_assert_cmpuint (n_passing (fixture), >, n_low);
  press_key (scale, GDK_KEY_Escape, 0);
  g_assert_cmpuint (n_passing (fixture), ==, N_STORIES);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add ("/facets/arrows brush a small scale", Fixture, NULL, set_up,
              test_arrows_brush_a_small_scale, tear_down);
  return g_test_run ();
}
