//! What sentences call a figure: which words beside a number say that it states this figure and no part of it.
//!
//! Only figures that officers commonly type are here. A figure that is not is never held against a typed number, because a
//! false alarm costs more than a miss: an officer who gets them stops reading.

use super::numbers::Measure;
use super::words::Word;
use crate::analysis::{Figure, register};

/// A figure, what its number is followed by, and what its clause says.
pub(super) struct Subject {
    /// The name in the register, or its part after the report's name where the reports share it.
    name: &'static str,
    pub(super) measure: Measure,
    /// The thing counted, which follows the number.
    nouns: &'static [&'static str],
    /// Each is one or more words, of which the clause must hold one.
    needs: &'static [&'static [&'static str]],
    /// None of which the clause may hold.
    lacks: &'static [&'static str],
}

const GOT: &[&str] = &[
    "received",
    "had",
    "recorded",
    "were",
    "total",
    "number",
    "rose",
    "fell",
    "increased",
    "decreased",
    "dropped",
    "got",
    "receipt",
];
const COMPLAINTS: &[&str] = &["complaint", "complaints"];
const CASES: &[&str] = &["case", "cases", "complaint", "complaints", "enquiries", "referrals"];
/// Words that make a part of the complaints of all complaints.
const PARTS: &[&str] = &[
    "upheld",
    "uphold",
    "withdrawn",
    "withdrew",
    "decided",
    "open",
    "advocate",
    "acknowledged",
    "ombudsman",
    "stage",
    "team",
    "provider",
    "providers",
    "well-founded",
    "late",
    "resolved",
    "answered",
    "concern",
    "concerned",
    "about",
    "from",
    "by",
    "that",
    "who",
    "each",
    "other",
    "lgsco",
    "lgo",
    "excluding",
    "similar",
    "region",
    "nationally",
    "england",
    "together",
    "same",
    "young",
    "ended",
    "stages",
];
const OTHERS: &[&str] = &[
    "similar",
    "neighbour",
    "neighbours",
    "neighbouring",
    "england",
    "nationally",
    "national",
    "region",
    "councils",
    "group",
    "across",
    "constituent",
    "cipfa",
    "wmca",
    "area",
    "areas",
    "highest",
    "lowest",
    "satisfactory",
    "excluding",
    "combined",
    "authority",
    "authorities",
    "team",
    "average",
    "expected",
    "each",
];
const OMBUDSMAN: &[&str] = &["ombudsman", "lgsco", "lgo"];
const UPHELD_OTHERS: &[&str] = &[
    "not",
    "similar",
    "england",
    "neighbours",
    "councils",
    "combined",
    "investigated",
    "wmca",
    "cipfa",
    "area",
    "across",
    "satisfactory",
    "remedy",
];
const ANSWERED: &[&str] = &["answered", "answer", "answers"];
const WITHIN_OTHERS: &[&str] = &["acknowledged", "months", "late", "ombudsman", "lgsco", "stage", "service"];
const AVERAGE: &[&str] = &["average", "mean", "averaged"];

const fn count(
    name: &'static str,
    nouns: &'static [&'static str],
    needs: &'static [&'static [&'static str]],
    lacks: &'static [&'static str],
) -> Subject {
    Subject { name, measure: Measure::Count, nouns, needs, lacks }
}

const fn share(
    name: &'static str,
    needs: &'static [&'static [&'static str]],
    lacks: &'static [&'static str],
) -> Subject {
    Subject { name, measure: Measure::Percent, nouns: &[], needs, lacks }
}

const fn days(
    name: &'static str,
    needs: &'static [&'static [&'static str]],
    lacks: &'static [&'static str],
) -> Subject {
    Subject { name, measure: Measure::Days, nouns: &[], needs, lacks }
}

const fn pounds(name: &'static str, needs: &'static [&'static [&'static str]]) -> Subject {
    Subject { name, measure: Measure::Pounds, nouns: &[], needs, lacks: OTHERS }
}

