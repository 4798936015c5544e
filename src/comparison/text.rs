//! A comparison as text for a terminal.

use std::fmt::Write;

use super::{Comparison, FigureChange, Moved, PassageChange};

/// How many cases are named in a line; the CSV names them all.
const NAMED: usize = 12;

/// The whole comparison: what differs, the figures with their cases, then every place, document by document.
pub fn text(of: &Comparison) -> String {
    let mut text = format!("{}, {}, {} edition\n{}\n", of.council, of.reporting_year, of.audience, of.tally());
    of.because.iter().for_each(|sentence| text.push_str(&format!("{sentence}\n")));
    if !of.figures.is_empty() {
        text.push_str("\nFIGURES\n");
    }
    of.figures.iter().for_each(|figure| text.push_str(&figure_text(figure, of)));
    let mut document = "";
    for passage in &of.passages {
        if passage.document != document {
            document = &passage.document;
            let _ = writeln!(text, "\n{} ({document})", passage.title.to_uppercase());
        }
        text.push_str(&passage_text(passage));
    }
    text
}

fn figure_text(change: &FigureChange, of: &Comparison) -> String {
    let (was, is) = (shown(change.old.as_deref()), shown(change.new.as_deref()));
    let by = change.by.as_deref().map(|by| format!(" ({by})")).unwrap_or_default();
    let mut text = format!("  {}, {}: {was} -> {is}{by}\n    {}\n", change.name(), change.year, change.label);
    if let Some((was, is)) = &change.over {
        let _ = writeln!(text, "    {was} -> {is}");
    }
    change.causes().iter().for_each(|cause| text.push_str(&format!("    {cause}\n")));
    let places = change.places(of);
    if !places.is_empty() {
        let _ = writeln!(text, "    shown in {places}");
    }
    text
}

fn passage_text(passage: &PassageChange) -> String {
    let section = if passage.section.is_empty() { String::new() } else { format!(", \"{}\"", passage.section) };
    let bound = passage.bound.iter().map(|(pack, page)| format!(", {pack} page {page}")).collect::<String>();
    let page = passage.page().map_or("web page".to_string(), |page| format!("page {page}"));
    let mut text = format!("  {page}{bound}{section}: {}\n", passage.place);
    match (&passage.old, &passage.new) {
        (Some(old), Some(new)) => {
            let _ = writeln!(text, "    was: {}\n    is:  {}", old.words, new.words);
        }
        (None, Some(new)) => text.push_str(&format!("    new: {}\n", new.words)),
        (Some(old), None) => text.push_str(&format!("    no longer there: {}\n", old.words)),
        (None, None) => {}
    }
    text
}

/// A value as a reader is told of it: one that was withheld is not told now.
pub(super) fn shown(value: Option<&str>) -> String {
    match value {
        None => "not there".to_string(),
        Some("[c]") => "withheld [c]".to_string(),
        Some(value) => value.to_string(),
    }
}

impl FigureChange {
    /// `childrens_statutory_by_outcome.upheld`
    pub(super) fn name(&self) -> String {
        let Self { figure, category, measure, .. } = self;
        match (category.as_str(), measure.as_str()) {
            ("", _) => figure.clone(),
            (category, "count" | "share") => format!("{figure}.{category}"),
            (category, measure) => format!("{figure}.{category}.{measure}"),
        }
    }

    /// Why it changed, in short sentences.
    pub(super) fn causes(&self) -> Vec<String> {
        let mut causes = Vec::new();
        if self.redefined {
            causes.push("the program counts it otherwise than before".to_string());
        }
        causes.extend(self.moved.iter().flat_map(|moved| moved.words(&format!("{}.{}", self.year, self.name()))));
        if causes.is_empty() && self.cases_known {
            causes.push("no case of it changed: it comes from the settings or another file".to_string());
        }
        causes
    }

    /// `childrens pages 4 and 12; cover-childrens page 2`
    pub(super) fn places(&self, of: &Comparison) -> String {
        let mut documents: Vec<(&str, Vec<u32>)> = Vec::new();
        for passage in self.shown.iter().filter_map(|index| of.passages.get(*index)) {
            if documents.last().is_none_or(|(name, _)| *name != passage.document) {
                documents.push((&passage.document, Vec::new()));
            }
            if let (Some((_, pages)), Some(page)) = (documents.last_mut(), passage.page()) {
                pages.push(page);
            }
        }
        let places = documents.into_iter().map(|(name, mut pages)| {
            pages.sort_unstable();
            pages.dedup();
            let pages: Vec<String> = pages.iter().map(u32::to_string).collect();
            match pages.as_slice() {
                [] => name.to_string(),
                [one] => format!("{name} page {one}"),
                many => format!("{name} pages {}", many.join(", ")),
            }
        });
        places.collect::<Vec<_>>().join("; ")
    }
}

impl Moved {
    /// What is said of them for the figure of this name.
    fn words(&self, dated: &str) -> Vec<String> {
        let of = if self.of == dated { String::new() } else { format!(" in {}", self.of) };
        let altered = self.altered.iter().map(|(case, was, is)| format!("{case} ({was} -> {is})")).collect();
        let all = [
            ("now counted", self.entered.clone()),
            ("no longer counted", self.left.clone()),
            ("counted with another number", altered),
        ];
        let filled = all.into_iter().filter(|(_, cases)| !cases.is_empty());
        filled.map(|(what, cases)| format!("{what}{of}: {}", some(&cases))).collect()
    }
}

fn some(cases: &[String]) -> String {
    let named = cases.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    match cases.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}; and {more} more"),
    }
}
