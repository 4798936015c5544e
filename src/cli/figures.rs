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
    let width = listed.iter().map(|row| row.figure.chars().count()).max().unwrap_or(0);
    let line = |row: &Listed| {
        let percent = row.unit == "percent" && !row.value.starts_with('[');
        let value = if percent { format!("{}%", row.value) } else { row.value.clone() };
        let value = if row.earlier.is_some() { format!("{value} [r]") } else { value };
        format!("{:width$}  {:7}  {value:>8}  {}\n", row.figure, row.year, row.label)
    };
    listed.iter().map(line).collect()
}
