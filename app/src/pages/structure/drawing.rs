//! Who reports to whom, drawn. The tree beside it says the same, for the keyboard and for screen readers: this is for the
//! eye, and for the mouse.

use std::sync::Arc;

use domain::structure::{
    chart::Chart,
    layout::{Drawing, Line, Measures, PersonBox},
    tree::Node,
    unfolded::Unfolded,
};
use leptos::{ev, html, prelude::*};

use super::file::{SVG, svg};
use crate::{
    components::{Button, ButtonKind, use_snackbars},
    directory::organisation::Organisation,
    i18n::{UseStructureTexts, use_structure_texts},
    saving::save,
};

/// The size of a box, and what is between boxes.
pub const MEASURES: Measures = Measures { width: 208, height: 62, gap: 16, level_gap: 44 };

/// What is around the whole drawing: lines are wider than nothing.
pub const EDGE: u32 = 12;

/// How far the words are from the left of their box.
pub const INSET: u32 = 12;

/// The most letters of a line in a box.
const LETTERS: usize = 24;

/// Sizes to look at it in, in percent.
const ZOOMS: [u32; 8] = [10, 20, 33, 50, 75, 100, 150, 200];

/// What is seen is known in steps of so much, in the drawing's own units.
const STEP: f64 = 400.0;

/// What is seen of the drawing, in its own units.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Seen {
    /// All of it.
    const ALL: Self =
        Self { left: f64::NEG_INFINITY, top: f64::NEG_INFINITY, right: f64::INFINITY, bottom: f64::INFINITY };

    fn has(self, left: u32, top: u32, right: u32, bottom: u32) -> bool {
        let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
        left <= self.right && right >= self.left && top <= self.bottom && bottom >= self.top
    }

    fn has_box(self, one: &PersonBox) -> bool {
        let (x, y) = (one.corner.x, one.corner.y);
        self.has(x, y, x.saturating_add(MEASURES.width), y.saturating_add(MEASURES.height))
    }

    fn has_line(self, line: &Line) -> bool {
        let xs = || line.points.iter().map(|point| point.x);
        let ys = || line.points.iter().map(|point| point.y);
        let least = |all: &mut dyn Iterator<Item = u32>| all.min().unwrap_or_default();
        let most = |all: &mut dyn Iterator<Item = u32>| all.max().unwrap_or_default();
        self.has(least(&mut xs()), least(&mut ys()), most(&mut xs()), most(&mut ys()))
    }
}

