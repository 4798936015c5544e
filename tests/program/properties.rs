//! What must not change a figure: the order of rows, how they are spread over files, the kind of file, the place and the
//! language of the computer, and cases of other years. And what holds of every figure whatever the exports say.
//!
//! Each property is tried once; `PROPERTY_CASES=20 cargo test --test program properties` tries it twenty times, each with rows
//! that are mixed in another way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use calamine::Data;
use rust_xlsxwriter::{Format, Workbook};

use super::exports;
use super::folder::{Example, rows, run_in};

const CRM: &str = "dash_cases_2023-24.csv";
const SOURCE: &str = "table = \"crm_cases\"\nfile = \"../../sample-data/dash_cases_2023-24.csv\"\n";
const WORKBOOK: &str = "childrens_complaints_2023-24.xlsx";

/// Every figure of the example, as the council itself sees it.
static FIGURES: LazyLock<String> = LazyLock::new(|| figures(&Example::new(), &[]));

fn figures(example: &Example, variables: &[(&str, &str)]) -> String {
    let run = run_in(&example.folder(), &["figures", ".", "--format", "csv", "--audience", "internal"], variables);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

fn cases() -> u64 {
    std::env::var("PROPERTY_CASES").map_or(1, |cases| cases.parse().unwrap())
}

/// Numbers below a bound, as if at random and the same for a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    fn mix<T>(&mut self, items: &mut [T]) {
        (1..items.len()).rev().for_each(|at| items.swap(at, self.below(at + 1)));
    }
}

/// The lines of the CRM's export: its headings, and its cases. None of them holds a line break.
fn crm(example: &Example) -> (String, Vec<String>) {
    let text = fs::read_to_string(example.data(CRM)).unwrap();
    let mut lines = text.lines().map(|line| format!("{line}\n"));
    (lines.next().unwrap(), lines.collect())
}

#[test]
fn the_order_of_rows_changes_no_figure() {
    for seed in 1..=cases() {
        let (example, mut dice) = (Example::new(), Dice(seed));
        let (headings, mut lines) = crm(&example);
        dice.mix(&mut lines);
        fs::write(example.data(CRM), headings + &lines.concat()).unwrap();
        let path = example.data(WORKBOOK);
        let mut sheets = exports::read(&path);
        for sheet in &mut sheets {
            let first =
                sheet.rows.iter().position(|row| row[0] == Data::String("Ref".into())).map_or(usize::MAX, |at| at + 1);
            if let Some(cases) = sheet.rows.get_mut(first..) {
                dice.mix(cases);
            }
        }
        exports::write(&path, &sheets);
        assert_eq!(figures(&example, &[]), *FIGURES, "seed {seed}");
    }
}

#[test]
fn a_file_split_in_two_changes_no_figure() {
    for seed in 1..=cases() {
        let (example, mut dice) = (Example::new(), Dice(seed));
        let (headings, lines) = crm(&example);
        let (one, two) = lines.split_at(dice.below(lines.len()));
        fs::write(example.data(CRM), format!("{headings}{}", one.concat())).unwrap();
        fs::write(example.data("second.csv"), format!("{headings}{}", two.concat())).unwrap();
        let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
        let from = settings.find(SOURCE).unwrap();
        let length = settings[from..].find("[[sources]]").unwrap();
        let second = settings[from..from + length].replace(CRM, "second.csv");
        fs::write(example.folder().join("report.toml"), format!("{settings}\n[[sources]]\n{second}")).unwrap();
        assert_eq!(figures(&example, &[]), *FIGURES, "seed {seed}");
    }
}

#[test]
fn a_workbook_of_the_same_rows_changes_no_figure() {
    let example = Example::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Cases").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let text = fs::read_to_string(example.data(CRM)).unwrap();
    for (row, cells) in (0..).zip(rows(text.trim_start_matches('\u{feff}').as_bytes())) {
        for (column, cell) in (0..).zip(cells) {
            match chrono::NaiveDate::parse_from_str(&cell, "%d/%m/%Y") {
                Ok(date) => {
                    let serial = (date - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
                    sheet.write_number_with_format(row, column, serial as f64, &day).unwrap()
                }
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    workbook.save(example.data("cases.xlsx")).unwrap();
    let source = SOURCE.replace(CRM, "cases.xlsx");
    example.edit("report.toml", SOURCE, &format!("{source}sheet = \"Cases\"\n"));
    assert_eq!(figures(&example, &[]), *FIGURES);
}

#[test]
fn the_place_and_language_of_the_computer_change_no_figure() {
    for (zone, language) in [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/Los_Angeles", "de_DE.UTF-8")] {
        assert_eq!(
            figures(&Example::new(), &[("TZ", zone), ("LANG", language), ("LC_ALL", language)]),
            *FIGURES,
            "{zone}"
        );
    }
}

#[test]
fn a_case_of_another_year_changes_no_figure() {
    let example = Example::new();
    let (headings, mut lines) = crm(&example);
    let is_plain = |line: &&String| line.contains(",Complaint,Other,") && !line.contains('"');
    let mut cells: Vec<String> =
        lines.iter().find(is_plain).unwrap().trim_end().split(',').map(str::to_string).collect();
    cells[0] = "DASH-2018-CO99999".into();
    for cell in cells.iter_mut().filter(|cell| chrono::NaiveDate::parse_from_str(cell, "%d/%m/%Y").is_ok()) {
        cell.replace_range(6.., "2018");
    }
    lines.push(cells.join(",") + "\n");
    fs::write(example.data(CRM), headings + &lines.concat()).unwrap();
    assert_eq!(figures(&example, &[]), *FIGURES);
}

#[test]
fn every_share_lies_within_its_whole_and_every_breakdown_sums_to_it() {
    let rows = rows(FIGURES.trim_start_matches('\u{feff}').as_bytes());
    let at = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
    let [figure, breakdown, year, measure, unit, value, part, whole] =
        ["figure", "breakdown", "year", "measure", "unit", "value", "part", "whole"].map(at);
    // A matrix has shares too, each of a row of its own; a breakdown has counts.
    let counted: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row[measure] == "count" && !row[breakdown].is_empty())
        .map(|row| row[figure].as_str())
        .collect();
    let mut sums: BTreeMap<[&str; 2], (u64, u64)> = BTreeMap::new();
    let mut shares = 0;
    for row in rows[1..].iter().filter(|row| !row[whole].is_empty() && row[unit] == "percent" && !row[value].is_empty())
    {
        let (share, part, whole): (f64, u64, u64) =
            (row[value].parse().unwrap(), row[part].parse().unwrap(), row[whole].parse().unwrap());
        assert!((0.0..=100.0).contains(&share) && part <= whole, "{row:?}");
        shares += 1;
        if row[measure] == "share" && counted.contains(row[figure].as_str()) && !row[breakdown].is_empty() {
            let sum = sums.entry([&row[figure], &row[year]]).or_insert((0, whole));
            assert_eq!(sum.1, whole, "{row:?}");
            sum.0 += part;
        }
    }
    assert!(shares > 300 && sums.len() > 30, "{shares} shares, {} breakdowns", sums.len());
    let wrong: Vec<_> = sums.iter().filter(|(_, (parts, whole))| parts != whole).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
