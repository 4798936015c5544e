//! A report explains the symbols that it uses, and no others.

use super::document::{Block, Row, Table};
use super::passages::{Kind, Phrase, Run, parts};
use super::wording::RESTATED;
use crate::analysis::Absence;

fn symbols() -> [&'static str; 4] {
    let absences = [Absence::Suppressed, Absence::NotAvailable, Absence::NotApplicable];
    let [withheld, unknown, senseless] = absences.map(Absence::symbol);
    [withheld, unknown, senseless, RESTATED]
}

/// Takes out of each table of symbols those that stand nowhere else: in no table, chart or number of the text.
pub(super) fn keep_used(blocks: &mut [Block]) {
    let (lists, others): (Vec<&Block>, Vec<&Block>) = blocks.iter().partition(|block| is_list(block));
    if lists.is_empty() {
        return;
    }
    let unused: Vec<&str> =
        symbols().into_iter().filter(|symbol| !others.iter().any(|block| stands(block, symbol))).collect();
    for block in blocks.iter_mut().filter(|block| is_list(block)) {
        if let Block::Table(table) = block {
            table.rows.retain(|row| !unused.contains(&head(row).as_str()));
        }
    }
}

/// Whether a block is a table whose rows are symbols with their meanings. A true zero may stand among them.
fn is_list(block: &Block) -> bool {
    let is_symbol = |row: &Row| symbols().contains(&head(row).as_str());
    let all = |table: &Table| table.rows.iter().all(|row| is_symbol(row) || head(row) == "0");
    matches!(block, Block::Table(table) if table.rows.iter().any(is_symbol) && all(table))
}

fn head(row: &Row) -> String {
    row.cells.first().map(|cell| cell.plain()).unwrap_or_default()
}

/// Whether a symbol stands for a number in a block. What a text says of symbols is no use of one.
fn stands(block: &Block, symbol: &str) -> bool {
    let mut found = Vec::new();
    parts(block, &mut found);
    let worded = |phrase: &Phrase| phrase.words().contains(symbol);
    let live =
        |phrase: &Phrase| phrase.0.iter().any(|run| matches!(run, Run::Figure(_, words) if words.contains(symbol)));
    found.iter().any(|part| match part.kind {
        Kind::Table | Kind::Chart => part.rows.iter().flat_map(|row| &row.phrases).any(worded),
        _ => part.lines.iter().flat_map(|line| &line.phrases).any(live),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Cell, Column, Inline};

    fn table(rows: &[[&str; 2]]) -> Block {
        let row = |cells: &[&str; 2]| Row { cells: cells.map(Cell::words).to_vec(), total: false };
        let columns = ["Symbol", "Meaning"].map(|heading| Column { heading: heading.into(), numeric: false });
        Block::Table(Table {
            id: "t".into(),
            number: 1.into(),
            caption: "Symbols".into(),
            columns: columns.to_vec(),
            rows: rows.iter().map(row).collect(),
            notes: Vec::new(),
            source: None,
        })
    }

    fn listed(others: Vec<Block>) -> Vec<String> {
        let all = [["[c]", "Hidden."], ["[r]", "Revised."], ["[x]", "Not held."], ["[z]", "No sense."], ["0", "None."]];
        let mut blocks = others;
        blocks.push(table(&all));
        keep_used(&mut blocks);
        let Some(Block::Table(table)) = blocks.last() else { return Vec::new() };
        table.rows.iter().map(head).collect()
    }

    #[test]
    fn only_symbols_that_stand_for_a_number_somewhere_are_explained() {
        let said = Block::Paragraph(vec![Inline::Text("A small number is shown as [c].".into())]);
        assert_eq!(listed(vec![said, table(&[["Age", "12"]])]), ["0"], "a text about a symbol uses none");
        assert_eq!(listed(vec![table(&[["Age", "[c]"], ["Sex", "4 [r]"]])]), ["[c]", "[r]", "0"]);
        let live = Block::Paragraph(vec![Inline::Figure { name: "change.x".into(), text: "up from [x]".into() }]);
        assert_eq!(listed(vec![live]), ["[x]", "0"]);
    }

    #[test]
    fn a_table_that_is_no_list_of_symbols_keeps_its_rows() {
        let mut blocks = vec![table(&[["[c]", "3"], ["Age", "2"]])];
        keep_used(&mut blocks);
        assert!(matches!(&blocks[0], Block::Table(table) if table.rows.len() == 2));
    }
}
