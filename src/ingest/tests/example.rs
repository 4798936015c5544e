use super::*;
use crate::ingest::coded::counted;

#[test]
fn the_sample_exports_read_clean_but_for_the_one_row_exported_twice() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/coventry-2023-24");
    let (tables, problems) = read_folder(&folder);
    let found = lines(&problems);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("row-twice | ../../sample-data/dash_cases_2023-24.csv, row "), "{found:#?}");
    let rows = |table: &str| tables.frame(table).map_or(0, polars::prelude::DataFrame::height);
    assert_eq!(rows("childrens_complaints"), 229);
    assert_eq!(rows("childrens_stages"), 207);
    assert_eq!(rows("childrens_concerns"), 229);
    assert_eq!(rows("childrens_compliments"), 188);
    assert_eq!(rows("childrens_remedies"), 2);
    assert_eq!(rows("crm_cases"), 1303 - 1 + 977);
    assert_eq!(rows("ombudsman_cases"), 185);
    assert_eq!(rows("published_figures"), 44);
}

#[test]
fn the_starter_is_sound_but_for_the_exports_that_are_still_to_come() {
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates/starter");
    let found = lines(&read_folder(&starter).1);
    assert!(!found.is_empty());
    assert!(found.iter().all(|line| line.starts_with("file-missing | exports/complaints.xlsx")), "{found:#?}");
}

#[test]
fn ages_fall_into_the_bands_that_were_published() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/coventry-2023-24");
    let (tables, _) = read_folder(&folder);
    let frame = tables.frame("childrens_complaints").unwrap();
    let ages: Vec<i64> = frame.column("age").unwrap().i64().unwrap().iter().flatten().collect();
    let between = |from, to| ages.iter().filter(|age| (from..to).contains(*age)).count();
    assert_eq!((between(0, 16), between(16, 25), between(25, 121)), (156, 20, 4));
    let recorded = counted(frame.column("age_recorded").unwrap()).unwrap();
    let count = |code: &str| recorded[&Some(code)];
    assert_eq!((count("recorded"), count("not_applicable"), count("not_recorded")), (180, 4, 45));
}
