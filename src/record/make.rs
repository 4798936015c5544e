use std::collections::{BTreeMap, BTreeSet};

use super::{Bound, CaseRecord, DocumentRecord, FORM, FigureRecord, Record};
use crate::analysis::explain::Explanation;
use crate::analysis::fingerprint;
use crate::provenance::Program;
use crate::report::document::{Audience, Document};
use crate::report::listing::Listed;
use crate::report::passages::{Line, Pages, Section, sections};

/// What a record is made from.
#[derive(Debug)]
pub struct Making<'a> {
    pub program: Program,
    pub council: &'a str,
    pub reporting_year: String,
    pub audience: Audience,
    pub files: BTreeMap<String, String>,
    pub corrections: usize,
    pub listed: &'a [Listed],
    pub documents: &'a [Rendered],
    /// How every number came about. Of a publication without cases.
    pub explanations: &'a [Explanation],
}

/// A document with the words of each page of its PDF.
#[derive(Clone, Debug)]
pub struct Rendered {
    pub document: Document,
    pub pages: Vec<String>,
}

/// The record of an edition.
pub fn make(of: &Making) -> Record {
    let made_of: BTreeMap<String, Vec<String>> = of.explanations.iter().map(|e| (dated(e), parts(e))).collect();
    let figure = |row: &Listed| FigureRecord {
        figure: row.figure.clone(),
        label: row.label.clone(),
        category: row.category.clone(),
        category_label: row.category_label.clone(),
        year: row.year.clone(),
        measure: row.measure.to_string(),
        unit: row.unit.to_string(),
        value: row.value.clone().unwrap_or_else(|| row.symbol.to_string()),
        part: row.part,
        whole: row.whole,
        over: row.cases,
        made_of: made_of.get(&format!("{}.{}", row.year, row.figure)).cloned().unwrap_or_default(),
    };
    let names: BTreeSet<&String> = of.listed.iter().map(|row| &row.figure).collect();
    let definitions = names.into_iter().filter_map(|name| Some((name.clone(), fingerprint(name)?)));
    Record {
        form: FORM,
        program: of.program.clone(),
        council: of.council.to_string(),
        reporting_year: of.reporting_year.clone(),
        audience: of.audience.name().to_string(),
        files: of.files.clone(),
        corrections: of.corrections,
        figures: of.listed.iter().map(figure).collect(),
        definitions: definitions.collect(),
        documents: documents(of.documents),
        cases: (of.audience == Audience::Internal).then(|| CaseRecord::new(of.explanations)),
    }
}

fn dated(explanation: &Explanation) -> String {
    format!("{}.{}", explanation.year, explanation.name)
}

fn parts(explanation: &Explanation) -> Vec<String> {
    explanation.parts.iter().map(dated).collect()
}

fn documents(rendered: &[Rendered]) -> Vec<DocumentRecord> {
    let mut documents: Vec<DocumentRecord> = Vec::new();
    for Rendered { document, pages } in rendered {
        let (pages, mut from) = (Pages::new(pages), 0);
        let mut sections = sections(document);
        pages.place(&mut sections, &mut from);
        let own = add(&mut documents, document, sections);
        own.alone = true;
    }
    for Rendered { document, pages } in rendered.iter().filter(|r| !r.document.appendices.is_empty()) {
        let (pages, mut from) = (Pages::new(pages), 0);
        pages.place(&mut sections(document), &mut from);
        for appendix in &document.appendices {
            let bound = sections(&appendix.document);
            let mut placed = bound.clone();
            pages.place(&mut placed, &mut from);
            let pages = lines(&placed).map(|line| line.page.unwrap_or(0)).collect();
            let own = add(&mut documents, &appendix.document, bound);
            own.bound.push(Bound { pack: document.name.clone(), pages });
        }
    }
    documents
}

/// The record of a document, which is begun where there is none yet.
fn add<'a>(
    documents: &'a mut Vec<DocumentRecord>,
    document: &Document,
    sections: Vec<Section>,
) -> &'a mut DocumentRecord {
    let at = documents.iter().position(|known| known.name == document.name);
    let at = at.unwrap_or_else(|| {
        documents.push(DocumentRecord {
            name: document.name.clone(),
            title: document.title.clone(),
            published: document.published.clone(),
            alone: false,
            sections,
            bound: Vec::new(),
        });
        documents.len() - 1
    });
    &mut documents[at]
}

/// Every line in the order in which a `Bound` counts them.
fn lines(sections: &[Section]) -> impl Iterator<Item = &Line> {
    let parts = sections.iter().flat_map(|section| &section.parts);
    parts.flat_map(|part| part.lines.iter().chain(&part.rows))
}

impl DocumentRecord {
    /// Every line, in reading order but for notes beneath tables, which come before the rows.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        lines(&self.sections)
    }
}
