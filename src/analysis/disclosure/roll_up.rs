//! Broad groups in place of detailed ones, where the detail would mostly be withheld.

use super::chosen;
use super::log::Withheld;
use super::rules::Rules;
use super::system::{Place, System};
use crate::analysis::breakdown::Breakdown;
use crate::analysis::register;
use crate::analysis::results::Figures;

/// The figures without the detailed breakdowns that would withhold more numbers of people than they show, in the two years
/// that are published; and an account of those that gave way.
pub(super) fn roll_up(figures: &Figures, rules: &Rules) -> (Figures, Vec<Withheld>) {
    let mut rolled = figures.clone();
    let detailed = register::breakdowns().filter_map(|breakdown| Some((breakdown, breakdown.within?)));
    let may_give_way = |of: &&(&'static Breakdown, &'static Breakdown)| {
        let held = figures.breakdown(of.0.name, figures.year).and(figures.breakdown(of.1.name, figures.year));
        rules.is_sensitive(of.0.name) && held.is_some()
    };
    let detailed: Vec<(&Breakdown, &Breakdown)> =
        detailed.collect::<Vec<_>>().iter().filter(may_give_way).copied().collect();
    if !rules.roll_up || detailed.is_empty() {
        return (rolled, Vec::new());
    }
    let mut account = Vec::new();
    let years = [figures.year.previous(), figures.year].map(|year| chosen(figures, rules, year));
    for (breakdown, coarser) in detailed {
        let filled: Vec<bool> = years
            .iter()
            .flat_map(|(system, choice)| filled(system, breakdown).map(|cell| choice.withheld.contains_key(&cell)))
            .collect();
        let hidden = filled.iter().filter(|hidden| **hidden).count();
        if hidden > filled.len() - hidden {
            rolled.breakdowns.retain(|(name, _), _| *name != breakdown.name);
            rolled.rolled_up.insert(breakdown.name, coarser.name);
            account.push(Withheld::rolled_up(breakdown, coarser, figures.year, hidden));
        }
    }
    (rolled, account)
}

/// The categories of a breakdown that hold anybody.
fn filled<'a>(system: &'a System, breakdown: &'a Breakdown) -> impl Iterator<Item = usize> + 'a {
    let cells = system.cells.iter().enumerate().filter(|(_, cell)| cell.count > 0);
    let is_ours = |place: &Place| matches!(place, Place::Category(name, _) if *name == breakdown.name);
    cells.filter(move |(_, cell)| cell.places.iter().any(is_ours)).map(|(i, _)| i)
}
