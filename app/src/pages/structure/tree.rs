//! The tree, after the WAI-ARIA Authoring Practices (Tree View): one row at a time can be reached by Tab, arrows lead on.

use std::sync::Arc;

use domain::{
    directory::fold::fold,
    structure::{
        keys::{Key, Step},
        tree::Node,
        unfolded::Unfolded,
        visible::Visible,
    },
};
use leptos::{ev, html, leptos_dom::helpers::queue_microtask, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::tree_row::{Placed, ROW_REM, name_of, row_id, top, tree_row};
use crate::{
    directory::organisation::Organisation,
    i18n::{UseStructureTexts, use_structure_texts},
    routes::By,
    viewport::{Viewport, root_font_size, with_current},
};

/// How long nobody types before letters begin another word, in milliseconds.
const PAUSE: f64 = 700.0;

/// The tree as somebody moves in it. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Steered {
    texts: UseStructureTexts,
    organisation: StoredValue<Arc<Organisation>>,
    by: By,
    unfolded: RwSignal<Unfolded>,
    current: RwSignal<Option<Node>>,
    visible: Memo<Arc<Visible>>,
    /// The letters that were typed last, and when, in milliseconds.
    typed: StoredValue<(String, f64)>,
    on_open: Callback<usize>,
}

impl Steered {
    /// Does what a key or a click means.
    fn act(self, step: Step) {
        match step {
            Step::Focus(node) => {
                self.current.set(Some(node));
                focus_row_of(node);
            }
            Step::Fold(node) => self.unfolded.update(|unfolded| unfolded.fold(node)),
            Step::Unfold(node) => self.unfolded.update(|unfolded| unfolded.unfold(&[node])),
            Step::UnfoldSiblings(node) => self.organisation.with_value(|organisation| {
                if let Some(tree) = organisation.tree(self.by) {
                    self.unfolded.update(|unfolded| unfolded.unfold_siblings(tree, node));
                }
            }),
            Step::Stay => {}
        }
    }

    fn press(self, node: Node) {
        self.current.set(Some(node));
        focus_row_of(node);
        self.toggle(node);
    }

    /// Folds or unfolds. Leaves ignore it.
    fn toggle(self, node: Node) {
        self.unfolded.update(|unfolded| unfolded.toggle(node));
    }

    /// Follows a key. Whether it was one of ours.
    fn follow(self, key: &str) -> bool {
        let shown = self.visible.get_untracked();
        let here = self.current.get_untracked().filter(|node| shown.position_of(*node).is_some());
        let Some(here) = here.or_else(|| shown.rows().first().map(|row| row.node)) else { return false };
        match (meant(key), key, here) {
            (Some(key), ..) => self.act(shown.step(here, key)),
            (None, "Enter", Node::Person(rank)) => self.on_open.run(rank),
            (None, "Enter" | " ", node) => self.toggle(node),
            (None, letter, _) if letter.chars().count() == 1 => self.seek(&shown, here, letter),
            _ => return false,
        }
        true
    }

    /// Leads to the next node whose name begins as it is typed, around from `here`.
    fn seek(self, visible: &Visible, here: Node, letter: &str) {
        let word = typed_on(self.typed, letter);
        let rows = visible.rows();
        let at = visible.position_of(here).unwrap_or_default();
        // A single letter leads on; a word that grows stays where it fits.
        let first = if word.chars().count() > 1 { at } else { at + 1 };
        let texts = self.texts.get_untracked();
        let begins = |node: &Node| {
            let name = self.organisation.with_value(|organisation| name_of(organisation, *node, texts));
            fold(&name).starts_with(&word)
        };
        let found = rows.iter().cycle().skip(first).take(rows.len()).map(|row| row.node).find(begins);
        if let Some(node) = found {
            self.act(Step::Focus(node));
        }
    }

    /// The row of a node that is visible.
    fn row(self, node: Node) -> impl IntoView {
        let placed = Memo::new(move |before: Option<&Option<Placed>>| {
            let now = self.visible.with(|visible| {
                let at = visible.position_of(node)?;
                Some(Placed { at, row: *visible.rows().get(at)? })
            });
            now.or(before.copied().flatten())
        });
        let press = Callback::new(move |node| self.press(node));
        self.organisation.with_value(|organisation| {
            tree_row(organisation, self.texts, node, placed, self.by, self.current.into(), press)
        })
    }
}

