//! The commands and their options.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::calendar::{Period, ReportingYear};
use crate::report::document::{Audience, Status};
use crate::report::is_internal_only;

/// Builds an English council's annual complaints reports from its exports: web page, PDF, charts and data.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Options {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  annual-report build                            builds the example report
  annual-report new my-council                   makes a report folder to fill in
  annual-report inspect exports/complaints.xlsx  drafts the settings for an export
  annual-report check my-council                 says what is wrong, and where
  annual-report build my-council --audience both

Exit codes: 0 done, 1 problems in your files, 2 usage, 3 could not read or write, 70 a fault of the program.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(NewOptions),
    Check(CheckOptions),
    Inspect(InspectOptions),
    Build(BuildOptions),
    Figures(FiguresOptions),
    Explain(ExplainOptions),
    Verify(VerifyOptions),
    Compare(CompareOptions),
    Freeze(FreezeOptions),
}

impl Command {
    /// Whether it is to do the same with many folders.
    pub(super) fn is_of_many(&self) -> bool {
        match self {
            Command::Check(options) => !options.each.is_empty(),
            Command::Build(options) => !options.each.is_empty(),
            _ => false,
        }
    }
}

/// Makes a starter report folder: report.toml and narrative to fill in.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  annual-report new my-council")]
pub(super) struct NewOptions {
    /// The folder to make; it must not be there yet, or be empty
    pub folder: PathBuf,
}