/// The more telling first: the first that fits is the figure that a number is held against.
const SUBJECTS: &[Subject] = &[
    count("statutory_received", COMPLAINTS, &[&["statutory"], GOT], PARTS),
    count("informal_received", COMPLAINTS, &[&["informal", "informally"], GOT], PARTS),
    count("corporate_received", COMPLAINTS, &[&["corporate"], GOT], PARTS),
    count("compliments_received", &["compliment", "compliments"], &[GOT], PARTS),
    count("comments_received", &["comment", "comments"], &[GOT], PARTS),
    count(
        "statutory_partly_upheld",
        COMPLAINTS,
        &[&["partly", "partially"], &["upheld"]],
        &["or", "ombudsman", "both"],
    ),
    count("statutory_not_upheld", COMPLAINTS, &[&["not"], &["upheld"]], OTHERS),
    count(
        "statutory_upheld",
        COMPLAINTS,
        &[&["upheld"]],
        &["or", "partly", "partially", "not", "ombudsman", "investigated", "part"],
    ),
    count("statutory_withdrawn", COMPLAINTS, &[&["withdrawn", "withdrew"]], &["stage", "panel", "ombudsman"]),
    count("statutory_open", COMPLAINTS, &[&["open"], &["still", "remain", "remained"]], &["ombudsman"]),
    count(
        "childrens_stage_2_investigations",
        &["investigation", "investigations"],
        &[&["stage-2"]],
        &["ombudsman", "corporate", "took", "each"],
    ),
    count("childrens_stage_3_requests", &["request", "requests"], &[&["panel", "stage-3"]], &["withdrawn"]),
    count("childrens_stage_3_panels", &["panel", "panels"], &[&["held", "met", "sat"]], &["requests", "asked"]),
    count(
        "childrens_with_advocate",
        COMPLAINTS,
        &[&["advocate", "advocates"], &["supported", "support", "help", "helped"]],
        &[],
    ),
    count(
        "childrens_made_by_children",
        COMPLAINTS,
        &[&["children", "young"], &["made", "themselves"], &["by", "from", "people"]],
        &["advocate", "parents"],
    ),
    count("childrens_contacts", &["contact", "contacts"], &[&["completed", "received", "handled", "had"]], OTHERS),
    count("childrens_referrals", &["referral", "referrals"], &[&["received", "had", "number"]], &["open", "ombudsman"]),
    count("adult_well_founded", COMPLAINTS, &[&["well-founded"]], &["ombudsman", "each"]),
    count("adult_external_provider", COMPLAINTS, &[&["provider", "providers"]], &["together", "upheld", "each"]),
    count("adult_long_term_support", &["adults", "people"], &[&["long-term"], &["support", "supported", "care"]], &[]),
    count("adult_referred_to_ombudsman", CASES, &[OMBUDSMAN, &["received", "referred"]], OTHERS),
    count("childrens_ombudsman_received", CASES, &[OMBUDSMAN, &["received"]], OTHERS),
    count("lgsco_received", CASES, &[&["ombudsman", "lgsco", "lgo", "it"], &["received"]], OTHERS),
    count("lgsco_investigated", COMPLAINTS, &[&["investigated"]], OTHERS),
    count("lgsco_not_upheld", COMPLAINTS, &[&["not"], &["upheld"]], OTHERS),
    count("lgsco_upheld", COMPLAINTS, &[&["upheld"]], UPHELD_OTHERS),
    count("lgsco_decided", &["case", "cases", "decisions", "complaints"], &[&["decided", "decisions"]], OTHERS),
    count("lgsco_compliance_late", &["remedy", "remedies"], &[&["late"]], OTHERS),
    count("lgsco_compliance_on_time", &["remedy", "remedies"], &[&["time"]], &["late", "not", "councils"]),
    count("complaints_received", COMPLAINTS, &[GOT], PARTS),
    share("stage_1_within_share", &[&["stage-1"], &["within", "time"]], &["late", "over", "acknowledged"]),
    share("childrens_stage_1_only_share", &[&["stage-1"], &["further", "resolved", "settled"]], &["within", "late"]),
    share("childrens_stage_2_within_share", &[&["stage-2"], &["within", "time"]], &["late", "over"]),
    share("acknowledged_in_time_share", &[&["acknowledged"]], &["late", "not"]),
    share("adult_answered_within_20_days_share", &[&["within"], &["days"], ANSWERED], WITHIN_OTHERS),
    share("adult_answered_within_20_days_share", &[&["standard", "time"], ANSWERED], WITHIN_OTHERS),
    share("adult_within_20_days_share", &[&["within"], &["days"]], WITHIN_OTHERS),
    share("adult_within_20_days_share", &[&["standard"], &["our", "kept", "met", "meet", "ended"]], WITHIN_OTHERS),
    share("adult_well_founded_share_of_decided", &[&["well-founded", "upheld"]], OTHERS),
    share("adult_well_founded_share", &[&["well-founded", "upheld"]], OTHERS),
    share(
        "childrens_statutory_upheld_share_of_decided",
        &[&["upheld"]],
        &["not", "ombudsman", "councils", "similar", "withdrawn"],
    ),
    share("childrens_statutory_upheld_share", &[&["upheld"]], &["not", "ombudsman", "councils", "similar"]),
    share("lgsco_upheld_share", &[&["upheld", "uphold"]], OTHERS),
    share("lgsco_compliance_on_time_share", &[&["remedies", "remedy"], &["time"]], OTHERS),
    share("adult_external_provider_share", &[&["provider", "providers"]], &["upheld", "withdrawn"]),
    days("childrens_stage_1_mean_days", &[&["stage-1"], AVERAGE], &["median", "team"]),
    days("childrens_stage_2_mean_days", &[&["stage-2"], AVERAGE], &["median", "team"]),
    days("childrens_stage_3_mean_days", &[&["stage-3"], AVERAGE], &["median", "team"]),
    days("adult_mean_days", &[AVERAGE], &["median", "ombudsman", "team", "enquiries"]),
    days("lgsco_response_mean_days", &[AVERAGE], &["median", "team", "similar"]),
    pounds(
        "childrens_compensation_paid",
        &[&["paid", "payments", "compensation"], &["total", "totalled", "all", "altogether", "came"]],
    ),
    pounds(
        "adult_compensation_paid",
        &[&["paid", "payments", "compensation"], &["total", "totalled", "all", "altogether", "came"]],
    ),
    pounds(
        "lgsco_financial_remedies_paid",
        &[&["paid", "payments", "remedies"], &["total", "totalled", "all", "altogether", "came"]],
    ),
];