/// The tree: `<StructureTree organisation by=By::Manager unfolded current on_open=…/>`.
#[component]
pub fn StructureTree(
    /// The organisation.
    organisation: Arc<Organisation>,
    /// What it is ordered by.
    by: By,
    /// What is unfolded.
    unfolded: RwSignal<Unfolded>,
    /// Which node is chosen.
    current: RwSignal<Option<Node>>,
    /// Told of whose profile somebody wants to see.
    #[prop(into)]
    on_open: Callback<usize>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let scroller = NodeRef::<html::Div>::new();
    let row = ROW_REM * root_font_size();
    let viewport = RwSignal::new(Viewport { above: 0.0, height: 1200.0, row });
    let organisation = StoredValue::new(organisation);
    let visible = Memo::new(move |_| {
        organisation.with_value(|organisation| {
            let tree = organisation.tree(by);
            Arc::new(tree.map(|tree| Visible::new(tree, &unfolded.get())).unwrap_or_default())
        })
    });
    let typed = StoredValue::new((String::new(), 0.0));
    let steered = Steered { texts, organisation, by, unfolded, current, visible, typed, on_open };
    let measure = move || {
        // The page may be gone when its frame comes.
        let Some(scroller) = scroller.try_get_untracked().flatten() else { return };
        let (above, height) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
        viewport.try_set(Viewport { above, height, row });
    };
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    Effect::new(move || {
        visible.track();
        request_animation_frame(measure);
    });
    show_current(current, visible, scroller, row);
    // Tab leads somewhere, whatever was folded.
    Effect::new(move || {
        let shown = visible.get();
        let is_shown = current.get().is_some_and(|node| shown.position_of(node).is_some());
        if let Some(first) = shown.rows().first().filter(|_| !is_shown) {
            current.set(Some(first.node));
        }
    });
    let keyed = move |event: ev::KeyboardEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if is_plain && steered.follow(&event.key()) {
            event.prevent_default();
        }
    };
    let rows = move || {
        let shown = visible.get();
        let total = shown.rows().len();
        let here = current.get().and_then(|node| shown.position_of(node)).unwrap_or(total);
        keep_focus(current.get_untracked());
        let drawn = with_current(viewport.get().rows(total), here, total);
        let language = texts.language();
        drawn.filter_map(|at| Some((shown.rows().get(at)?.node, language))).collect::<Vec<_>>()
    };
    view! {
        <div class="tree" node_ref=scroller on:scroll=move |_| measure()>
            <ul
                id="structure-tree"
                role="tree"
                aria-label=texts.of(|t| t.structure.title)
                style:height=move || top(visible.with(|visible| visible.rows().len()))
                on:keydown=keyed
            >
                <For each=rows key=|row| *row children=move |(node, _)| steered.row(node)/>
            </ul>
        </div>
    }
}

/// Brings the chosen row into view.
fn show_current(
    current: RwSignal<Option<Node>>,
    visible: Memo<Arc<Visible>>,
    scroller: NodeRef<html::Div>,
    row: f64,
) {
    Effect::new(move || {
        let at = current.get().and_then(|node| visible.with(|visible| visible.position_of(node)));
        let (Some(at), Some(scroller)) = (at, scroller.get_untracked()) else { return };
        let (above, height) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
        #[expect(clippy::cast_precision_loss, reason = "no tree has so many rows")]
        let top = at as f64 * row;
        let target = if top < above { top } else { top + row - height };
        if top < above || top + row > above + height {
            #[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest whole")]
            scroller.set_scroll_top(target.max(0.0) as i32);
        }
    });
}

/// Focuses a node's row, once it is drawn.
pub fn focus_row_of(node: Node) {
    request_animation_frame(move || {
        let row =
            document().get_element_by_id(&row_id(node)).and_then(|row| row.dyn_into::<HtmlElement>().ok());
        if let Some(row) = row {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            _ = row.focus_with_options(&options);
        }
    });
}

/// Called before the rows are drawn anew: a row that has the focus has it afterwards too. Drawing may move its element, and
/// the browser then forgets the focus.
fn keep_focus(current: Option<Node>) {
    let is_row = || {
        let focused = document().active_element();
        focused.is_some_and(|element| element.closest("#structure-tree").is_ok_and(|tree| tree.is_some()))
    };
    if let Some(node) = current.filter(|_| is_row()) {
        queue_microtask(move || {
            if !is_row() {
                focus_row_of(node);
            }
        });
    }
}

fn meant(key: &str) -> Option<Key> {
    Some(match key {
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "*" => Key::Star,
        _ => return None,
    })
}

/// The word that somebody types, with the letter that was typed now.
fn typed_on(typed: StoredValue<(String, f64)>, letter: &str) -> String {
    let now = window().performance().map_or(0.0, |performance| performance.now());
    let mut word = typed.get_value();
    if now - word.1 > PAUSE {
        word.0.clear();
    }
    word.0.push_str(letter);
    word.1 = now;
    let folded = fold(&word.0);
    typed.set_value(word);
    folded
}
