//! What an edition says of itself beside its reports: its record, and the internal one how every number came about.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::between::Between;
use super::{Failure, named};
use crate::analysis::explain::{Detail, Explainer, Explanation};
use crate::analysis::{Figures, Inputs};
use crate::diagnostics::{Code, Diagnostic, Location};
use crate::ingest;
use crate::provenance::{Provenance, program};
use crate::record::{self, FILE, Making, Record, Rendered};
use crate::render::output::{MARK, OutputFile};
use crate::render::{data, html};
use crate::report::assured::Assured;
use crate::report::document::{Audience, Document, Status};
use crate::report::listing::{self, Listed};
use crate::report::theme::Theme;
use crate::report::{Shared, Sources, explained, explanation_pages};
use crate::workspace::{self, Workspace};

/// The reports whose figures one of a period shows.
const OF_A_PERIOD: &[&str] = &["childrens", "adult", "authority", "lgsco"];

/// What every edition of a round is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Materials<'a> {
    pub workspace: &'a Workspace,
    pub inputs: &'a Inputs<'a>,
    pub tables: &'a ingest::Tables,
    pub theme: &'a Theme,
    pub between: &'a Between,
}

impl<'a> Materials<'a> {
    /// The edition for an audience, with the figures as it may see them.
    pub(super) fn edition(&self, figures: &'a Figures, audience: Audience, reports: &'a [String]) -> Edition<'a> {
        let Materials { workspace, inputs, tables, theme, between } = *self;
        // A quarter is not published: not in the reports, and not as data.
        let between = if audience == Audience::Internal { between.figures() } else { Vec::new() };
        Edition { workspace, inputs, tables, figures, between, theme, audience, reports }
    }

    /// What its reports are composed from.
    pub(super) fn sources(
        &self,
        figures: &'a Figures,
        shared: &'a Shared,
        audience: Audience,
        assured: &'a Assured,
        status: Option<Status>,
    ) -> Sources<'a> {
        let Materials { workspace, inputs, tables, theme, .. } = *self;
        Sources {
            workspace,
            figures,
            to_date: None,
            open: None,
            shared,
            theme,
            audience,
            published: None,
            quotations: &tables.quotations,
            gate: &tables.gate,
            status,
            findings: &inputs.reconciled().findings,
            corrections: &tables.corrections,
            claims: &tables.self_assessment,
            actions: &tables.actions,
            assured,
        }
    }
}

/// One edition.
#[derive(Clone, Debug)]
pub(super) struct Edition<'a> {
    pub workspace: &'a Workspace,
    pub inputs: &'a Inputs<'a>,
    pub tables: &'a ingest::Tables,
    pub figures: &'a Figures,
    /// Those of the periods that its reports between years are of.
    pub between: Vec<&'a Figures>,
    pub theme: &'a Theme,
    pub audience: Audience,
    /// The reports in it.
    pub reports: &'a [String],
}

