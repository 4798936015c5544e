use std::collections::BTreeMap;
use std::path::Path;

use chrono::Datelike;
use tera::Context;

use super::assured::{Assured, STATEMENT};
use super::catalogue;
use super::context::{Shared, known_names, written_day};
use super::declared;
use super::directive::{self, Terms};
use super::document::{Appendix, Audience, Block, Document, DocumentKind, Status};
use super::draft::Draft;
use super::inline;
use super::markdown::{self, Fence, Part};
use super::numbering::Standing;
use super::prose::{self, Opening, Reference, Targets, position};
use super::quotations;
use super::symbols;
use super::template::{self, KnownNames, Section};
use super::theme::Theme;
use crate::analysis::open_cases::OpenCases;
use crate::analysis::reconciliation::Finding;
use crate::analysis::{Figures, register};
use crate::diagnostics::{Code, Diagnostic, Location, Problems, known_names as listed};
use crate::ingest::{Action, Claim, Corrected, Quotation};
use crate::privacy::Gate;
use crate::workspace::settings::Report;
use crate::workspace::{Step, Workspace, placeholders};

/// What a publication shows, and what its templates may say of it.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    pub figures: &'a Figures,
    pub shared: &'a Shared,
}

/// What a report is composed from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub workspace: &'a Workspace,
    pub figures: &'a Figures,
    /// In a report between years: the figures from April to the end of its period.
    pub to_date: Option<&'a Figures>,
    /// In a report of open cases: those.
    pub open: Option<&'a OpenCases>,
    /// What templates may say of them.
    pub shared: &'a Shared,
    pub theme: &'a Theme,
    pub audience: Audience,
    /// Of an internal edition: what the publication is composed from, whose tables and charts give theirs the numbers.
    pub published: Option<Published<'a>>,
    /// Texts of exports that may be published, and the gate for what officers wrote.
    pub quotations: &'a [Quotation],
    pub gate: &'a Gate,
    /// What is known of the round's checks: for the quality assurance statement.
    pub assured: &'a Assured,
    /// In place of the status that settings give each report.
    pub status: Option<Status>,
    /// What the two systems say differently, and the corrections that were made: of all reports.
    pub findings: &'a [Finding],
    pub corrections: &'a [Corrected],
    /// How the council holds itself against the Complaint Handling Code, and what it promised because of complaints.
    pub claims: &'a [Claim],
    pub actions: &'a [Action],
}

impl<'a> Sources<'a> {
    /// The sources of the publication, for an internal edition.
    fn of_publication(self) -> Option<Self> {
        let Published { figures, shared } = self.published?;
        Some(Sources { figures, shared, audience: Audience::Publication, published: None, ..self })
    }

    /// What a report's own cases are found to differ in.
    fn findings(self, report: &str) -> Vec<&'a Finding> {
        self.findings.iter().filter(|finding| concerns(report, &finding.table)).collect()
    }

    /// The corrections of cells that a report counts.
    fn corrections(self, report: &str) -> Vec<&'a Corrected> {
        self.corrections.iter().filter(|made| concerns(report, &made.table)).collect()
    }
}

/// Whether a report counts rows of a table.
fn concerns(report: &str, table: &str) -> bool {
    table.starts_with(&format!("{report}_")) || register::tables(report).contains(table)
}

/// A report as a document, with the reports that settings bind behind it. None where templates or narrative have
/// problems, all of which are reported.
pub fn compose(name: &str, sources: Sources, problems: &mut Problems) -> Option<Document> {
    let report = sources.workspace.settings.reports.get(name)?;
    let before = problems.errors();
    let blocks = blocks(name, report, sources, problems);
    let appendices = report.appendices.iter().zip('A'..='Z');
    let appendices: Vec<Appendix> =
        appendices.filter_map(|(bound, letter)| appendix(name, bound, letter, sources, problems)).collect();
    (problems.errors() == before).then(|| document(name, report, sources, blocks, appendices))
}

