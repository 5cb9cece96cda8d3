/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-patterns-page.h"

#include "widgets/duid-compat.h"
#include "widgets/duid-pattern-columns.h"
#include "widgets/duid-pattern-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUDGET 3 /* points that a vote begins with */

typedef enum
{
  ORDER_OWN,
  ORDER_NEWEST,
  ORDER_VOTES,
  ORDER_STORIES,
} Order;

struct _DuidPatternsPage
{
  AdwBin parent_instance;

  DuidSession *session;
  GPtrArray   *patterns; /* all */
  GPtrArray   *rounds;   /* newest first */
  GHashTable  *own;
  GHashTable  *totals;
  char        *chosen; /* id of the pattern that is written on */
  gboolean     is_stale;

  GtkStack           *stack; /* empty, board */
  DuidPatternColumns *columns;
  GtkRevealer        *side;
  GtkWidget          *editor;
  GtkSearchEntry     *search;
  GtkDropDown        *order;
  GtkToggleButton    *shows_totals;
  GtkLabel           *votes;
};

G_DEFINE_FINAL_TYPE (DuidPatternsPage, duid_patterns_page, ADW_TYPE_BIN)

static void
tell (DuidPatternsPage *self,
      const GError     *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
}

static const DuidRound *
get_round (DuidPatternsPage *self)
{
  return self->rounds != NULL && self->rounds->len > 0 ? g_ptr_array_index (self->rounds, 0)
                                                       : NULL;
}

/* ---- which, and in which order ---- */

static gboolean
has_words (const DuidPattern *pattern,
           const char        *words)
{
  GHashTableIter iter;
  gpointer       value;

  if (*words == '\0')
    return TRUE;
  g_hash_table_iter_init (&iter, pattern->fields);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_match_string (words, value, TRUE))
      return TRUE;
  return FALSE;
}

static guint64
get_total (DuidPatternsPage  *self,
           const DuidPattern *pattern)
{
  const guint64 *total =
    self->totals != NULL ? g_hash_table_lookup (self->totals, pattern->id) : NULL;

  return total != NULL ? *total : 0;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  DuidPatternsPage  *self = data;
  const DuidPattern *left = *(DuidPattern *const *) a;
  const DuidPattern *right = *(DuidPattern *const *) b;

  switch ((Order) gtk_drop_down_get_selected (self->order))
    {
    case ORDER_NEWEST:
      return g_strcmp0 (duid_pattern_get_field (right, DUID_PATTERN_MADE),
                        duid_pattern_get_field (left, DUID_PATTERN_MADE));
    case ORDER_VOTES:
      return (get_total (self, right) > get_total (self, left)) -
             (get_total (self, right) < get_total (self, left));
    case ORDER_STORIES:
      return (right->n_frozen > left->n_frozen) - (right->n_frozen < left->n_frozen);
    case ORDER_OWN:
    default:
      return 0;
    }
}

/* Those to show: an array that holds on to all of them. */
static GPtrArray *
list_shown (DuidPatternsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GPtrArray  *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->patterns->len; i++)
    if (has_words (g_ptr_array_index (self->patterns, i), words))
      g_ptr_array_add (shown, g_ptr_array_index (self->patterns, i));
  g_ptr_array_sort_with_data (shown, compare, self);
  return shown;
}

/* ---- showing ---- */

static const DuidPattern *
find_chosen (DuidPatternsPage *self)
{
  for (guint i = 0; self->chosen != NULL && i < self->patterns->len; i++)
    {
      const DuidPattern *pattern = g_ptr_array_index (self->patterns, i);

      if (strcmp (pattern->id, self->chosen) == 0)
        return pattern;
    }
  return NULL;
}

static void
show_votes (DuidPatternsPage *self)
{
  const DuidRound *round = get_round (self);
  g_autofree char *words = NULL;
  GHashTableIter   iter;
  gpointer         given;
  guint64          sum = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->shows_totals), round != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->votes), round != NULL);
  if (round == NULL)
    return;
  if (self->own != NULL)
    {
      g_hash_table_iter_init (&iter, self->own);
      while (g_hash_table_iter_next (&iter, NULL, &given))
        sum += *(guint64 *) given;
    }
  words = g_strdup_printf (_ ("%s: %u of your %u points left"), round->name,
                           round->budget - (guint) MIN (sum, round->budget), round->budget);
  gtk_label_set_text (self->votes, words);
}

static void
show_board (DuidPatternsPage *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  DuidPatternColumnsShown what = { 0 };
  const DuidPattern      *chosen;

  if (self->patterns == NULL)
    return;
  shown = list_shown (self);
  chosen = find_chosen (self);
  what.patterns = shown;
  what.owner = self->patterns;
  what.round = get_round (self);
  what.own = self->own;
  what.totals = self->totals;
  what.shows_totals = gtk_toggle_button_get_active (self->shows_totals);
  what.chosen = self->chosen;
  duid_pattern_columns_show (self->columns, self->session, &what);
  if (chosen != NULL)
    duid_pattern_editor_show (DUID_PATTERN_EDITOR (self->editor), self->patterns, chosen);
  else
    duid_pattern_editor_forget (DUID_PATTERN_EDITOR (self->editor));
  gtk_revealer_set_reveal_child (self->side, chosen != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->side), chosen != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->patterns->len > 0 ? "board" : "empty");
  show_votes (self);
}

