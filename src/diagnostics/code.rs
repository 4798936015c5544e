/// How much a problem matters: an error forbids a build, a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

macro_rules! codes {
    ($($variant:ident $severity:ident $name:literal $title:literal;)*) => {
        /// The kind of a problem. One list of all, with its severity, the name in `problems.csv` and its heading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant,)* }

        impl Code {
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// The name in `problems.csv`: lower case, words joined by hyphens.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The heading under which the terminal groups the problems of this kind.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }
        }
    };
}

codes! {
    SettingsInvalid Error "settings-invalid" "report.toml cannot be used as it stands";
    FileMissing Error "file-missing" "A file is not where report.toml says";
    FileOutside Error "file-outside" "A file lies outside the report folder and the declared read roots";
    FileLocked Error "file-locked" "A file is open in another program";
    FileDamaged Error "file-damaged" "A file cannot be read as what its name says it is";
    LimitExceeded Error "limit-exceeded" "A file holds more than is read";
    SheetMissing Error "sheet-missing" "A sheet is not in the workbook";
    HeadingsMissing Error "headings-missing" "The row of headings was not found";
    ColumnMissing Error "column-missing" "A column is not in the file";
    ColumnTwice Error "column-twice" "A heading stands twice";
    RowLength Error "row-length" "A row has more or fewer cells than there are headings";
    EncodingInvalid Error "encoding-invalid" "A file is not in an encoding the program reads";
    CellError Error "cell-error" "A cell holds a spreadsheet error";
    ValueMissing Error "value-missing" "A cell that must be filled is blank";
    DateInvalid Error "date-invalid" "A cell is not a date";
    DatesReversed Error "dates-reversed" "Two dates are in an impossible order";
    NumberInvalid Error "number-invalid" "A cell is not a number of the kind the column holds";
    ReferenceInvalid Error "reference-invalid" "A cell is not a case reference";
    CodeUnmapped Error "code-unmapped" "A word is not in the code list";
    ReferenceTwice Error "reference-twice" "A case reference stands twice";
    ReferenceUnknown Error "reference-unknown" "A row belongs to a case that the export does not hold";
    RowTwice Warning "row-twice" "A row was exported twice and is counted once";
    CasesOutsideYears Warning "cases-outside-years" "Cases lie outside the reporting years";
    DecisionNotInForce Error "decision-not-in-force" "A decision category of the Ombudsman's is not in force in the year";
    RateImpossible Error "rate-impossible" "A percentage that no number of its cases can give";
    DisclosureExposed Error "disclosure-exposed" "A small number of people can be worked out from what is published";
    DisclosureOff Warning "disclosure-off" "Small numbers can be worked out because secondary suppression is off";
    SourcesDiffer Warning "sources-differ" "The tracker and the Ombudsman's own files differ";
    CaseInOneSystem Warning "case-in-one-system" "A case is in one system and not in the other";
    SystemsDiffer Warning "systems-differ" "The social-care database and the customer system record a case differently";
    MatchUncertain Warning "match-uncertain" "Several cases could be the same, and nothing says which";
    CodingsDiffer Warning "codings-differ" "A label of the customer system has no counterpart in the database, so cases cannot be compared";
    ReconciliationIncomplete Warning "reconciliation-incomplete" "Settings do not say enough to compare the two systems";
    SheetsDiffer Warning "sheets-differ" "Two sheets say different things of a case";
    ReportsDiffer Warning "reports-differ" "A total that other figures must agree with differs";
    FigureRestated Warning "figure-restated" "A figure differs from what its year's report printed";
    CorrectionInvalid Error "correction-invalid" "A correction cannot be used as it stands";
    CorrectionUnknown Error "correction-unknown" "A correction names a case or field that is not there";
    CorrectionAmbiguous Error "correction-ambiguous" "A correction could mean several cells";
    CorrectionRefused Error "correction-refused" "A correction does not fit what the export says";
    CorrectionTwice Error "correction-twice" "Two corrections are of the same cell";
    SelfAssessmentMissing Warning "self-assessment-missing" "A section of the Complaint Handling Code has no self-assessment";
    SelfAssessmentInvalid Error "self-assessment-invalid" "A row of the self-assessment cannot be used as it stands";
    SelfAssessmentContradicted Warning "self-assessment-contradicted" "The figures contradict what the self-assessment says";
    ActionInvalid Error "action-invalid" "An action cannot be published as it stands";
    ActionDropped Error "action-dropped" "An action that was published has gone";
    PublishedUnused Warning "published-unused" "A published figure is not used";
    FigureUnknown Error "figure-unknown" "A figure, list or code of that name does not exist";
    TemplateInvalid Error "template-invalid" "A template or narrative cannot be used as it stands";
    NarrativeMissing Error "narrative-missing" "A narrative that the template asks for is not there";
    PlaceholderLeft Error "placeholder-left" "A placeholder stands where a final report needs words";
    ContrastLow Error "contrast-low" "A colour cannot be told from its ground";
    LogoUnusable Error "logo-unusable" "The logo cannot be used";
    NumberStale Warning "number-stale" "A typed number differs from the figure that its sentence is about";
    YearStale Warning "year-stale" "A typed year is not one that the report covers";
    WordContradicted Warning "word-contradicted" "A word is contradicted by the figure beside it";
    FigureUnmentioned Warning "figure-unmentioned" "A figure that the law or guidance asks for is on no page";
    ReferenceBroken Warning "reference-broken" "A reference points to nothing, or to something else";
    SentenceLong Warning "sentence-long" "A sentence is long";
    OpeningMissing Warning "opening-missing" "A section does not open with its finding";
    RecordMissing Error "record-missing" "A folder is not the output of a build that can be compared";
    RecordDamaged Error "record-damaged" "The record of a build cannot be read";
    EditionsDiffer Error "editions-differ" "Two builds are not of the same council, year and audience";
    PersonNamed Error "person-named" "A quotation may name somebody";
    ContactShown Error "contact-shown" "A quotation holds somebody's number or address";
    IdentifierShown Error "identifier-shown" "A text holds a number or date that leads to one person";
    RedactionBroken Error "redaction-broken" "A quotation's redaction may have come apart";
    CaseNarrative Warning "case-narrative" "A paragraph tells of a single case";
    QuotationWithheld Warning "quotation-withheld" "A text that may be published was withheld, because it is not clean";
    SignOffInvalid Error "sign-off-invalid" "A sign-off does not release anything";
    PeriodInvalid Error "period-invalid" "A report between years cannot be made for this period";
    AudienceInvalid Error "audience-invalid" "A report is not for these readers";
    CharacterMissing Error "character-missing" "A character is not in the report's typeface";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_well_formed() {
        let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|n| n.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    }
}
