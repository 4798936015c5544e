mod statements;

use tera::{Context, ErrorKind, Tera};

use super::prose::position;
use super::singular;
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, nearest};

/// A file of template or narrative text.
#[derive(Debug)]
pub(super) struct Section {
    /// As problems name it.
    pub file: String,
    pub source: String,
}

/// The groups of live values that templates write as `{{ this_year.FIGURE }}`.
const GROUPS: &[&str] = &[
    "this_year",
    "last_year",
    "change",
    "movement",
    "part_of",
    "over",
    "last_over",
    "restated",
    "number",
    "largest",
    "largest_two",
    "spoken_largest",
    "other",
    "counted",
    "caution",
    "ours",
    "row_of",
    "last_number",
    "this_period",
    "last_period",
    "to_date",
    "last_to_date",
];

/// Renders a section; its typed words are marked with their places. Every unknown figure is reported, each at its place; then
/// whatever else Tera refuses.
pub(super) fn render(
    section: &Section,
    context: &Context,
    known: &KnownNames,
    problems: &mut Problems,
) -> Option<String> {
    let unknown = [unknown_names(section, known), statements::refused(section)].concat();
    if !unknown.is_empty() {
        problems.extend(unknown);
        return None;
    }
    let rendered = carried_out(&section.file, &position::marked(&section.source), context);
    // A problem is located in the section as it was written: marks would move its column.
    let located = rendered.or_else(|_| carried_out(&section.file, &section.source, context));
    located.map(|text| singular::agreed(&text)).map_err(|error| problems.push(problem(section, &error))).ok()
}

fn carried_out(file: &str, source: &str, context: &Context) -> tera::TeraResult<String> {
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_template(file, source).and_then(|()| tera.render(file, context))
}

/// The names that each group of live values knows.
#[derive(Debug, Default)]
pub(super) struct KnownNames {
    pub figures: Vec<&'static str>,
    pub breakdowns: Vec<&'static str>,
    pub matrices: Vec<&'static str>,
}

/// Every `group.name` whose name is not known, found before rendering, so that no filter can hide one.
fn unknown_names(section: &Section, known: &KnownNames) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    for (number, line) in section.source.lines().enumerate() {
        for (dot, _) in line.match_indices('.') {
            let start = line[..dot].trim_end_matches(in_name).len();
            let group = &line[start..dot];
            let after = &line[dot + 1..];
            let name = &after[..after.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len())];
            let names = match group {
                "largest" | "largest_two" | "spoken_largest" | "other" | "counted" => &known.breakdowns,
                "ours" | "row_of" => &known.matrices,
                _ => &known.figures,
            };
            let is_known = !GROUPS.contains(&group) || name.is_empty() || names.contains(&name);
            if is_known || !inside_braces(line, start) {
                continue;
            }
            let column = line[..start].chars().count() as u32 + 1;
            let location = Location::line(&section.file, number as u32 + 1, column);
            found.push(unknown_figure(location, name, names));
        }
    }
    found
}

fn inside_braces(line: &str, at: usize) -> bool {
    let before = &line[..at];
    let opened = before.rfind("{{").max(before.rfind("{%"));
    let closed = before.rfind("}}").max(before.rfind("%}"));
    opened.is_some() && opened > closed
}

pub(super) fn unknown_figure(location: Location, name: &str, known: &[&'static str]) -> Diagnostic {
    let help = match nearest(name, known.iter().copied()) {
        Some(nearest) => format!("Did you mean {nearest}? `annual-report figures FOLDER` lists every name."),
        None => "`annual-report figures FOLDER` lists every name.".to_string(),
    };
    Diagnostic::new(Code::FigureUnknown, location, format!("There is no figure or breakdown named {name}."), help)
}

fn problem(section: &Section, error: &tera::Error) -> Diagnostic {
    let (location, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let (line, column) = (span.start_line as u32, span.start_col as u32 + 1);
            (Location::line(&section.file, line, column), sentence(report.message()))
        }
        _ => (Location::file(&section.file), sentence(&error.to_string())),
    };
    let help = match tested_numbers(section, &location) {
        names if names.is_empty() => "Correct the expression between the braces.".to_string(),
        names => format!(
            "{names} has no number for this year. Give report.toml a source that it can be counted from, or add it to the \
             published figures; or write the section your own way in templates/."
        ),
    };
    Diagnostic::new(Code::TemplateInvalid, location, message, help)
}

/// The figures that the line tests with `number.NAME`: Tera says only that something is undefined.
fn tested_numbers(section: &Section, location: &Location) -> String {
    let Place::Line { line, .. } = location.place else { return String::new() };
    let text = section.source.lines().nth(line as usize - 1).unwrap_or_default();
    let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    let names = text.split("number.").skip(1).map(|rest| rest.chars().take_while(is_name).collect::<String>());
    let names: std::collections::BTreeSet<String> = names.collect();
    names.into_iter().collect::<Vec<_>>().join(" or ")
}

/// Tera's words, ended as ours are.
fn sentence(message: &str) -> String {
    format!("{}.", message.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(source: &str) -> Vec<String> {
        let section = Section { file: "narrative/childrens/welcome.md".into(), source: source.into() };
        let known = KnownNames { figures: vec!["childrens_statutory_received"], breakdowns: vec![], matrices: vec![] };
        let mut problems = Problems::new();
        let mut context = Context::new();
        context.insert("this_year", &std::collections::BTreeMap::from([("childrens_statutory_received", "156")]));
        assert_eq!(render(&section, &context, &known, &mut problems).is_none(), !problems.is_empty());
        problems.iter().map(|d| format!("{}: {} ({})", d.location, d.message, d.help)).collect()
    }

    #[test]
    fn a_misspelt_figure_is_named_with_its_place_and_the_nearest_name() {
        let found =
            problems_of("# Hello\n\nWe had {{ this_year.childrens_statutary_received | default(value=\"\") }}.\n");
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("narrative/childrens/welcome.md, line 3, column 11: There is no figure"),
            "{found:?}"
        );
        assert!(found[0].contains("Did you mean childrens_statutory_received?"), "{found:?}");
    }

    #[test]
    fn a_broken_expression_is_located() {
        let found = problems_of("fine\n{{ this_year.childrens_statutory_received \n");
        assert!(found[0].starts_with("narrative/childrens/welcome.md, line "), "{found:?}");
    }

    #[test]
    fn every_known_figure_renders() {
        assert!(problems_of("We had {{ this_year.childrens_statutory_received }}.").is_empty());
    }
}
