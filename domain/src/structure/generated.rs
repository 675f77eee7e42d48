//! Made-up organisations, of every shape that managers can be said in.

use proptest::{collection::vec, prelude::*};

use super::{
    chart::Manager,
    tree::{Node, Tree},
    unfolded::Unfolded,
    visible::Visible,
};

/// Up to 60 people, with any managers: chains, cycles, themselves, people who are not there.
pub(super) fn any_managers() -> impl Strategy<Value = Vec<Manager>> {
    vec((0_u8..14, any::<prop::sample::Index>()), 0..60).prop_map(|said| {
        let people = said.len();
        let manager = |(place, (kind, other)): (usize, (u8, prop::sample::Index))| match kind {
            0 => Manager::None,
            1 => Manager::Elsewhere,
            2 => Manager::Place(people + 1),
            3 => Manager::Place(place),
            4..6 => Manager::Place(place.saturating_sub(1)),
            6..8 => Manager::Place((place + 1) % people),
            // Few have many reports.
            8..11 => Manager::Place(other.index(people.min(3))),
            _ => Manager::Place(other.index(people)),
        };
        said.into_iter().enumerate().map(manager).collect()
    })
}

/// Everybody reports to whoever is before them.
pub(super) fn chain_of(people: usize) -> Vec<Manager> {
    (0..people).map(|place| place.checked_sub(1).map_or(Manager::None, Manager::Place)).collect()
}

/// Managers, departments and teams of the same people.
pub(super) fn any_organisation() -> impl Strategy<Value = (Vec<Manager>, Vec<Option<u32>>, Vec<Option<u32>>)>
{
    any_managers().prop_flat_map(|managers| {
        let codes = |most: u32| vec(prop::option::of(0..most), managers.len());
        (codes(4), codes(6)).prop_map(move |(departments, teams)| (managers.clone(), departments, teams))
    })
}

/// Which nodes are unfolded, over and over.
pub(super) fn any_kept() -> impl Strategy<Value = Vec<bool>> {
    vec(prop::bool::weighted(0.8), 1..80)
}

/// Every node of `tree`, and those unfolded that are `kept`.
pub(super) fn some_unfolded(tree: Tree<'_>, kept: &[bool]) -> (Vec<Node>, Unfolded) {
    let mut unfolded = Unfolded::all(tree);
    let nodes: Vec<Node> = Visible::new(tree, &unfolded).rows().iter().map(|row| row.node).collect();
    for (node, is_kept) in nodes.iter().zip(kept.iter().cycle()) {
        if !is_kept {
            unfolded.fold(*node);
        }
    }
    (nodes, unfolded)
}

/// An organisation in which each reports to anybody who was there before, the same at each call. Nobody is at the place that
/// they came at.
pub(super) fn grown(people: usize) -> Vec<Manager> {
    let mut state = 1_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    // A number that has no divisor in common with that of people leads to each place once.
    let place = |came: usize| came * 7919 % people;
    let mut managers = vec![Manager::None; people];
    for came in 1..people {
        managers[place(came)] = Manager::Place(place(random(came)));
    }
    managers
}