/// The reports whose figures a report speaks of: its own; the covered report's; in a briefing, none for certain.
fn speaks_of(report: &str) -> &str {
    report.strip_prefix("cover-").unwrap_or(report)
}

/// The figures that words may state, the most telling first. `after` is what follows a count, which names what is counted.
pub(super) fn fitting(report: &str, measure: Measure, clause: &[Word], after: Option<&[Word]>) -> Vec<&'static Figure> {
    let clause = without_service(clause);
    let fits = |subject: &&Subject| {
        let counted = match after {
            Some(words) => subject.counts(words),
            None => measure != Measure::Count || holds(&clause, subject.nouns),
        };
        subject.measure == measure
            && counted
            && subject.needs.iter().all(|any| holds(&clause, any))
            && !holds(&clause, subject.lacks)
    };
    SUBJECTS.iter().filter(fits).filter_map(|subject| subject.figure(report)).collect()
}

/// The clause without "about" where the whole service follows: complaints about adult social care are all complaints.
fn without_service(clause: &[Word]) -> Vec<Word> {
    let kept = clause.iter().enumerate().filter(|(at, word)| !(word.is(&["about"]) && is_service(&clause[at + 1..])));
    kept.map(|(_, word)| word.clone()).collect()
}

fn is_service(words: &[Word]) -> bool {
    words.first().is_some_and(|word| word.is(&["adult", "adults", "children's", "us", "our"]))
        || words.len() > 1 && words[0].is(&["the"]) && words[1].is(&["council", "service"])
}

impl Subject {
    fn figure(&self, report: &str) -> Option<&'static Figure> {
        let report = speaks_of(report);
        let own = if self.name.starts_with(&format!("{report}_")) {
            self.name.to_string()
        } else {
            format!("{report}_{}", self.name)
        };
        register::figure(&own)
    }

    /// Whether the words after a number are the thing counted, with no adjective that this figure does not have, and
    /// nothing after them that makes it a part.
    fn counts(&self, after: &[Word]) -> bool {
        const SOFT: [&str; 7] = ["new", "formal", "of", "the", "these", "all", "such"];
        const PART: [&str; 15] = [
            "about",
            "that",
            "who",
            "which",
            "where",
            "whose",
            "regarding",
            "relating",
            "concerning",
            "against",
            "made",
            "with",
            "from",
            "by",
            "for",
        ];
        let near = &after[..after.len().min(4)];
        let Some(noun) = near.iter().position(|word| word.is(self.nouns)) else { return false };
        let needed = |words: &[Word]| self.needs.iter().any(|any| holds(words, any));
        let statutory = |word: &Word| word.is(&["statutory"]) && self.name.contains("statutory");
        let known = |word: &Word| word.is(&SOFT) || needed(std::slice::from_ref(word)) || statutory(word);
        let had = after.get(noun + 1).is_some_and(|word| word.is(&["had"]));
        let part = after.get(noun + 1).is_some_and(|word| word.is(&PART)) && !is_service(&after[noun + 2..]);
        // "2 complaints (3%)" are a part, and not all that were received.
        let shared = after.get(noun + 1).is_some_and(|word| word.before.contains('(') && word.text.ends_with('%'));
        if shared && self.name.ends_with("_received") {
            return false;
        }
        near[..noun].iter().all(known) && !had && (!part || needed(&after[noun + 2..]))
    }
}

/// Whether a clause holds one of the words; `stage-1` stands for "stage 1" and "stage one".
fn holds(clause: &[Word], any: &[&str]) -> bool {
    clause.iter().any(|word| word.is(any)) || clause.windows(2).any(|pair| any.contains(&stage(pair).as_str()))
}

fn stage(pair: &[Word]) -> String {
    const NUMBERS: [&str; 3] = ["one", "two", "three"];
    if !pair[0].is(&["stage"]) {
        return String::new();
    }
    let number = NUMBERS.iter().position(|name| *name == pair[1].lower);
    number.map_or_else(|| format!("stage-{}", pair[1].lower), |at| format!("stage-{}", at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_is_a_figure_of_the_register() {
        for subject in SUBJECTS {
            let reports = ["childrens", "adult", "lgsco"];
            assert!(reports.iter().any(|report| subject.figure(report).is_some()), "{}", subject.name);
        }
    }
}