impl Edition<'_> {
    /// How every number came about, as this audience may see it.
    pub(super) fn explanations(&self) -> Result<Vec<Explanation>, Failure> {
        let detail = match self.audience {
            Audience::Publication => Detail::Nothing,
            Audience::Internal => Detail::All,
        };
        Ok(Explainer { inputs: self.inputs, figures: self.figures, detail }.all()?)
    }

    /// The record, with the words of the documents.
    pub(super) fn record(&self, documents: &[Rendered], explanations: &[Explanation]) -> Record {
        let listed = self.listed(&self.services());
        record::make(&Making {
            program: program(),
            council: &self.workspace.settings.council.name,
            reporting_year: self.figures.year.to_string(),
            audience: self.audience,
            files: self.workspace.digests(),
            corrections: self.tables.corrections.len(),
            listed: &listed,
            documents,
            explanations,
        })
    }

    /// Every file of the edition: those of its reports, its figures as data, the record, for the council's own staff pages
    /// that explain the numbers, and what everything was made from.
    pub(super) fn files(&self, mut files: Vec<OutputFile>, documents: &[Rendered]) -> Result<Vec<OutputFile>, Failure> {
        let explanations = self.explanations()?;
        let fault = |error: serde_json::Error| Failure::Bug(error.to_string());
        let (data, record) = rayon::join(|| self.data(), || self.record(documents, &explanations).write());
        files.extend(data.map_err(fault)?);
        files.push(OutputFile { path: FILE.into(), bytes: record.map_err(fault)? });
        if self.audience == Audience::Internal {
            files.extend(self.pages(&explanations)?);
        }
        let year = self.figures.year.to_string();
        let provenance = Provenance::new(self.workspace, self.tables, self.audience, year, self.reports);
        let drafts = documents.iter().filter(|rendered| rendered.document.status == Status::Draft);
        let drafts = drafts.map(|rendered| rendered.document.name.clone()).collect();
        let provenance = provenance.with_drafts(&drafts);
        let written = files.par_iter().map(|file| (file.path.as_str(), file.bytes.as_slice()));
        let bytes = provenance.sealed(written).map_err(fault)?;
        files.push(OutputFile { path: MARK.into(), bytes });
        Ok(files)
    }

    /// The figures as data.
    fn data(&self) -> Result<Vec<OutputFile>, serde_json::Error> {
        let names: Vec<&str> = self.reports.iter().map(String::as_str).collect();
        let (council, year) = (&self.workspace.settings.council.name, &self.figures.year.to_string());
        let listed = self.listed(&names);
        let described = data::Described { council, year, audience: self.audience };
        let defined = if self.between.is_empty() { names } else { [names, OF_A_PERIOD.to_vec()].concat() };
        data::figure_files(described, &listed, &listing::definitions(&defined))
    }

    /// The figures of some reports, then those of a period: of each observation one, where a period is the year itself.
    fn listed(&self, reports: &[&str]) -> Vec<Listed> {
        let mut listed = listing::listing(self.figures, reports);
        let key = |l: &Listed| (l.figure.clone(), l.category.clone(), l.year.clone(), l.measure);
        let mut known: BTreeSet<_> = listed.iter().map(key).collect();
        let of_periods = self.between.iter().flat_map(|figures| listing::listing(figures, OF_A_PERIOD));
        listed.extend(of_periods.filter(|l| known.insert(key(l))));
        listed
    }

    /// A page for each service that explains its numbers.
    fn pages(&self, explanations: &[Explanation]) -> Result<Vec<OutputFile>, Failure> {
        let names = named(&self.tables.inputs);
        let explained: Vec<_> = explanations.iter().map(|e| explained(e, self.figures, &names)).collect();
        let pages = explanation_pages(&explained, &self.workspace.settings, self.figures.year, self.theme);
        let file = |page: &Document| {
            let bytes =
                html::write(page, &html::Sizes::new()).map_err(|error| Failure::Bug(error.to_string()))?.into_bytes();
            Ok(OutputFile { path: format!("explain/{}.html", page.name), bytes })
        };
        pages.iter().map(file).collect()
    }

    /// Whose figures the reports show: those of the reports themselves, of those they cover and of those bound behind them.
    fn services(&self) -> Vec<&str> {
        let bound = |name: &String| self.workspace.settings.reports.get(name).into_iter().flat_map(|r| &r.appendices);
        let all = self.reports.iter().chain(self.reports.iter().flat_map(bound));
        all.map(|name| name.strip_prefix("cover-").unwrap_or(name)).collect()
    }
}

/// The record of a build by its output folder, and where it lies. Of a folder that holds both editions that of the audience.
///
/// # Errors
/// A problem located at the folder or the record: no output of a build, one of a program without records, or damaged.
pub fn record_of(folder: &Path, audience: Audience) -> Result<(String, Record), Diagnostic> {
    let within = folder.join(audience.name());
    let place = if within.join(MARK).is_file() { within } else { folder.to_path_buf() };
    let path = place.join(FILE);
    let shown = workspace::shown(&path);
    if path.is_file() {
        let record = Record::read(&workspace::file(&path)?, &shown)?;
        return Ok((shown, record));
    }
    let (message, help) = if place.join(MARK).is_file() {
        let help = "Build that edition again with this version of the program.";
        (format!("{} was built by a version of the program that kept no record.", workspace::shown(&place)), help)
    } else {
        let help = "Name the folder that a build wrote: it holds provenance.json and record.json.";
        (format!("{} is not the output of a build.", workspace::shown(&place)), help)
    };
    Err(Diagnostic::new(Code::RecordMissing, Location::file(shown), message, help))
}
