//! The pages of an internal edition that explain its numbers: one for each service, a heading for each figure.

use super::document::{Audience, Block, Document, DocumentKind, Inline, Status};
use super::explanation::{Explained, Group};
use super::inline::typeset;
use super::theme::Theme;
use crate::analysis::register;
use crate::calendar::ReportingYear;
use crate::workspace::settings::Settings;

/// The services whose figures have a page each.
const SERVICES: [(&str, &str); 4] = [
    ("childrens", "Children’s Services"),
    ("adult", "Adult social care"),
    ("lgsco", "The Ombudsman"),
    ("authority", "The whole council"),
];

/// Of more references than this, or runs of them, the page says only how many there are; `annual-report explain` lists them.
const LISTED: usize = 80;

/// Where a live figure is explained, as a page beside the reports sees it: `../explain/childrens.html#NAME`. None for a
/// name that is no figure's, and for a figure of a part of a year, which the pages do not hold.
pub fn address(live: &str) -> Option<String> {
    let (view, name) = live.split_once('.')?;
    if view.contains('-') {
        return None;
    }
    let name = name.split('.').next().unwrap_or(name);
    let (service, _) = SERVICES.iter().find(|(service, _)| name.starts_with(&format!("{service}_")))?;
    Some(format!("../explain/{service}.html#{name}"))
}

/// The pages.
pub fn explanation_pages(all: &[Explained], settings: &Settings, year: ReportingYear, theme: &Theme) -> Vec<Document> {
    let of = |(service, title): (&str, &str)| {
        let own: Vec<&Explained> = all.iter().filter(|e| e.name.starts_with(&format!("{service}_"))).collect();
        let words = "Each number of the internal edition leads here. A figure says what it means, how it was worked out, and \
                     which cases it counted this year and last.";
        let mut blocks = vec![paragraph(words)];
        blocks.extend(figures(&own));
        blocks.extend(groups("Figures by category", &own, |name| register::breakdown(name).is_some()));
        blocks.extend(groups("Figures side by side", &own, |name| register::matrix(name).is_some()));
        Document {
            kind: DocumentKind::Committee,
            name: service.to_string(),
            title: format!("Where the numbers come from: {title}"),
            running_title: "Where the numbers come from".into(),
            year: year.to_string(),
            period: year.period(),
            council: typeset(&settings.council.name),
            published: None,
            audience: Audience::Internal,
            status: Status::Final,
            dated: year.last_day().to_string(),
            theme: theme.clone(),
            blocks,
            appendices: Vec::new(),
        }
    };
    SERVICES.into_iter().map(of).collect()
}

fn figures(own: &[&Explained]) -> Vec<Block> {
    let mut names: Vec<&str> = Vec::new();
    let single = own.iter().filter(|e| !e.name.contains('.'));
    single.for_each(|e| {
        if !names.contains(&e.name.as_str()) {
            names.push(&e.name)
        }
    });
    if names.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, "figures", "Figures")];
    for name in names {
        let mut years: Vec<&&Explained> = own.iter().filter(|e| e.name == name).collect();
        years.sort_by_key(|e| std::cmp::Reverse(&e.year));
        let Some(first) = years.first() else { continue };
        blocks.push(heading(3, name, &first.label));
        blocks.push(definition(first));
        for explained in years {
            blocks.push(sum(explained, &format!("{}: ", explained.year)));
            let own = explained.groups.iter().filter(|group| group.name == name && group.year == explained.year);
            blocks.extend(own.flat_map(group));
        }
    }
    blocks
}