/// A report bound behind another. It brings no appendices of its own.
fn appendix(pack: &str, name: &str, letter: char, sources: Sources, problems: &mut Problems) -> Option<Appendix> {
    let settings = &sources.workspace.settings;
    // The statement tells of the round as a whole, and stands by itself.
    let Some(report) = settings.reports.get(name).filter(|_| name != STATEMENT) else {
        let path = [Step::Key("reports"), Step::Key(pack), Step::Key("appendices")];
        let help = listed(name, settings.reports.keys().map(String::as_str));
        let message = format!("The appendix \"{name}\" is not a report of this folder.");
        problems.push(sources.workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        return None;
    };
    let blocks = blocks(name, report, sources, problems);
    Some(Appendix { letter: letter.to_string(), document: document(name, report, sources, blocks, Vec::new()) })
}

fn blocks(name: &str, report: &Report, sources: Sources, problems: &mut Problems) -> Vec<Block> {
    let mut context = sources.shared.context(report, sources.figures, &sources.workspace.settings.writing);
    context.insert("corrections", &BTreeMap::from([("number", sources.corrections(name).len())]));
    context.insert("revised", &BTreeMap::from([("number", revised(name, sources.figures))]));
    context.insert("siblings", &declared::siblings(name, &sources.workspace.settings));
    let before = problems.errors();
    let (known, draft) = (known_names(), Draft::default());
    let is_final = sources.status.unwrap_or(report.status) == Status::Final;
    let (opening, references) = (Opening::default(), Vec::new());
    let mut composer =
        Composer { report: name, is_final, sources, context, known, draft, opening, references, open: Vec::new() };
    for section in composer.sections(problems) {
        composer.section(&section, problems);
    }
    let standing = standing(name, report, sources);
    let (mut blocks, merged) = composer.draft.finish(name, standing.as_ref(), problems);
    symbols::keep_used(&mut blocks);
    let letters: Vec<String> = report.appendices.iter().zip('A'..='Z').map(|(_, letter)| letter.to_string()).collect();
    let targets = Targets::new(&blocks, &letters).merged(&merged);
    targets.fill(&mut blocks);
    if problems.errors() == before {
        // Where a section could not be written, much would seem to be missing.
        problems.extend(prose::broken(&composer.references, &targets));
        problems.extend(prose::unmentioned(name, &blocks));
    }
    blocks
}

/// What the publication of an internal edition holds; none where it cannot be composed, which its own build will say.
fn standing(name: &str, report: &Report, sources: Sources) -> Option<Standing> {
    let mut problems = Problems::new();
    let blocks = blocks(name, report, sources.of_publication()?, &mut problems);
    (!problems.has_errors()).then(|| Standing::of(&blocks))
}

/// How many of a report's figures differ, in some year, from what was published then.
fn revised(report: &str, figures: &Figures) -> usize {
    let own = register::figures().filter(|figure| figure.name.starts_with(&format!("{report}_")));
    own.filter(|f| figures.years(f.name).into_iter().any(|year| figures.is_restated(f.name, year))).count()
}

fn document(name: &str, report: &Report, sources: Sources, blocks: Vec<Block>, appendices: Vec<Appendix>) -> Document {
    let settings = &sources.workspace.settings;
    let period = sources.figures.period(sources.figures.year);
    let open = sources.open.map(|open| written_day(open.on));
    let drafts = appendices.iter().any(|appendix| appendix.document.status == Status::Draft);
    let status = sources.status.unwrap_or(if drafts { Status::Draft } else { report.status });
    Document {
        kind: kind(name),
        name: name.to_string(),
        title: inline::typeset(&report.title),
        running_title: inline::typeset(report.running_title.as_ref().unwrap_or(&report.title)),
        year: open.as_ref().map_or_else(|| period.short(), |day| format!("at {day}")),
        period: open.map_or_else(|| period.days(), |day| format!("Cases open on {day}")),
        council: inline::typeset(&settings.council.name),
        published: Some(report.published.format("%B ").to_string() + &report.published.year().to_string()),
        audience: sources.audience,
        status,
        dated: report.published.to_string(),
        theme: sources.theme.clone(),
        blocks,
        appendices,
    }
}

/// Cover reports and the briefing note are for committees.
pub(super) fn kind(name: &str) -> DocumentKind {
    match name {
        STATEMENT => DocumentKind::Statement,
        "briefing" | "quarterly" | "rag" | "bulletin" => DocumentKind::Committee,
        name if name.starts_with("cover-") => DocumentKind::Committee,
        _ => DocumentKind::Report,
    }
}

struct Composer<'a> {
    report: &'a str,
    is_final: bool,
    sources: Sources<'a>,
    context: Context,
    known: KnownNames,
    draft: Draft,
    opening: Opening,
    references: Vec<Reference>,
    /// The narratives that are being read, each within the one before it.
    open: Vec<String>,
}

/// So many narratives may stand within each other: fewer are needed, and one within itself has no end.
const DEEPEST: usize = 4;

