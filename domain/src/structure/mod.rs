//! Who reports to whom, and who belongs where: what the page of an organisation's structure is drawn from.
//!
//! A person is their place in the directory, so that no texts are kept here; whoever wants people in another order puts
//! them into it beforehand. Nothing is recursive: where everybody reports to the next, a directory is one chain.

pub mod chart;
mod families;
#[cfg(test)]
mod generated;
pub mod keys;
pub mod layout;
mod lines;
mod measures;
mod reports;
pub mod tree;
pub mod unfolded;
pub mod units;
pub mod visible;

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{
        chart::Chart,
        generated::grown,
        layout::{Drawing, Measures},
        tree::Tree,
        unfolded::Unfolded,
        visible::Visible,
    };

    #[test]
    fn an_organisation_of_fifty_thousand_is_listed_and_drawn_whole() {
        let managers = grown(50_000);
        let begin = Instant::now();
        let chart = Chart::new(&managers);
        let charted = begin.elapsed();
        let unfolded = Unfolded::all(Tree::Chart(&chart));
        let visible = Visible::new(Tree::Chart(&chart), &unfolded);
        let listed = begin.elapsed();
        let measures = Measures { width: 200, height: 60, gap: 20, level_gap: 40 };
        let drawing = Drawing::new(&chart, &unfolded, measures);
        // Machines differ: told, and held to nothing.
        println!("charted by {charted:?}, listed by {listed:?}, drawn by {:?}", begin.elapsed());
        assert_eq!(chart.tops(), [0]);
        assert_eq!(chart.total(0), 49_999);
        assert_eq!(visible.rows().len(), 50_000);
        assert_eq!((drawing.boxes.len(), drawing.lines.len()), (50_000, 49_999));
    }
}
