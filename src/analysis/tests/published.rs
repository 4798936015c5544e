//! Every cell of the tables that the council published for 2023/24, found among our figures under its own label.

use super::*;

const ADULT: &str = include_str!("../../../tests/data/expected_adult_2023-24.csv");
const LGSCO: &str = include_str!("../../../tests/data/expected_lgsco_2023-24.csv");

/// The published cells: table, row, column and value.
fn cells(csv: &str) -> Vec<[String; 4]> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| [0, 1, 2, 3].map(|i| row[i].trim().to_string())).collect()
}

fn number(text: &str) -> Option<f64> {
    text.replace(['%', ','], "").replace('\u{2212}', "-").parse().ok()
}

/// The cells that no figure gives under the published label.
fn missing(csv: &str, ours: impl Fn(&str, &str, &str) -> Option<String>) -> Vec<String> {
    let differs = |[table, row, column, value]: &[String; 4]| {
        let found = ours(table, row, column);
        let agrees = found.as_deref().and_then(number) == Some(number(value).unwrap());
        (!agrees).then(|| format!("{table} | {row} | {column}: {value}, ours {found:?}"))
    };
    cells(csv).iter().filter_map(differs).collect()
}

/// What the published tables call a category, as our lists have it.
fn label(row: &str) -> &str {
    match row {
        "Complaint withdrawn" => "Withdrawn",
        "Open" => "Still open",
        "Contact Center/Form" => "Contact Centre/Form",
        "Phone" => "Telephone",
        "White & Black Caribbean" => "White and Black Caribbean",
        "Any other Black/African/Caribbean" => "Any other Black/African/Caribbean background",
        "Sept" => "September",
        "Incomplete/invalid" => "Invalid or incomplete",
        "Investigated: upheld" => "Upheld",
        "Investigated: not upheld" => "Not upheld",
        "Blackburn and Darwin" => "Blackburn with Darwen",
        other => other,
    }
}

/// A breakdown over the years: `2023/24` is a count and `2023/24 %` a share.
fn by_year(breakdown: &str, whole: &str, row: &str, column: &str) -> Option<String> {
    let (year, share) = column.strip_suffix(" %").map_or((column, false), |year| (year, true));
    if row == "Total" { Some(printed(whole, year)) } else { category(breakdown, label(row), year, share) }
}

fn adult(table: &str, row: &str, column: &str) -> Option<String> {
    const STATUTORY: &str = "adult_statutory_received";
    let split = |name: &str| by_year(name, STATUTORY, row, column);
    let equality = |name: &str| category(name, label(row), "2023/24", column == "%");
    match table {
        "Complaints and outcomes 2023/24 vs 2022/23" => split("adult_statutory_by_outcome"),
        "How people complained" => split("adult_statutory_by_method"),
        "Complaints by service area" => split("adult_statutory_by_service_area"),
        "Stage 1 performance against 20 working days" => split("adult_statutory_by_20_days"),
        "Categories of concern" => by_year("adult_concerns_by_reason", "adult_concerns_raised", row, column),
        "Equality: sex" => equality("adult_by_sex"),
        "Equality: age" => equality("adult_by_age"),
        "Equality: ethnicity" => equality("adult_by_ethnicity"),
        "Equality: disability" => equality("adult_by_disability"),
        "Cases escalated to the Ombudsman, regional comparison" if row == "Totals" => {
            Some(this("adult_regional_received"))
        }
        "Cases escalated to the Ombudsman, regional comparison" => cell("adult_regional", row, "received"),
        "Compliments compared to statutory stage 1 complaints by month" => {
            let measure = match column {
                "No. Complaints" => "complaints",
                "No. Compliments" => "compliments",
                _ => "difference",
            };
            cell("adult_by_month", label(row), measure)
        }
        _ => None,
    }
}

fn lgsco(table: &str, row: &str, column: &str) -> Option<String> {
    let councils = |matrix: &str| {
        let measure = match column {
            "Not Upheld" => "not_upheld",
            "Upheld" => "upheld",
            "% Upheld" => "share",
            _ => "total",
        };
        cell(matrix, label(row), measure)
    };
    match table.split(':').next().unwrap_or(table) {
        "Figure 1" => by_year("lgsco_received_by_category", "lgsco_received", row, column),
        "2.8 Decisions" => decisions(row),
        "Figure 3" => councils("lgsco_neighbours"),
        "Figure 4" => councils("lgsco_combined_authority"),
        "Figure 6" => service_areas(row, column),
        "Figure 7" => cell("lgsco_per_100000", row, if column == "Per 100,000" { "rate" } else { "upheld" }),
        "Figure 8" => {
            let measure = match column {
                "%" => "share",
                "Number" => "remedies",
                _ => "upheld",
            };
            cell("lgsco_remedies_by_authority", row, measure)
        }
        _ => None,
    }
}

fn decisions(row: &str) -> Option<String> {
    if row == "Total" {
        return Some(this("lgsco_decided"));
    }
    match row.strip_prefix("Uphold rate ") {
        Some(year) => Some(printed("lgsco_upheld_share", year)),
        None => category("lgsco_decided_by_decision", label(row), "2023/24", false),
    }
}

fn service_areas(row: &str, column: &str) -> Option<String> {
    let (year, what) = column.split_once(' ')?;
    let key = match what {
        "Upheld" => "upheld",
        "Not upheld" => "not_upheld",
        "% upheld" => "share",
        _ => "days",
    };
    if row == "Total" {
        return Some(printed(&format!("lgsco_{}", key.replace("share", "upheld_share")), year));
    }
    let last = if year == "2022/23" { "last_" } else { "" };
    cell("lgsco_service_areas", row, &format!("{last}{key}"))
}

#[test]
fn every_published_cell_of_the_adult_report_is_a_figure() {
    assert_eq!(cells(ADULT).len(), 187);
    assert_eq!(missing(ADULT, adult), Vec::<String>::new());
}

#[test]
fn every_published_cell_of_the_ombudsman_report_is_a_figure() {
    assert_eq!(cells(LGSCO).len(), 190);
    assert_eq!(missing(LGSCO, lgsco), Vec::<String>::new());
}
