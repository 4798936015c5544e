//! Which blocks stand side by side where a page has the room: a small chart and the small table of its values, or two
//! small charts of a kind. Whoever hears them, or reads on a phone, meets the first and then the second.

use super::chart::{Chart, ChartKind};
use super::document::{Block, Table};

/// More bars, or rows with longer labels, are not told apart at half the width.
const MOST_BARS: usize = 12;
const MOST_ROWS: usize = 6;
/// So many years have their names under a line of half the width.
const MOST_YEARS: usize = 6;
const LONGEST_LABEL: usize = 36;
const MOST_COLUMNS: usize = 3;
const MOST_TABLE_ROWS: usize = 14;
/// What the widest cells of a table's columns come to, in characters.
const WIDEST_ROW: usize = 56;

/// The blocks in order, in the rows in which a page shows them: most alone, and two together that stand side by side.
pub fn rows(blocks: &[Block]) -> Vec<&[Block]> {
    let mut rows = Vec::new();
    let mut rest = blocks;
    while !rest.is_empty() {
        let taken = if matches!(rest, [first, second, ..] if belong_together(first, second)) { 2 } else { 1 };
        let (row, after) = rest.split_at(taken);
        rows.push(row);
        rest = after;
    }
    rows
}

fn belong_together(first: &Block, second: &Block) -> bool {
    match (first, second) {
        (Block::Chart(chart), Block::Table(table)) => is_small(chart) && is_small_table(table),
        (Block::Chart(first), Block::Chart(second)) => {
            let of_a_kind = std::mem::discriminant(&first.kind) == std::mem::discriminant(&second.kind);
            of_a_kind && is_small(first) && is_small(second)
        }
        _ => false,
    }
}

fn is_small(chart: &Chart) -> bool {
    let short = |label: &str| label.chars().count() <= LONGEST_LABEL;
    match &chart.kind {
        ChartKind::Bars(bars) => bars.len() <= MOST_BARS && bars.iter().all(|bar| short(&bar.label)),
        ChartKind::Dots { rows, .. } => rows.len() <= MOST_ROWS && rows.iter().all(|row| short(&row.label)),
        ChartKind::Stacked { rows, .. } => rows.len() <= MOST_ROWS && rows.iter().all(|row| short(&row.label)),
        ChartKind::Timeline { points, .. } => points.len() <= MOST_YEARS,
        ChartKind::Panels(_) | ChartKind::Comparators { .. } => false,
    }
}

fn is_small_table(table: &Table) -> bool {
    let widest = |index: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| cell.plain().chars().count());
        let words = table.columns[index].heading.split_whitespace().map(|word| word.chars().count());
        cells.chain(words).max().unwrap_or(0)
    };
    table.columns.len() <= MOST_COLUMNS
        && table.rows.len() <= MOST_TABLE_ROWS
        && (0..table.columns.len()).map(widest).sum::<usize>() <= WIDEST_ROW
}

#[cfg(test)]
mod tests {
    use super::super::chart::{Bar, Mark, TimelinePoint};
    use super::super::document::{Cell, Column, Row};
    use super::*;

    fn bars(count: usize) -> Block {
        let mark = Mark { value: Some(1.0), text: "1".into() };
        let bar = Bar { label: "Email".into(), mark, emphasis: false };
        chart(ChartKind::Bars(vec![bar; count]))
    }

    fn years(count: usize) -> Block {
        let point = TimelinePoint { label: "2023/24".into(), mark: Mark { value: Some(1.0), text: "1".into() } };
        chart(ChartKind::Timeline { points: vec![point; count], breaks: vec![] })
    }

    fn chart(kind: ChartKind) -> Block {
        let words = String::new;
        Block::Chart(Chart {
            id: words(),
            number: 1.into(),
            title: words(),
            subtitle: words(),
            alt: words(),
            source: words(),
            kind,
        })
    }

    fn table(cells: &[&str], rows: usize) -> Block {
        let column = Column { heading: "Share of complaints".into(), numeric: true };
        let row = Row { cells: cells.iter().map(|words| Cell::words(*words)).collect(), total: false };
        Block::Table(Table {
            id: "t".into(),
            number: 1.into(),
            caption: String::new(),
            columns: vec![column; cells.len()],
            rows: vec![row; rows],
            notes: vec![],
            source: None,
        })
    }

    fn sizes(blocks: &[Block]) -> Vec<usize> {
        rows(blocks).into_iter().map(<[Block]>::len).collect()
    }

    #[test]
    fn a_small_chart_stands_beside_the_small_table_that_follows_it() {
        let small = table(&["Email", "110", "71%"], 5);
        assert_eq!(sizes(&[bars(5), small.clone(), small.clone()]), [2, 1]);
        assert_eq!(sizes(&[small.clone(), bars(5)]), [1, 1], "a table first is read first, and stands alone");
        assert_eq!(sizes(&[bars(5), Block::Paragraph(vec![]), small]), [1, 1, 1], "a sentence between parts them");
    }

    #[test]
    fn what_is_too_large_for_half_a_page_stands_alone() {
        let long = "Communication with the family about decisions and reviews";
        assert_eq!(sizes(&[bars(5), table(&["1", "2", "3", "4"], 5)]), [1, 1]);
        assert_eq!(sizes(&[bars(5), table(&["1", "2"], 20)]), [1, 1]);
        assert_eq!(sizes(&[bars(5), table(&[long, "2"], 5)]), [1, 1]);
        assert_eq!(sizes(&[bars(30), table(&["1", "2"], 5)]), [1, 1]);
        assert_eq!(sizes(&[years(9), table(&["1", "2"], 5)]), [1, 1]);
    }

    #[test]
    fn two_small_charts_of_a_kind_stand_side_by_side() {
        assert_eq!(sizes(&[years(4), years(4), years(4)]), [2, 1]);
        assert_eq!(sizes(&[years(4), bars(4)]), [1, 1]);
    }
}
