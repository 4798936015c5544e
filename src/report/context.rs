use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use tera::Context;

use super::declared::Accessibility;
use super::document::Audience;
use super::inline::live;
use super::leading::{self, capital, listed, spoken};
use super::template::KnownNames;
use super::wording::{change, movement, of_year, part_of, revision, worded};
use crate::analysis::compare::with_last_year;
use crate::analysis::open_cases::{AMBER, Nearness, OpenCases};
use crate::analysis::{Figure, Figures, Unit, Value, register};
use crate::calendar::{ADULT_MONTHS, CLOCKED, Clocks, ReportingYear};
use crate::workspace::settings::{DefinitionBreak, Person, PersonRole, Report, Settings, WritingSettings};

/// What every template of an edition may write between braces: made once, and copied for each report.
#[derive(Clone, Debug)]
pub struct Shared(Context);

impl Shared {
    pub fn new(settings: &Settings, figures: &Figures, clocks: &Clocks, audience: Audience) -> Shared {
        let mut context = Context::new();
        insert_figures(&mut context, figures);
        insert_cautions(&mut context, settings, figures);
        leading::insert(&mut context, figures, &settings.writing);
        insert_rows(&mut context, figures);
        insert_population(&mut context, figures);
        let year = figures.year;
        context.insert(
            "year",
            &BTreeMap::from([
                ("this", year.to_string()),
                ("last", year.previous().to_string()),
                ("next", year.next().to_string()),
                ("period", year.period()),
                ("last_day", written_day(year.last_day())),
            ]),
        );
        context.insert("exports_taken", &written_day(settings.exports_taken));
        context.insert("council", &Council { name: &settings.council.name, short_name: &settings.council.short_name });
        let contact = &settings.council.contact;
        context.insert(
            "contact",
            &BTreeMap::from([
                ("team", contact.team.as_str()),
                ("email", contact.email.as_str()),
                ("telephone", contact.telephone.as_deref().unwrap_or_default()),
                ("website", contact.website.as_str()),
            ]),
        );
        let reports: BTreeMap<&str, ReportWords> =
            settings.reports.iter().map(|(name, report)| (name.as_str(), ReportWords::new(report))).collect();
        context.insert("reports", &reports);
        context.insert("clock", &clock_words(clocks, year.first_day()));
        context.insert("policy", &clock_words(&clocks.without_the_code(), year.last_day()));
        context.insert("code", &clock_words(&Clocks::of_the_code(), year.last_day()));
        context.insert("code_from", &code_from(settings, year));
        context.insert("disclosure", &BTreeMap::from([("threshold", settings.disclosure.threshold.to_string())]));
        context.insert("accessibility", &Accessibility::new(&settings.accessibility));
        context.insert("audience", &audience);
        Shared(context)
    }

    /// The same for a report between years, which also tells of the year to date.
    pub fn with_to_date(mut self, figures: &Figures, to_date: &Figures) -> Shared {
        let (this, last) = (figures.period(figures.year), figures.period(figures.year.previous()));
        for (group, of, period) in [
            ("this_period", figures, this),
            ("last_period", figures, last),
            ("to_date", to_date, this.to_date()),
            ("last_to_date", to_date, last.to_date()),
        ] {
            let value = |figure: &Figure| live(&format!("{period}.{}", figure.name), &of_year(of, figure, period.year));
            let words: BTreeMap<&str, String> = register::figures().map(|f| (f.name, value(f))).collect();
            self.0.insert(group, &words);
        }
        let words = BTreeMap::from([
            ("this", this.words()),
            ("last", last.words()),
            ("short", this.short()),
            ("last_short", last.short()),
            ("months", this.months()),
            ("to_date", this.to_date().months()),
            ("last_to_date", last.to_date().months()),
        ]);
        self.0.insert("period", &words);
        self
    }

    /// The same for a report of open cases.
    pub fn with_open(mut self, open: &OpenCases) -> Shared {
        let number = |nearness: Option<Nearness>| {
            let found = open.cases.iter().filter(|case| nearness.is_none_or(|nearness| case.nearness == nearness));
            let name = nearness.map_or("open", Nearness::name);
            live(&format!("{}.open_cases.All teams.{name}", open.on), &found.count().to_string())
        };
        let undated = live(&format!("{}.open_cases.undated", open.on), &open.undated.to_string());
        let words = BTreeMap::from([
            ("day", written_day(open.on)),
            ("number", number(None)),
            ("red", number(Some(Nearness::Red))),
            ("amber", number(Some(Nearness::Amber))),
            ("green", number(Some(Nearness::Green))),
            ("undated", if open.undated > 0 { undated } else { String::new() }),
            ("amber_days", AMBER.to_string()),
        ]);
        self.0.insert("open", &words);
        self
    }

    /// Everything that the templates of one report may write.
    pub(super) fn context(&self, report: &Report, figures: &Figures, writing: &WritingSettings) -> Context {
        let mut context = self.0.clone();
        insert_slow(&mut context, report, figures, writing);
        context.insert("facts", &report.facts);
        context.insert("people", &report.people.iter().map(person).collect::<Vec<_>>());
        context.insert("people_named", &report.people.iter().any(|person| !person.name.is_empty()));
        context
    }
}