static void
load_votes (DuidPatternsPage *self)
{
  const DuidRound *round;
  g_autoptr (GError) error = NULL;
  guint n_voters;

  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->totals, g_hash_table_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  self->rounds = duid_project_list_rounds (duid_session_get_project (self->session), &error);
  round = get_round (self);
  if (round != NULL)
    duid_session_load_votes (self->session, round, &self->own, &self->totals, &n_voters, &error);
  if (error != NULL)
    g_info ("Votes: %s", error->message);
}

/* What is borrowed from the patterns goes before they do: tiles and editor hold on
 * to the arrays, the rounds are only read while the board is being made. */
static void
load (DuidPatternsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->patterns);
  g_autoptr (GPtrArray) rounds = g_steal_pointer (&self->rounds);

  self->is_stale = FALSE;
  if (duid_session_get_dataset (self->session) == NULL)
    {
      duid_pattern_editor_forget (DUID_PATTERN_EDITOR (self->editor));
      return;
    }
  self->patterns = duid_session_load_patterns (self->session, &error);
  if (self->patterns == NULL)
    {
      tell (self, error);
      self->patterns = g_ptr_array_new ();
    }
  load_votes (self);
  show_board (self);
}

/* ---- acts ---- */

void
duid_patterns_page_choose (DuidPatternsPage *self,
                           const char       *id)
{
  g_autofree char *chosen = g_strdup (id);

  duid_pattern_editor_flush (DUID_PATTERN_EDITOR (self->editor));
  g_free (self->chosen);
  self->chosen = g_steal_pointer (&chosen);
  if (self->is_stale)
    load (self);
  else
    show_board (self);
  if (self->chosen != NULL && find_chosen (self) != NULL)
    duid_pattern_editor_focus (DUID_PATTERN_EDITOR (self->editor));
}

static void
chosen_cb (DuidPatternsPage *self,
           const char       *id)
{
  duid_patterns_page_choose (self, id);
}

static void
close_cb (DuidPatternsPage *self)
{
  g_clear_pointer (&self->chosen, g_free);
  show_board (self);
}

static void
add_cb (DuidPatternsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-pattern", "s", "");
}

static void
round_named_cb (const char *name,
                gpointer    data)
{
  DuidPatternsPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!duid_project_start_round (duid_session_get_project (self->session), name, BUDGET, &id,
                                 &error))
    tell (self, error);
  else
    load (self);
}

static void
vote_cb (DuidPatternsPage *self)
{
  g_autofree char *words = g_strdup_printf (
    _ ("Everybody gets %d points to divide over the patterns. Give the vote a name; an earlier "
       "vote stays in the project."),
    BUDGET);

  duid_compat_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Start a vote"),
                        words, _ ("Vote"), _ ("_Start"), round_named_cb, self);
}

/* ---- the widget ---- */

static void
session_changed_cb (DuidPatternsPage *self,
                    guint             what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) == 0)
    return;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
duid_patterns_page_map (GtkWidget *widget)
{
  DuidPatternsPage *self = DUID_PATTERNS_PAGE (widget);

  GTK_WIDGET_CLASS (duid_patterns_page_parent_class)->map (widget);
  if (self->is_stale)
    load (self);
}

static void
duid_patterns_page_unmap (GtkWidget *widget)
{
  DuidPatternsPage *self = DUID_PATTERNS_PAGE (widget);

  if (duid_session_get_project (self->session) != NULL)
    duid_pattern_editor_flush (DUID_PATTERN_EDITOR (self->editor));
  GTK_WIDGET_CLASS (duid_patterns_page_parent_class)->unmap (widget);
}

static void
duid_patterns_page_dispose (GObject *object)
{
  DuidPatternsPage *self = DUID_PATTERNS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_PATTERNS_PAGE);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->totals, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_patterns_page_parent_class)->dispose (object);
}

static void
duid_patterns_page_class_init (DuidPatternsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_patterns_page_dispose;
  widget_class->map = duid_patterns_page_map;
  widget_class->unmap = duid_patterns_page_unmap;
  g_type_ensure (DUID_TYPE_PATTERN_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/patterns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, side);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, order);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, shows_totals);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternsPage, votes);
  gtk_widget_class_bind_template_callback (widget_class, show_board);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, vote_cb);
}

static void
duid_patterns_page_init (DuidPatternsPage *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
duid_patterns_page_new (DuidSession *session)
{
  DuidPatternsPage *self = g_object_new (DUID_TYPE_PATTERNS_PAGE, NULL);

  self->session = g_object_ref (session);
  self->editor = duid_pattern_editor_new (session);
  g_signal_connect_swapped (self->editor, "close", G_CALLBACK (close_cb), self);
  gtk_revealer_set_child (self->side, self->editor);
  g_signal_connect_object (session, "leaving", G_CALLBACK (duid_pattern_editor_flush), self->editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