impl Composer<'_> {
    /// The template's sections, each replaced by the council's own where it has one.
    fn sections(&self, problems: &mut Problems) -> Vec<Section> {
        let mut sections = Vec::new();
        for (file, text) in catalogue::sections(self.report) {
            let own = format!("templates/{}/{file}", self.report);
            if !self.sources.workspace.has(Path::new(&own)) {
                sections
                    .push(Section { file: format!("report-templates/{}/{file}", self.report), source: text.into() });
                continue;
            }
            match self.sources.workspace.text(Path::new(&own)) {
                Ok(source) => sections.push(Section { file: own, source }),
                Err(problem) => problems.push(problem),
            }
        }
        sections
    }

    fn section(&mut self, section: &Section, problems: &mut Problems) {
        if !section.file.starts_with("report-templates/") {
            quotations::check(section, self.sources.gate, problems);
            if self.is_final {
                problems.extend(placeholders::in_file(&section.file, &section.source));
            }
        }
        let Some(marked) = template::render(section, &self.context, &self.known, problems) else { return };
        let parts = markdown::parts(&position::unmarked(&marked));
        self.check(section, &marked, &parts, problems);
        let mut headings = section.source.lines().zip(1..).filter(|(line, _)| line.starts_with("## "));
        for part in parts {
            match part {
                Part::Block(block) => {
                    let heading = matches!(*block, Block::Heading { level: 2, .. }).then(|| headings.next()).flatten();
                    self.push(*block, Location::line(&section.file, heading.map_or(1, |(_, line)| line), 1), problems);
                }
                Part::Fence(fence) if fence.name == "narrative" => self.narrative(&fence, &section.file, problems),
                // Lists of single records name cases: no publication has them, whatever its template asks for.
                Part::Fence(fence) if self.is_withheld(&fence) => {}
                Part::Fence(fence) if fence.name == "quotations" => {
                    match quotations::blocks(&fence, &section.file, self.sources) {
                        Ok(blocks) => self.draft.blocks.extend(blocks),
                        Err(problem) => problems.push(problem),
                    }
                }
                Part::Fence(fence) => self.directive(&fence, &section.file, problems),
                Part::Refused(what) => problems.push(Diagnostic::new(
                    Code::TemplateInvalid,
                    Location::file(&section.file),
                    format!("The text holds {what}, which a report cannot show."),
                    "Write it in plain Markdown: headings, paragraphs, lists, quotations, links and directives.",
                )),
            }
        }
    }

    fn is_withheld(&self, fence: &Fence) -> bool {
        self.sources.audience != Audience::Internal && directive::INTERNAL.contains(&fence.name.as_str())
    }

    fn push(&mut self, block: Block, place: Location, problems: &mut Problems) {
        // The parts of a committee paper are forms, whose headings the council's constitution fixes.
        if kind(self.report) == DocumentKind::Report {
            problems.extend(self.opening.meet(&block, || place));
        }
        self.draft.blocks.push(block);
    }

    /// Holds the section's words against the figures.
    fn check(&mut self, section: &Section, marked: &str, parts: &[Part], problems: &mut Problems) {
        let longest = self.sources.workspace.settings.writing.longest_sentence;
        let terms = prose::Terms { report: self.report, figures: self.sources.figures, longest };
        let fences = parts.iter().filter_map(|part| if let Part::Fence(fence) = part { Some(fence) } else { None });
        let text = prose::Text { file: &section.file, source: &section.source, marked, fences: fences.collect() };
        let (found, references) = prose::check(&text, &terms);
        problems.extend(found);
        self.references.extend(references);
    }

    fn directive(&mut self, fence: &Fence, file: &str, problems: &mut Problems) {
        let (figures, settings, assured) =
            (self.sources.figures, &self.sources.workspace.settings, self.sources.assured);
        let (findings, corrections) = (self.sources.findings(self.report), self.sources.corrections(self.report));
        let Sources { claims, actions, to_date, open, .. } = self.sources;
        let (findings, corrections) = (&findings[..], &corrections[..]);
        let terms = Terms { figures, to_date, open, settings, assured, findings, corrections, claims, actions, file };
        match directive::make(fence, &terms) {
            Ok(made) => {
                let place = Location::line(file, fence.line, 1);
                if let (Block::Table(table), Some(shows)) = (&made.block, made.shows) {
                    self.draft.shows.push((table.id.clone(), shows));
                }
                self.draft.data.push((made.data, place.clone()));
                self.push(made.block, place, problems);
            }
            Err(problem) => problems.push(problem),
        }
    }

    /// The officers' own part of a section.
    fn narrative(&mut self, fence: &Fence, file: &str, problems: &mut Problems) {
        let asked = match directive::narrative_section(fence, file) {
            Ok(asked) => asked,
            Err(problem) => return problems.push(problem),
        };
        let path = format!("narrative/{}/{}.md", asked.report.as_deref().unwrap_or(self.report), asked.section);
        if !self.sources.workspace.has(Path::new(&path)) {
            let message =
                format!("The report has a place for \"{}\", and no such narrative is written.", asked.section);
            let help = format!("Write {path}. An empty file leaves the place empty.");
            return problems.push(Diagnostic::new(Code::NarrativeMissing, Location::file(path), message, help));
        }
        if self.open.contains(&path) || self.open.len() == DEEPEST {
            let message = format!("{path} stands within itself, or more than {DEEPEST} narratives within each other.");
            let help = "Take the narrative block out of the narrative: only a template has places for narratives.";
            let location = Location::line(file, fence.line, 1);
            return problems.push(Diagnostic::new(Code::TemplateInvalid, location, message, help));
        }
        match self.sources.workspace.text(Path::new(&path)) {
            Ok(source) => {
                self.open.push(path.clone());
                self.section(&Section { file: path, source }, problems);
                self.open.pop();
            }
            Err(problem) => problems.push(problem),
        }
    }
}
