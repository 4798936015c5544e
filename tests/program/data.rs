//! The data files and the schema that describes them: what another program reads must be what the schema promises.

use std::collections::BTreeSet;

use serde_json::Value;

use super::folder::{BUILT, rows};

const EDITIONS: [&str; 2] = ["publication", "internal"];

fn package(path: &str) -> Value {
    serde_json::from_slice(&BUILT.tree[path]).unwrap()
}

/// The name, type and description of each field of a resource.
fn fields(resource: &Value) -> Vec<(&str, &str)> {
    let fields = resource["schema"]["fields"].as_array().unwrap().iter();
    let described = fields.map(|field| {
        assert!(field["description"].as_str().is_some_and(|words| words.len() > 10), "{field}");
        assert!(field["title"].as_str().is_some_and(|words| !words.is_empty()), "{field}");
        (field["name"].as_str().unwrap(), field["type"].as_str().unwrap())
    });
    described.collect()
}

/// What is wrong with the rows of a resource by its own schema.
fn faults(resource: &Value, rows: &[Vec<String>]) -> Vec<String> {
    let mut faults = Vec::new();
    let fields = fields(resource);
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    if rows[0] != names {
        faults.push(format!("headings {:?} and fields {names:?}", rows[0]));
    }
    let missing: Vec<&str> =
        resource["schema"]["missingValues"].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect();
    for row in &rows[1..] {
        if row.len() != names.len() {
            faults.push(format!("{} cells: {row:?}", row.len()));
        }
        for ((name, kind), cell) in fields.iter().zip(row).filter(|(_, cell)| !missing.contains(&cell.as_str())) {
            let bare = cell.trim_start_matches('£').trim_end_matches('%');
            let fits = match *kind {
                "integer" => cell.parse::<u64>().is_ok(),
                "number" => bare.parse::<f64>().is_ok_and(f64::is_finite),
                _ => true,
            };
            if !fits {
                faults.push(format!("{name} is to be {kind}: {cell}"));
            }
        }
    }
    faults
}

#[test]
fn every_data_file_is_what_its_schema_says() {
    for edition in EDITIONS {
        let tree = BUILT.edition(edition);
        let packages = tree.keys().filter(|path| path.ends_with("datapackage.json"));
        let mut described = BTreeSet::new();
        for path in packages {
            let folder = path.trim_end_matches("datapackage.json");
            let package = package(&format!("{edition}/{path}"));
            assert_eq!(package["audience"], edition);
            for resource in package["resources"].as_array().unwrap() {
                let file = format!("{folder}{}", resource["path"].as_str().unwrap());
                assert_eq!(resource["bytes"], tree[&file].len(), "{file}");
                assert_eq!(faults(resource, &rows(&tree[&file])), Vec::<String>::new(), "{file}");
                described.insert(file);
            }
        }
        // What is withheld is a working note beside the data, and only the internal edition has it.
        let data = tree.keys().filter(|path| path.ends_with(".csv") && *path != "suppression.csv");
        let files: BTreeSet<String> = data.cloned().collect();
        assert_eq!(described, files, "every CSV is described");
    }
}

#[test]
fn a_file_that_breaks_its_schema_is_found() {
    let package = package("publication/datapackage.json");
    let resource = &package["resources"][0];
    let mut rows = rows(BUILT.text("publication/figures.csv").as_bytes());
    assert_eq!(faults(resource, &rows), Vec::<String>::new());
    rows[1][9] = "many".into();
    rows[0][0] = "Report".into();
    rows[2].pop();
    assert_eq!(faults(resource, &rows).len(), 3);
}

#[test]
fn figures_are_one_observation_a_row_and_each_is_defined() {
    for edition in EDITIONS {
        let listed = rows(BUILT.text(&format!("{edition}/figures.csv")).as_bytes());
        let keys: BTreeSet<[&str; 4]> = listed[1..].iter().map(|row| [1, 4, 6, 7].map(|at| row[at].as_str())).collect();
        assert_eq!(keys.len(), listed.len() - 1, "figure, category, year and measure name an observation");
        for row in &listed[1..] {
            let is_number = !row[9].is_empty();
            let symbols: &[&str] = if is_number { &["", "[r]"] } else { &["[c]", "[x]", "[z]"] };
            assert!(symbols.contains(&row[10].as_str()), "{row:?}");
            assert_eq!(row[10] == "[r]", !row[14].is_empty(), "{row:?}");
            assert!(is_number || row[11..].iter().all(String::is_empty), "{row:?}");
            assert_eq!(row[3].is_empty(), row[4].is_empty(), "{row:?}");
        }
        let defined = rows(BUILT.text(&format!("{edition}/definitions.csv")).as_bytes());
        let defined: BTreeSet<&str> = defined[1..].iter().map(|row| row[0].as_str()).collect();
        let used: BTreeSet<&str> = listed[1..].iter().map(|row| row[1].as_str()).collect();
        assert!(used.is_subset(&defined), "{:?}", used.difference(&defined));
    }
}

#[test]
fn a_share_is_its_part_of_its_whole() {
    let listed = rows(BUILT.text("internal/figures.csv").as_bytes());
    let share = |figure: &str, category: &str| {
        let is_it =
            |row: &&Vec<String>| row[1] == figure && row[4] == category && row[6] == "2023/24" && row[7] == "share";
        listed.iter().find(is_it).map(|row| [8, 9, 11, 12].map(|at| row[at].clone())).unwrap()
    };
    assert_eq!(share("childrens_statutory_upheld_share", ""), ["percent", "42", "65", "156"]);
    let by_outcome = share("childrens_statutory_by_outcome", "not_upheld");
    assert_eq!((by_outcome[0].as_str(), by_outcome[3].as_str()), ("percent", "156"));
}