/// The drawing of what is unfolded: `<ChartDrawing organisation unfolded current on_choose=…/>`.
#[component]
pub fn ChartDrawing(
    /// The organisation.
    organisation: Arc<Organisation>,
    /// Who is unfolded.
    #[prop(into)]
    unfolded: Signal<Unfolded>,
    /// Who is chosen.
    #[prop(into)]
    current: Signal<Option<Node>>,
    /// Told of whom somebody clicks.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let scroller = NodeRef::<html::Div>::new();
    let zoom = RwSignal::new(100_u32);
    let seen = RwSignal::new(Seen { left: 0.0, top: 0.0, right: 2000.0, bottom: 2000.0 });
    let drawing = {
        let organisation = Arc::clone(&organisation);
        let drawn = move |chart: &Chart| Drawing::new(chart, &unfolded.get(), MEASURES);
        Memo::new(move |_| Arc::new(organisation.chart().map(drawn).unwrap_or_default()))
    };
    let measure = move || {
        // The page may be gone when its frame comes.
        let (Some(scroller), Some(zoom)) = (scroller.try_get_untracked().flatten(), zoom.try_get_untracked())
        else {
            return;
        };
        let scale = f64::from(zoom) / 100.0;
        let (left, top) = (f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
        let (width, height) = (f64::from(scroller.client_width()), f64::from(scroller.client_height()));
        // In large steps, so that scrolling seldom changes what is drawn.
        let step = |at: f64| (at / scale / STEP).floor() * STEP;
        let now = Seen {
            left: step(left) - STEP,
            top: step(top) - STEP,
            right: step(left + width) + 2.0 * STEP,
            bottom: step(top + height) + 2.0 * STEP,
        };
        if seen.try_get_untracked().is_some_and(|before| before != now) {
            seen.set(now);
        }
    };
    let resized = window_event_listener(ev::resize, move |_| measure());
    // Paper has no viewport.
    let printing = window_event_listener_untyped("beforeprint", move |_| seen.set(Seen::ALL));
    let printed = window_event_listener_untyped("afterprint", move |_| measure());
    on_cleanup(move || {
        resized.remove();
        printing.remove();
        printed.remove();
    });
    Effect::new(move || {
        zoom.track();
        drawing.track();
        request_animation_frame(measure);
    });
    follow(current, drawing, scroller, zoom);
    let fit = move |()| {
        let width = scroller.get_untracked().map_or(0, |scroller| scroller.client_width());
        zoom.set(fitting(drawing.with_untracked(|drawing| edged(drawing.width)), width.unsigned_abs()));
    };
    let keep = {
        let organisation = Arc::clone(&organisation);
        let snackbars = use_snackbars();
        move |()| {
            let nameless = texts.get_untracked().people.nameless;
            let words = |place| {
                let position = organisation.position(place).unwrap_or_default().to_owned();
                (organisation.name(place, nameless), position)
            };
            let file = drawing.with_untracked(|drawing| svg(drawing, words));
            if save("structure.svg", SVG, &file).is_err() {
                snackbars.error(texts.get_untracked().structure.not_saved);
            }
        }
    };
    let size = move |of: fn(&Drawing) -> u32| {
        move || format!("{}px", drawing.with(|drawing| of(drawing)).saturating_mul(zoom.get()) / 100)
    };
    let lines = move || {
        let seen = seen.get();
        drawing.with(|drawing| {
            let shown = drawing.lines.iter().filter(|line| seen.has_line(line));
            shown.map(|line| view! { <polyline points=points(line)/> }).collect_view()
        })
    };
    let boxes = move || {
        let seen = seen.get();
        drawing.with(|drawing| {
            let shown = drawing.boxes.iter().filter(|one| seen.has_box(one));
            shown.map(|one| person_box(&organisation, texts, *one, current, on_choose)).collect_view()
        })
    };
    view! {
        <div class="drawing-tools">
            <ZoomButtons zoom/>
            <Button kind=ButtonKind::Quiet on_press=fit>{texts.of(|t| t.structure.fit)}</Button>
            <Button kind=ButtonKind::Quiet on_press=keep attr:id="save-drawing">{texts.of(|t| t.structure.save)}</Button>
        </div>
        <div class="drawing" node_ref=scroller on:scroll=move |_| measure() tabindex="0" role="region" aria-label=texts.of(|t| t.structure.drawing)>
            <svg
                viewBox=move || drawing.with(|drawing| view_box(drawing))
                style:width=size(|drawing| edged(drawing.width))
                style:height=size(|drawing| edged(drawing.height))
                aria-hidden="true"
            >
                <g class="drawing-lines">{lines}</g>
                {boxes}
            </svg>
        </div>
    }
}

/// Larger and smaller.
#[component]
fn ZoomButtons(zoom: RwSignal<u32>) -> impl IntoView {
    let texts = use_structure_texts();
    let smaller = move |()| zoom.update(|zoom| *zoom = below(*zoom));
    let larger = move |()| zoom.update(|zoom| *zoom = above(*zoom));
    view! {
        <Button kind=ButtonKind::Quiet label=texts.of(|t| t.structure.smaller) on_press=smaller>"−"</Button>
        <span class="quiet" role="status">{move || format!("{} %", zoom.get())}</span>
        <Button kind=ButtonKind::Quiet label=texts.of(|t| t.structure.larger) on_press=larger>"+"</Button>
    }
}

/// Brings whoever is chosen into view.
fn follow(
    current: Signal<Option<Node>>,
    drawing: Memo<Arc<Drawing>>,
    scroller: NodeRef<html::Div>,
    zoom: RwSignal<u32>,
) {
    Effect::new(move || {
        let Some(Node::Person(place)) = current.get() else { return };
        let corner =
            drawing.with(|drawing| drawing.boxes.iter().find(|one| one.place == place).map(|one| one.corner));
        let (Some(corner), Some(scroller)) = (corner, scroller.get_untracked()) else { return };
        let scale = |at: u32, half: u32| {
            i32::try_from(at.saturating_add(half).saturating_mul(zoom.get_untracked()) / 100)
                .unwrap_or(i32::MAX)
        };
        let (x, y) = (scale(corner.x, MEASURES.width / 2), scale(corner.y, MEASURES.height / 2));
        request_animation_frame(move || {
            scroller.set_scroll_left(x - scroller.client_width() / 2);
            scroller.set_scroll_top(y - scroller.client_height() / 2);
        });
    });
}

fn person_box(
    organisation: &Organisation,
    texts: UseStructureTexts,
    one: PersonBox,
    current: Signal<Option<Node>>,
    on_choose: Callback<usize>,
) -> impl IntoView + use<> {
    let place = one.place;
    let name = organisation.name(place, texts.get().people.nameless);
    let position = organisation.position(place).unwrap_or_default().to_owned();
    let total = organisation.chart().map_or(0, |chart| chart.total(place));
    let count = (total > 0).then(|| {
        view! { <text class="drawing-count" x=(MEASURES.width - INSET).to_string() y="46">{total.to_string()}</text> }
    });
    let is_chosen = Memo::new(move |_| current.get() == Some(Node::Person(place)));
    view! {
        <g
            class="drawing-box"
            data-chosen=move || is_chosen.get().then_some("")
            transform=format!("translate({} {})", one.corner.x, one.corner.y)
            on:click=move |_| on_choose.run(place)
        >
            <rect width=MEASURES.width.to_string() height=MEASURES.height.to_string() rx="8"></rect>
            <text class="drawing-name" x=INSET.to_string() y="26">{shortened(&name)}</text>
            <text class="drawing-position" x=INSET.to_string() y="46">{shortened(&position)}</text>
            {count}
        </g>
    }
}

/// A side of the drawing, with what is around it.
fn edged(side: u32) -> u32 {
    side.saturating_add(2 * EDGE)
}

/// What is seen of the whole plane.
pub fn view_box(drawing: &Drawing) -> String {
    format!("-{EDGE} -{EDGE} {} {}", edged(drawing.width), edged(drawing.height))
}

/// The points of a line, as SVG has them.
pub fn points(line: &Line) -> String {
    let points: Vec<_> = line.points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
    points.join(" ")
}

/// What fits into a box of a text.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    text.chars().take(LETTERS - 1).chain(['…']).collect()
}

