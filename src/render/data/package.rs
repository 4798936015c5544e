//! The schema of the data files: a Frictionless Data Package (`datapackage.json`), which says of every CSV what it is, and of
//! every column what it is called, means and may hold.

use serde::Serialize;

use super::grid::{Grid, SYMBOLS};
use super::{DEFINITIONS, FIGURES, definitions_csv, figures_csv, table_csv};
use crate::render::output::OutputFile;
use crate::report::document::{Audience, Block, Document, Status, Table};
use crate::report::listing::{Defined, Listed};

const READING: &str = "The files are UTF-8 with commas between cells and one heading row. A cell of words that begins with =, \
    +, -, @, a tab or a line end has an apostrophe before it, so that a spreadsheet does not run it as a formula.";
const MEANINGS: &str = "[c] withheld so that nobody can be recognised; [x] not available; [z] not applicable; [r] revised \
    since it was first published.";

/// Whose figures a folder of data files holds.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a> {
    pub council: &'a str,
    pub year: &'a str,
    pub audience: Audience,
}

#[derive(Serialize)]
struct Package {
    profile: &'static str,
    name: String,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    audience: Audience,
    contributors: [Contributor; 1],
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Contributor {
    title: String,
    role: &'static str,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: String,
    path: String,
    title: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    /// What stands in a cell without a value.
    missing_values: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static str,
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    name: String,
    title: String,
    #[serde(rename = "type")]
    kind: &'static str,
    description: String,
    /// Of a number: false where `42%` and `£370` are among what it is printed as.
    #[serde(skip_serializing_if = "Option::is_none")]
    bare_number: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "is_false")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<&'static str>,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

/// `figures.csv`, `definitions.csv` and the `datapackage.json` that describes both.
///
/// # Errors
/// None in practice: words and numbers always have a JSON form.
pub fn figure_files(
    described: Described,
    listed: &[Listed],
    defined: &[Defined],
) -> Result<Vec<OutputFile>, serde_json::Error> {
    let (figures, definitions) = (figures_csv(listed), definitions_csv(defined));
    let foreign = ForeignKey { fields: "figure", reference: Reference { resource: "definitions", fields: "figure" } };
    let figures_schema = Schema {
        fields: FIGURES.iter().map(|name| figure_field(name)).collect(),
        missing_values: vec![""],
        primary_key: vec!["figure", "category", "year", "measure"],
        foreign_keys: vec![foreign],
    };
    let definitions_schema = Schema {
        fields: DEFINITIONS.iter().map(|name| definition_field(name)).collect(),
        missing_values: vec![""],
        primary_key: vec!["figure"],
        foreign_keys: vec![],
    };
    let title = format!("Complaints figures, {}, {}", described.council, described.year);
    let package = Package {
        profile: "tabular-data-package",
        name: format!("complaints-figures-{}", described.year.replace('/', "-")),
        description: format!("Every figure of the annual complaints reports. {MEANINGS} {READING}"),
        created: None,
        status: None,
        audience: described.audience,
        contributors: [Contributor { title: described.council.to_owned(), role: "publisher" }],
        resources: vec![
            resource("figures", "figures.csv", "Every figure, one observation a row", &figures, figures_schema),
            resource("definitions", "definitions.csv", "What every figure means", &definitions, definitions_schema),
        ],
        title,
    };
    Ok(vec![
        OutputFile { path: "figures.csv".into(), bytes: figures.into_bytes() },
        OutputFile { path: "definitions.csv".into(), bytes: definitions.into_bytes() },
        OutputFile { path: "datapackage.json".into(), bytes: serde_json::to_vec_pretty(&package)? },
    ])
}

/// A report's `datapackage.json`, which describes the CSV of each of its tables; none for a report without tables.
///
/// # Errors
/// None in practice: words and numbers always have a JSON form.
pub fn report_package(document: &Document) -> Result<Option<Vec<u8>>, serde_json::Error> {
    let tables =
        document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let tables = tables.filter(|table| table.is_numbered());
    let resources: Vec<Resource> = tables.map(|table| table_resource(table, &document.title)).collect();
    if resources.is_empty() {
        return Ok(None);
    }
    let package = Package {
        profile: "tabular-data-package",
        name: format!("{}-{}", document.name, document.year.to_lowercase().replace(['/', ' '], "-")),
        title: format!("{}, {}", document.title, document.year),
        description: format!("The tables of the report, as published. {MEANINGS} {READING}"),
        created: Some(format!("{}T00:00:00Z", document.dated)),
        status: Some(document.status),
        audience: document.audience,
        contributors: [Contributor { title: document.council.clone(), role: "publisher" }],
        resources,
    };
    serde_json::to_vec_pretty(&package).map(Some)
}

fn resource(name: &str, path: &str, title: &str, csv: &str, schema: Schema) -> Resource {
    Resource {
        profile: "tabular-data-resource",
        name: name.to_owned(),
        path: path.to_owned(),
        title: title.to_owned(),
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: csv.len(),
        schema,
    }
}

fn table_resource(table: &Table, report: &str) -> Resource {
    let grid = Grid::new(table);
    let fields = grid.columns.iter().enumerate().map(|(index, column)| {
        let description = match (index, column.numeric) {
            (0, _) => "What the row is about.".to_owned(),
            (_, true) => format!("{}: the number, or a symbol where there is none.", column.heading),
            (_, false) if index >= table.columns.len() => "The columns whose number is revised, [r].".to_owned(),
            (_, false) => format!("{}, in words.", column.heading),
        };
        Field {
            name: column.heading.clone(),
            title: column.heading.clone(),
            kind: if column.numeric { "number" } else { "string" },
            description: format!("{description} From table {} of {report}.", table.number),
            bare_number: column.numeric.then_some(false),
            constraints: None,
        }
    });
    let schema = Schema {
        fields: fields.collect(),
        missing_values: [""].into_iter().chain(SYMBOLS).collect(),
        primary_key: vec![],
        foreign_keys: vec![],
    };
    let path = format!("tables/{}.csv", table.id);
    resource(&table.id, &path, &table.full_caption(), &table_csv(table), schema)
}

fn figure_field(name: &str) -> Field {
    let (kind, title, description) = match name {
        "report" => ("string", "Report", "The report that publishes the figure: childrens, adult or lgsco."),
        "figure" => ("string", "Figure", "The figure's own name; definitions.csv says what it means."),
        "label" => ("string", "Label", "What tables call the figure."),
        "breakdown" => {
            ("string", "Broken down by", "What the categories are, such as outcome. Empty for a figure as a whole.")
        }
        "category" => ("string", "Category", "The category's code. Empty for a figure as a whole."),
        "category_label" => ("string", "Category label", "What tables call the category."),
        "year" => (
            "string",
            "Year",
            "The reporting year, 1 April to 31 March, as 2023/24; or a part of one, such as 2023/24-Q3.",
        ),
        "measure" => ("string", "Measure", "What is said of it: count, share, mean, median, rate and so on."),
        "unit" => ("string", "Unit", "What the value is in."),
        "value" => {
            ("number", "Value", "The value, rounded as it is printed. Empty where symbol says why there is none.")
        }
        "symbol" => ("string", "Symbol", MEANINGS),
        "part" => ("integer", "Part", "Of a share, what it is a part of; of a rate, the events. Empty where withheld."),
        "whole" => ("integer", "Whole", "Of a share, its whole; of a rate, the population. Empty where withheld."),
        "cases" => ("integer", "Cases", "Of a mean or median, the cases it is over."),
        _ => ("number", "Earlier value", "Of a revised value, what the report of its own year printed."),
    };
    let constraints = match name {
        "symbol" => Constraints { required: false, one_of: vec!["[c]", "[x]", "[z]", "[r]"] },
        "report" | "figure" | "label" | "year" | "measure" | "unit" => Constraints { required: true, one_of: vec![] },
        _ => Constraints { required: false, one_of: vec![] },
    };
    let constraints = (constraints.required || !constraints.one_of.is_empty()).then_some(constraints);
    field(name, kind, title, description, constraints)
}

fn definition_field(name: &str) -> Field {
    let (title, description) = match name {
        "figure" => ("Figure", "The figure's own name, as in figures.csv."),
        "label" => ("Label", "What tables call the figure."),
        "definition" => ("Definition", "What is counted or computed, in a sentence."),
        _ => ("Legal basis", "The provisions that ask for it, parted by semicolons. Empty where none does."),
    };
    let required = name != "legal_basis";
    let constraints = required.then(|| Constraints { required, one_of: vec![] });
    field(name, "string", title, description, constraints)
}

fn field(name: &str, kind: &'static str, title: &str, description: &str, constraints: Option<Constraints>) -> Field {
    let (name, title, description) = (name.to_owned(), title.to_owned(), description.to_owned());
    Field { name, title, kind, description, bare_number: None, constraints }
}