/// The names that the groups of live values know.
pub(super) fn known_names() -> KnownNames {
    KnownNames {
        figures: register::figures().map(|f| f.name).collect(),
        breakdowns: register::breakdowns().map(|b| b.name).collect(),
        matrices: register::matrices().map(|m| m.name).collect(),
    }
}

#[derive(Serialize)]
struct Council<'a> {
    name: &'a str,
    short_name: &'a str,
}

/// What one report may say of another.
#[derive(Serialize)]
struct ReportWords<'a> {
    title: &'a str,
    published: String,
    facts: &'a BTreeMap<String, String>,
}

impl<'a> ReportWords<'a> {
    fn new(report: &'a Report) -> Self {
        ReportWords { title: &report.title, published: written_day(report.published), facts: &report.facts }
    }
}

fn person(person: &Person) -> BTreeMap<&'static str, String> {
    let day = |day: Option<NaiveDate>| day.map(written_day).unwrap_or_default();
    let role = match person.role {
        PersonRole::Author => "author",
        PersonRole::Contributor => "contributor",
        PersonRole::Approver => "approver",
    };
    BTreeMap::from([
        ("name", person.name.clone()),
        ("title", person.title.clone()),
        ("service_area", person.service_area.clone()),
        ("role", role.to_string()),
        ("sent", day(person.sent)),
        ("approved", day(person.approved)),
    ])
}

fn insert_figures(context: &mut Context, figures: &Figures) {
    let mut groups: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, f64> = BTreeMap::new();
    let mut last_numbers: BTreeMap<&str, f64> = BTreeMap::new();
    for figure in register::figures() {
        let comparison = with_last_year(figures, figure);
        let mut write = |group: &'static str, text: String| {
            let view = match group {
                "this_year" => figures.period(figures.year).to_string(),
                "last_year" => comparison.before_period.to_string(),
                other if figures.part.is_year() => other.to_string(),
                other => format!("{}.{other}", figures.period(figures.year)),
            };
            groups.entry(group).or_default().insert(figure.name, live(&format!("{view}.{}", figure.name), &text));
        };
        write("this_year", of_year(figures, figure, figures.year));
        write("last_year", of_year(figures, figure, comparison.before_period.year));
        write("restated", revision(figures, figure, comparison.before_period.year));
        write("change", change(&comparison));
        write("movement", movement(&comparison));
        write("part_of", part_of(&comparison.after));
        write("over", cases(&comparison.after));
        write("last_over", cases(&comparison.before));
        if let Some(number) = figures.drawn(figure.name, figures.year) {
            numbers.insert(figure.name, number);
        }
        if let Some(number) = figures.drawn(figure.name, figures.year.previous()) {
            last_numbers.insert(figure.name, number);
        }
    }
    for (group, values) in &groups {
        context.insert(group.to_string(), values);
    }
    context.insert("number", &numbers);
    context.insert("last_number", &last_numbers);
}

/// How many cases an average is over; of a value that is none, the value.
fn cases(value: &Value) -> String {
    worded(&value.cases().map(Value::Count).unwrap_or(value.clone()), Unit::Count)
}

/// `caution.FIGURE`: why this year may not be compared with last year, where its definition or the way it is gathered changed
/// between the two, as a sentence begins; otherwise empty.
fn insert_cautions(context: &mut Context, settings: &Settings, figures: &Figures) {
    let breaks = &settings.published_figures.breaks;
    let cautions: BTreeMap<&str, String> =
        register::figures().map(|f| (f.name, caution(f.name, figures.year, breaks))).collect();
    context.insert("caution", &cautions);
}

fn caution(figure: &str, year: ReportingYear, breaks: &[DefinitionBreak]) -> String {
    let found = breaks.iter().find(|one| one.figure == figure && one.from == year);
    found.map(|one| capital(one.note.trim_end_matches('.'))).unwrap_or_default()
}

/// The rows of each matrix by their labels, `row_of.lgsco_per_100000["Metropolitan Councils"].rate`, and our own council's:
/// `ours.lgsco_neighbours.share`.
fn insert_rows(context: &mut Context, figures: &Figures) {
    type Words = BTreeMap<&'static str, String>;
    let mut rows: BTreeMap<&str, BTreeMap<&str, Words>> = BTreeMap::new();
    let mut ours: BTreeMap<&str, Words> = BTreeMap::new();
    for matrix in register::matrices() {
        for row in figures.matrix(matrix.name).iter().flat_map(|value| &value.rows) {
            let words = matrix.measures.iter().zip(&row.values);
            let words = words.map(|(measure, value)| {
                let name = format!("{}.{}.{}.{}", figures.period(figures.year), matrix.name, row.label, measure.key);
                (measure.key, live(&name, &worded(value, measure.unit)))
            });
            let words: Words = words.collect();
            if row.ours {
                ours.entry(matrix.name).or_insert_with(|| words.clone());
            }
            rows.entry(matrix.name).or_default().insert(&row.label, words);
        }
    }
    context.insert("ours", &ours);
    context.insert("row_of", &rows);
}