/// The next larger size.
fn above(zoom: u32) -> u32 {
    ZOOMS.into_iter().find(|one| *one > zoom).unwrap_or(zoom)
}

/// The next smaller size.
fn below(zoom: u32) -> u32 {
    ZOOMS.into_iter().rev().find(|one| *one < zoom).unwrap_or(zoom)
}

/// The size in which a drawing of that width is seen whole, though never enlarged.
fn fitting(drawing: u32, room: u32) -> u32 {
    let percent = u64::from(room) * 100 / u64::from(drawing.max(1));
    u32::try_from(percent).unwrap_or(100).clamp(5, 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_up_and_down_and_end() {
        assert_eq!([10, 100, 200].map(above), [20, 150, 200]);
        assert_eq!([10, 100, 200].map(below), [10, 75, 150]);
        assert_eq!([above(42), below(42)], [50, 33]);
        assert_eq!(
            [fitting(2000, 500), fitting(100, 500), fitting(0, 500), fitting(9_000_000, 500)],
            [25, 100, 100, 5]
        );
    }

    #[test]
    fn a_text_that_is_too_long_says_so() {
        assert_eq!(shortened("Ada Lovelace"), "Ada Lovelace");
        assert_eq!(shortened(&"Ж".repeat(30)), format!("{}…", "Ж".repeat(23)));
    }

    #[test]
    fn only_what_is_near_is_drawn() {
        let seen = Seen { left: 100.0, top: 100.0, right: 300.0, bottom: 300.0 };
        assert!(seen.has(0, 0, 100, 100) && seen.has(150, 150, 160, 160) && seen.has(0, 200, 900, 201));
        assert!(!seen.has(0, 0, 99, 200) && !seen.has(301, 0, 400, 400));
        assert!(Seen::ALL.has(0, 0, 0, 0));
    }
}