/// Does everything that a build does but writing, and says what is wrong.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annual-report check my-council
  annual-report check my-council --year 2022/23
  annual-report check --each councils/*")]
pub(super) struct CheckOptions {
    /// The report folder
    #[arg(required_unless_present = "each")]
    pub folder: Option<PathBuf>,
    /// Check many report folders side by side; one that has problems does not stop the others
    #[arg(long, value_name = "FOLDER", num_args = 1.., conflicts_with = "folder")]
    pub each: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
}

/// Shows the sheets, headings and codes of an export, and drafts its part of report.toml.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  annual-report inspect exports/complaints.xlsx")]
pub(super) struct InspectOptions {
    /// A workbook (XLSX, XLS, ODS) or a text file (CSV)
    pub file: PathBuf,
}

/// Builds the reports: web page, PDF, charts and data.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annual-report build
  annual-report build my-council --report childrens --status draft
  annual-report build my-council --audience both --out published
  annual-report build --each councils/*")]
pub(super) struct BuildOptions {
    /// The report folder
    #[arg(default_value = "examples/coventry-2023-24")]
    pub folder: PathBuf,
    /// Build many report folders side by side, each into its own `output`; one that fails does not stop the others
    #[arg(long, value_name = "FOLDER", num_args = 1.., conflicts_with_all = ["folder", "out", "against"])]
    pub each: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Who may read it: small counts of people are withheld from publication
    /// [default: publication; internal for a report that is for the council's own staff alone]
    #[arg(long, value_enum)]
    pub audience: Option<ForWhom>,
    /// Whether it is approved, in place of what report.toml says of each report: a draft says so on every page
    #[arg(long, value_enum)]
    pub status: Option<StatusWord>,
    /// Leave a report that has problems out of the output, and name it, instead of building nothing
    #[arg(long)]
    pub keep_going: bool,
    /// Where to write; replaced as a whole [default: the folder's `output`]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The output folder of the edition that this one replaces: each report says at its front what changed since
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
}

/// Prints every figure with its value.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  annual-report figures my-council\n  annual-report figures my-council --format csv"
)]
pub(super) struct FiguresOptions {
    /// The report folder
    pub folder: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    #[command(flatten)]
    pub view: View,
}

/// Answers "why 83%?": what a figure means, what law it rests on, its arithmetic, and which cases it counted.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annual-report explain childrens_statutory_upheld_share my-council
  annual-report explain childrens_statutory_by_outcome.upheld my-council --format csv")]
pub(super) struct ExplainOptions {
    /// The figure's name, as `annual-report figures` lists it; a category stands after a stop
    pub figure: String,
    /// The report folder
    pub folder: PathBuf,
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
    #[command(flatten)]
    pub view: View,
}

/// Re-hashes a published folder, and names each file that is changed, missing or extra since it was built.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  annual-report verify my-council/output\n  annual-report verify copied/childrens --provenance my-council/output/provenance.json"
)]
pub(super) struct VerifyOptions {
    /// The folder of a build, of one of its editions, or of one of its reports
    pub folder: PathBuf,
    /// The provenance.json to hold it against [default: the one in the folder, or above it]
    #[arg(long, value_name = "FILE")]
    pub provenance: Option<PathBuf>,
}

/// Says what changed from one build to another: figures, cases, and every sentence, table and chart that shows them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  annual-report compare published-january my-council/output
  annual-report compare published-january my-council/output --format html --out changes.html")]
pub(super) struct CompareOptions {
    /// The output folder of the earlier build
    pub old: PathBuf,
    /// The output folder of the later build
    pub new: PathBuf,
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub format: CompareFormat,
    /// Which edition, where a folder holds both; only the internal ones say which cases made a figure change
    #[arg(long, value_enum, default_value_t = OneAudience::Internal)]
    pub audience: OneAudience,
    /// The file to write, in place of the terminal
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Makes a build's figures the published figures that next year's report compares itself with.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  annual-report freeze my-council/output\n  annual-report freeze my-council/output --restate \"An outcome was miscoded\""
)]
pub(super) struct FreezeOptions {
    /// The folder of a final build for publication
    pub output: PathBuf,
    /// The report folder [default: the one that the build lies in]
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The CSV file of published figures [default: the one that report.toml names]
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// Overwrite figures that stand there with another value, and record why
    #[arg(long, value_name = "REASON", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub restate: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Choice {
    /// The report, or `all` that the folder configures
    #[arg(long, value_name = "NAME", default_value = "all")]
    pub report: String,
    /// The reporting year, in place of the one in report.toml
    #[arg(long, value_name = "2023/24")]
    pub year: Option<ReportingYear>,
    /// The quarter or month of the quarterly report, in place of the one in report.toml
    #[arg(long, value_name = "2023/24-Q3", conflicts_with = "year")]
    pub period: Option<Period>,
    /// The day of the report of open cases, in place of the one in report.toml
    #[arg(long, value_name = "2024-01-31", value_parser = day)]
    pub as_at: Option<NaiveDate>,
}

/// A day on the command line.
fn day(text: &str) -> Result<NaiveDate, String> {
    text.trim().parse().map_err(|_| "write the day as 2024-01-31, year first".to_string())
}

#[derive(Debug, Args)]
pub(super) struct View {
    /// The reporting year, in place of the one in report.toml
    #[arg(long, value_name = "2023/24")]
    pub year: Option<ReportingYear>,
    /// As which readers see it
    #[arg(long, value_enum, default_value_t = OneAudience::Internal)]
    pub audience: OneAudience,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ForWhom {
    Publication,
    Internal,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OneAudience {
    Publication,
    Internal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusWord {
    Draft,
    Final,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    Text,
    Html,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextFormat {
    Text,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
}

impl Choice {
    /// The report names asked for; none for all.
    pub(super) fn reports(&self) -> Vec<String> {
        if self.report == "all" { Vec::new() } else { vec![self.report.clone()] }
    }

    /// Whether what is asked for is for the council's own staff alone.
    pub(super) fn is_internal_only(&self) -> bool {
        is_internal_only(&self.report)
    }
}

impl ForWhom {
    pub(super) fn audiences(self) -> Vec<Audience> {
        match self {
            ForWhom::Publication => vec![Audience::Publication],
            ForWhom::Internal => vec![Audience::Internal],
            ForWhom::Both => vec![Audience::Publication, Audience::Internal],
        }
    }
}

impl From<OneAudience> for Audience {
    fn from(audience: OneAudience) -> Self {
        match audience {
            OneAudience::Publication => Audience::Publication,
            OneAudience::Internal => Audience::Internal,
        }
    }
}

impl From<StatusWord> for Status {
    fn from(status: StatusWord) -> Self {
        match status {
            StatusWord::Draft => Status::Draft,
            StatusWord::Final => Status::Final,
        }
    }
}
