use super::console;
use super::exit::{self, Exit};
use super::options::{FiguresOptions, Format};
use super::problems;
use crate::flow;
use crate::render::data;
use crate::report::NAMES;
use crate::report::listing::{Listed, listing};

pub(super) fn run(options: &FiguresOptions) -> Exit {
    let (year, audience) = (options.view.year, options.view.audience.into());
    let listed = flow::analyse(&options.folder, year, audience, |figures, _, _| Ok(listing(figures, NAMES)));
    match listed {
        Err(failure) => exit::failed(&options.folder, &failure),
        Ok((listed, found)) => {
            problems::report(&options.folder, &found);
            console::print(&match options.format {
                Format::Table => table(&listed),
                Format::Csv => data::figures_csv(&listed),
                Format::Json => data::figures_json(&listed),
            });
            exit::DONE
        }
    }
}

/// Name, year and value in columns, then the label.
fn table(listed: &[Listed]) -> String {
    let named: Vec<(String, &Listed)> = listed.iter().map(|row| (row.name(), row)).collect();
    let width = named.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let line = |(name, row): &(String, &Listed)| {
        let category = if row.category_label.is_empty() { String::new() } else { format!(": {}", row.category_label) };
        format!("{name:width$}  {:7}  {:>8}  {}{category}\n", row.year, row.shown(), row.label)
    };
    named.iter().map(line).collect()
}
