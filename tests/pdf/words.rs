//! What a report says, part after part in reading order, told from the document alone. Contents and charts are left
//! out: what they hold is not in the document word for word.

use annual_report::report::document::{Appendix, Block, Document, DocumentKind, Inline, KeyFact, Table};

pub(crate) fn of(document: &Document) -> Vec<String> {
    let mut parts = Parts::default();
    if document.kind == DocumentKind::Committee {
        parts.push(&document.council);
        parts.push(document.marking().unwrap_or(document.audience.status()));
        parts.push(&document.title);
        parts.push(&document.year);
        parts.push(if document.appendices.is_empty() { "" } else { "In this pack" });
        document.blocks.iter().for_each(|block| parts.block(block, 0));
        document.appendices.iter().for_each(|appendix| parts.appendix(appendix));
        return parts.0;
    }
    parts.push(&document.council);
    parts.push(&document.title);
    parts.push(&document.year);
    parts.push(&document.period);
    document.published.iter().for_each(|month| parts.push(&format!("{} {month}", document.publication_label())));
    document.marking().into_iter().for_each(|words| parts.push(words));
    document.blocks.iter().for_each(|block| parts.block(block, 0));
    parts.0
}

#[derive(Default)]
struct Parts(Vec<String>);

impl Parts {
    fn push(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.0.push(text.to_string());
        }
    }

    fn appendix(&mut self, appendix: &Appendix) {
        let document = &appendix.document;
        self.push(&document.council);
        self.push(&format!("Appendix {} {}", appendix.letter, document.title));
        self.push(&document.year);
        self.push(&document.period);
        document.marking().into_iter().for_each(|words| self.push(words));
        document.blocks.iter().for_each(|block| self.block(block, 0));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        self.push(&Inline::plain(inlines));
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => self.inlines(text),
            Block::List { ordered, items } => {
                for (index, item) in items.iter().enumerate() {
                    let bullet = if depth.is_multiple_of(2) { "\u{2022}" } else { "\u{2013}" };
                    let label = if *ordered { format!("{}.", index + 1) } else { bullet.to_string() };
                    self.push(&label);
                    item.iter().for_each(|block| self.block(block, depth + 1));
                }
            }
            Block::Quotation { text, attribution } => {
                self.inlines(text);
                attribution.iter().for_each(|name| self.inlines(name));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => {
                self.push(&chart.full_title());
                self.push(&chart.subtitle);
                self.push(&chart.source);
            }
            Block::KeyFacts(facts) => facts.iter().for_each(|fact| self.fact(fact)),
            Block::FrontSheet(entries) => {
                for entry in entries {
                    self.push(&entry.label);
                    entry.text.iter().for_each(|block| self.block(block, 0));
                }
            }
            Block::Contents | Block::PageBreak => {}
        }
    }

    fn table(&mut self, table: &Table) {
        self.push(&table.full_caption());
        table.columns.iter().for_each(|column| self.push(&column.heading));
        for row in &table.rows {
            row.cells.iter().for_each(|cell| self.inlines(&cell.text));
        }
        table.notes.iter().for_each(|note| self.inlines(note));
        table.source.iter().for_each(|source| self.push(source));
    }

    fn fact(&mut self, fact: &KeyFact) {
        self.inlines(&fact.number);
        self.push(&fact.label);
        fact.comparison.iter().for_each(|comparison| self.inlines(comparison));
    }
}
