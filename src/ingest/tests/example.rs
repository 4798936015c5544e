use super::*;

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
    assert!(tables.inputs.iter().all(|input| input.sha256.len() == 64));
}
