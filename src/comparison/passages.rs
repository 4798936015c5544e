//! The sentences, cells and labels that changed, appeared or vanished.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::entries::{Entry, entries};
use crate::record::{DocumentRecord, Record};

/// What sort of words it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Heading,
    Sentence,
    KeyFact,
    Caption,
    Cell,
    Note,
    /// Words of a chart: its title, a value, its alternative text.
    Label,
}

/// Words in one of the builds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub words: String,
    /// The page of the document's own PDF, from 1.
    pub page: Option<u32>,
}

/// A sentence, cell or label that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageChange {
    /// The document's name: `childrens`.
    pub document: String,
    pub title: String,
    /// The heading that it stands under; empty before the first.
    pub section: String,
    pub what: What,
    /// `Table 4, row "Upheld", column "Number"`
    pub place: String,
    /// None where it appeared.
    pub old: Option<Shown>,
    /// None where it vanished.
    pub new: Option<Shown>,
    /// The live figures in it: `2023/24.childrens_statutory_upheld`.
    pub figures: BTreeSet<String>,
    /// The packs that it is bound into too, each with the page.
    pub bound: Vec<(String, u32)>,
}

impl What {
    pub fn name(self) -> &'static str {
        match self {
            What::Heading => "heading",
            What::Sentence => "sentence",
            What::KeyFact => "key fact",
            What::Caption => "caption",
            What::Cell => "cell",
            What::Note => "note",
            What::Label => "chart",
        }
    }
}

impl PassageChange {
    /// The page it is on now, or was on.
    pub fn page(&self) -> Option<u32> {
        self.new.as_ref().or(self.old.as_ref()).and_then(|shown| shown.page)
    }
}

/// Every change of words in the documents that both builds hold, document by document in reading order.
pub fn changed_passages(old: &Record, new: &Record) -> Vec<PassageChange> {
    let both = new.documents.iter().filter_map(|document| Some((document, old.document(&document.name)?)));
    both.flat_map(|(is, was)| of_document(is, &entries(was), &entries(is))).collect()
}

fn of_document(document: &DocumentRecord, old: &[Entry], new: &[Entry]) -> Vec<PassageChange> {
    let mut pairs = keyed(old, new);
    pairs.extend(prose(old, new));
    // In the order of the new document; what vanished comes where it stood in the old one.
    pairs.sort_by_key(|(was, is)| is.map_or_else(|| was.map_or(0, |was| follows(new, &old[..was])), |is| 2 * is + 1));
    let change = |(was, is): (Option<usize>, Option<usize>)| {
        let (was, is) = (was.map(|at| &old[at]), is.map(|at| &new[at]));
        let words = |entry: &Entry| entry.phrase.words();
        (was.map(words) != is.map(words)).then(|| changed(document, was, is)).flatten()
    };
    pairs.into_iter().filter_map(change).collect()
}

/// Where in the new document something that vanished would stand: after the last of the entries before it that is still there.
fn follows(new: &[Entry], before: &[Entry]) -> usize {
    let same = |entry: &Entry| new.iter().position(|n| n.section == entry.section && n.place == entry.place);
    before.iter().rev().find_map(same).map_or(0, |at| 2 * at + 2)
}

type Pair = (Option<usize>, Option<usize>);

/// Cells and labels, matched by their places.
fn keyed(old: &[Entry], new: &[Entry]) -> Vec<Pair> {
    let index = |entries: &[Entry]| -> BTreeMap<String, usize> {
        entries.iter().enumerate().filter_map(|(at, entry)| Some((entry.key.clone()?, at))).collect()
    };
    let (old, new) = (index(old), index(new));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter().map(|key| (old.get(key).copied(), new.get(key).copied())).collect()
}

/// Sentences, matched in their order by what is not a figure in them.
fn prose(old: &[Entry], new: &[Entry]) -> Vec<Pair> {
    let sentences = |entries: &[Entry]| -> (Vec<usize>, Vec<String>) {
        let prose = entries.iter().enumerate().filter(|(_, entry)| entry.key.is_none());
        prose.map(|(at, entry)| (at, entry.phrase.pattern())).unzip()
    };
    let ((old_at, old_patterns), (new_at, new_patterns)) = (sentences(old), sentences(new));
    let mut pairs: Vec<Pair> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &old_patterns, &new_patterns) {
        let (was, is) = (&old_at[step.old_range()], &new_at[step.new_range()]);
        if let DiffOp::Equal { .. } = step {
            pairs.extend(was.iter().zip(is).map(|(was, is)| (Some(*was), Some(*is))));
        } else {
            pairs.extend(likest(old, was, new, is));
        }
    }
    pairs
}

/// Sentences that were written anew: each old one with the new one in its stead that has most words in common with it.
fn likest(old: &[Entry], was: &[usize], new: &[Entry], is: &[usize]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut left: Vec<usize> = is.to_vec();
    for at in was {
        let alike = |other: &usize| likeness(&old[*at].phrase.words(), &new[*other].phrase.words());
        let best = left.iter().copied().max_by_key(|other| alike(other)).filter(|other| alike(other) >= 50);
        left.retain(|other| Some(*other) != best);
        pairs.push((Some(*at), best));
    }
    pairs.extend(left.into_iter().map(|at| (None, Some(at))));
    pairs
}

/// How many in a hundred of the words of two sentences stand in both.
fn likeness(one: &str, other: &str) -> usize {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<BTreeSet<String>>();
    let (one, other) = (words(one), words(other));
    100 * one.intersection(&other).count() / one.union(&other).count().max(1)
}

fn changed(document: &DocumentRecord, was: Option<&Entry>, is: Option<&Entry>) -> Option<PassageChange> {
    let entry = is.or(was)?;
    let shown = |entry: &Entry| Shown { words: entry.phrase.words(), page: entry.page };
    let figures = [was, is].into_iter().flatten().flat_map(|entry| entry.phrase.figures()).map(str::to_string);
    Some(PassageChange {
        document: document.name.clone(),
        title: document.title.clone(),
        section: entry.section.to_string(),
        what: entry.what,
        place: entry.place.clone(),
        old: was.map(shown),
        new: is.map(shown),
        figures: figures.collect(),
        bound: entry.bound.iter().map(|(pack, page)| (pack.to_string(), *page)).collect(),
    })
}