/// The services that took longer to answer the Ombudsman, on average, than the report's `response_limit` in working days:
/// the slowest first, `highways took 33 working days (2 cases) and planning 22 (1 case)`; or nothing. Without the number of
/// cases an average of so few would be taken for more than it is.
fn insert_slow(context: &mut Context, report: &Report, figures: &Figures, writing: &WritingSettings) {
    const SERVICES: &str = "lgsco_service_areas";
    let limit = report.facts.get("response_limit").and_then(|limit| limit.parse::<f64>().ok());
    let days = register::matrix(SERVICES).and_then(|matrix| matrix.measure("days"));
    let mut slow: Vec<(f64, String, [String; 2])> = Vec::new();
    if let (Some(limit), Some((at, measure)), Some(value)) = (limit, days, figures.matrix(SERVICES)) {
        for row in &value.rows {
            let printed = row.values[at].printed(measure.unit).map(|days| days.to_f64());
            if let Some(days) = printed.filter(|days| *days > limit) {
                let (value, name) = (&row.values[at], format!("{SERVICES}.{}.{}", row.label, measure.key));
                let mean = live(&format!("{}.{name}", figures.period(figures.year)), &worded(value, measure.unit));
                slow.push((
                    days,
                    spoken(&row.label, &writing.labels),
                    [mean, live(&format!("over.{name}"), &cases(value))],
                ));
            }
        }
    }
    slow.sort_by(|a, b| b.0.total_cmp(&a.0));
    let said = |(at, (_, label, [days, cases])): (usize, &(f64, String, [String; 2]))| match at {
        0 => format!("{label} took {days} working days ({cases} cases)"),
        _ => format!("{label} {days} ({cases} cases)"),
    };
    let words: Vec<String> = slow.iter().enumerate().map(said).collect();
    context.insert("slower_than_limit", &if words.is_empty() { String::new() } else { listed(&words) });
}

/// The number of residents that rates are over, its day and its source, this year and last.
fn insert_population(context: &mut Context, figures: &Figures) {
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    if let Some(figure) = register::figure("lgsco_population") {
        for (key, year) in [("this_year", figures.year), ("last_year", figures.year.previous())] {
            words.insert(key, live(&format!("{year}.{}", figure.name), &of_year(figures, figure, year)));
        }
    }
    let years = [("date", "source", figures.year), ("last_date", "last_source", figures.year.previous())];
    for (date, source, year) in years {
        let residents = figures.residents(year);
        words.insert(date, residents.map(|r| written_day(r.on)).unwrap_or_default());
        words.insert(source, residents.map(|r| r.source.clone()).unwrap_or_default());
    }
    context.insert("population", &words);
}

/// The day from which the council runs the Code's clocks, where that is no later than the year's end; otherwise empty.
fn code_from(settings: &Settings, year: ReportingYear) -> String {
    let from = settings.complaint_handling_code_from.filter(|from| *from <= year.last_day());
    from.map(written_day).unwrap_or_default()
}

/// `clock.childrens_statutory_1.limit`, `.extended`, and the steps of a stage by name; `clock.acknowledgement.limit`.
fn clock_words(clocks: &Clocks, on: NaiveDate) -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let mut words: BTreeMap<String, BTreeMap<&'static str, String>> = BTreeMap::new();
    for (procedure, stage) in CLOCKED {
        let Some(clock) = clocks.in_force(procedure, *stage, on) else { continue };
        let mut limits = BTreeMap::from([("limit", clock.limit.to_string())]);
        if let Some(extended) = clock.extended {
            limits.insert("extended", extended.to_string());
        }
        limits.extend(clock.steps.iter().map(|step| (step.name, step.limit.to_string())));
        let name = match (*procedure, stage) {
            ("childrens_statutory", 0) => "acknowledgement".to_string(),
            ("adult_statutory", 0) => "adult_acknowledgement".to_string(),
            ("corporate", 0) => "corporate_acknowledgement".to_string(),
            _ => format!("{procedure}_{stage}"),
        };
        words.insert(name, limits);
    }
    words.insert("adult_six_months".to_string(), BTreeMap::from([("months", ADULT_MONTHS.to_string())]));
    words
}

/// `1 November 2024`
pub(super) fn written_day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_is_gathered_otherwise_than_the_one_before_says_why() {
        let year = |text: &str| text.parse::<ReportingYear>().unwrap();
        let breaks = [DefinitionBreak { figure: "a".into(), from: year("2023/24"), note: "emails count too.".into() }];
        assert_eq!(caution("a", year("2023/24"), &breaks), "Emails count too");
        assert_eq!(caution("a", year("2024/25"), &breaks), "", "both years are gathered alike");
        assert_eq!(caution("b", year("2023/24"), &breaks), "");
    }
}