/// The categories of breakdowns, or the cells of matrices, under the name that they share.
fn groups(title: &str, own: &[&Explained], is: impl Fn(&str) -> bool) -> Vec<Block> {
    let base = |e: &Explained| e.name.split('.').next().unwrap_or_default().to_string();
    let mut names: Vec<String> = Vec::new();
    for name in own.iter().filter(|e| e.name.contains('.')).map(|e| base(e)) {
        if is(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(2, &title.to_lowercase().replace(' ', "-"), title)];
    for name in names {
        let cells: Vec<&&Explained> = own.iter().filter(|e| base(e) == name).collect();
        let Some(first) = cells.first() else { continue };
        let label = first.label.split(": ").next().unwrap_or_default();
        blocks.push(heading(3, &name, label));
        blocks.push(definition(first));
        let items = cells.iter().map(|explained| {
            let label = explained.label.split_once(": ").map_or(explained.label.as_str(), |(_, rest)| rest);
            let references = explained.groups.first().map(counted).unwrap_or_default();
            let mut item = vec![sum(explained, &format!("{label}, {}: ", explained.year))];
            if !references.is_empty() {
                item.push(paragraph(&references));
            }
            item
        });
        blocks.push(Block::List { ordered: false, items: items.collect() });
    }
    blocks
}

fn definition(explained: &Explained) -> Block {
    let mut text = vec![Inline::Text(typeset(&explained.definition))];
    for (citation, url) in &explained.legal_basis {
        text.push(Inline::Text(" ".into()));
        let words = vec![Inline::Text(typeset(citation))];
        let link = Inline::Link { text: words.clone(), url: url.clone() };
        text.extend(if url.is_empty() { words } else { vec![link] });
        text.push(Inline::Text(".".into()));
    }
    Block::Paragraph(text)
}

/// `2023/24: 42%. 65 of 156 is 41.67%, printed as 42%.`
fn sum(explained: &Explained, before: &str) -> Block {
    let mut text = vec![
        Inline::Text(typeset(before)),
        Inline::Strong(vec![Inline::Text(explained.value.clone())]),
        Inline::Text(format!(". {}", typeset(&explained.arithmetic.join(" ")))),
    ];
    if let Some(earlier) = &explained.restated {
        text.push(Inline::Text(format!(" The report of {} printed {earlier}.", explained.year)));
    }
    for (index, (name, label)) in explained.parts.iter().enumerate() {
        text.push(Inline::Text(if index == 0 { " It is made of: ".into() } else { "; ".into() }));
        let url = address(&format!("this_year.{name}")).unwrap_or_default();
        let url = url.trim_start_matches("../explain/").to_string();
        text.push(Inline::Link { text: vec![Inline::Text(typeset(label))], url });
    }
    if !explained.parts.is_empty() {
        text.push(Inline::Text(".".into()));
    }
    Block::Paragraph(text)
}

/// What was counted, then what was left out.
fn group(group: &Group) -> Vec<Block> {
    let conditions = group.conditions.join(" and ");
    let conditions = if conditions.is_empty() { conditions } else { format!(" where {conditions}") };
    let sources = group.sources.join("; ");
    let mut items = Vec::new();
    if !sources.is_empty() {
        items.push(vec![paragraph(&format!("It {sources}{conditions}."))]);
    }
    let references = counted(group);
    if !references.is_empty() {
        items.push(vec![paragraph(&references)]);
    }
    for left_out in &group.cases.left_out {
        let listed = listed(&left_out.references);
        let words = format!("Left out {}, because {}{listed}", left_out.references.len(), left_out.reason);
        items.push(vec![paragraph(&words)]);
    }
    if items.is_empty() { Vec::new() } else { vec![Block::List { ordered: false, items }] }
}

fn counted(group: &Group) -> String {
    let counted = &group.cases.counted;
    let cases: Vec<String> = if counted.iter().any(|case| case.number.is_some()) {
        let words = counted.iter().map(|case| match case.number {
            Some(number) => format!("{} ({number})", case.reference),
            None => case.reference.clone(),
        });
        words.collect()
    } else {
        in_runs(counted.iter().map(|case| case.reference.as_str()))
    };
    if cases.is_empty() { String::new() } else { format!("Counted {}: {}.", counted.len(), cases.join("; ")) }
}

fn listed(references: &[String]) -> String {
    let runs = in_runs(references.iter().map(String::as_str));
    if runs.len() > LISTED { ".".to_string() } else { format!(": {}.", runs.join("; ")) }
}

/// References as a person would list them: three or more that follow one another as `CH230001 to CH230156`.
fn in_runs<'a>(references: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for reference in references {
        match runs.last_mut() {
            Some(run) if run.last().and_then(|last| following(last)).as_deref() == Some(reference) => {
                run.push(reference)
            }
            _ => runs.push(vec![reference]),
        }
    }
    let written = |run: Vec<&str>| match run[..] {
        [first, _, .., last] => vec![format!("{first} to {last}")],
        _ => run.into_iter().map(str::to_string).collect(),
    };
    runs.into_iter().flat_map(written).collect()
}

/// The reference whose number is the next: `CH230002` after `CH230001`.
fn following(reference: &str) -> Option<String> {
    let (name, digits) = reference.split_at(reference.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    let next = digits.parse::<u64>().ok()?.checked_add(1)?;
    Some(format!("{name}{next:0width$}", width = digits.len()))
}

fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading { level, id: id.to_string(), text: vec![Inline::Text(typeset(words))] }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(typeset(words))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_that_follow_one_another_are_a_run() {
        let runs = |references: &[&str]| in_runs(references.iter().copied());
        assert_eq!(runs(&["CH009", "CH010", "CH011", "CH013"]), ["CH009 to CH011", "CH013"]);
        assert_eq!(runs(&["A1", "A2", "B3", "9", "10"]), ["A1", "A2", "B3", "9", "10"], "two are no run");
        assert_eq!(runs(&["A1X", "A2X", "A3X", ""]), ["A1X", "A2X", "A3X", ""], "only a number at the end counts");
    }
}
