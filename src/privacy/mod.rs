//! Whether words that somebody said or wrote may be published.
//!
//! The gate fails closed: what it cannot prove harmless it holds back until a named person signs it off in
//! `sign-offs.csv`. It reads two kinds of words. A *quotation* in the narrative was chosen and cleaned by an officer, and is
//! searched for what such cleaning misses. A text *from an export* was cleaned by nobody: every word of it must be an
//! everyday one. It cannot tell a name that is an everyday word in lower case, such as "will", from the word.

mod case_narratives;
mod identifiers;
mod known;
mod redaction;
mod sign_offs;
mod text;

use std::collections::BTreeSet;

use rayon::iter::ParallelIterator;

use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::workspace::Workspace;
use identifiers::Identifiers;
pub use identifiers::{looks_like_insurance_number, looks_like_postcode, looks_like_telephone};
use known::Known;
use sign_offs::SignOffs;
use text::Words;

/// Who wrote the words that are to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An officer put them into the narrative.
    Narrative,
    /// They stand in an export as a member of the public wrote them.
    Export,
}

/// What is wrong with some words. It says where they stand and of what kind they are, and never quotes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The character at which it begins, counted from 0.
    pub at: usize,
    pub rule: Rule,
}

impl Finding {
    /// What is wrong with a text that an officer wrote, and what to do about it.
    pub fn problem(self, place: Location, text: &str) -> Diagnostic {
        let mend = match self.rule.code() {
            Code::PersonNamed => {
                "Write [name] in its place, or, if it is a place or a service, add it to `known` under [privacy] in report.toml."
            }
            Code::CaseNarrative => "Tell what was learned rather than what happened to one person.",
            _ => "Take it out.",
        };
        let help = format!(
            "{mend} If the text may stand as it is, have a named person release it: add to sign-offs.csv the line {},WHO,ROLE,DAY,REASON.",
            mark(text)
        );
        Diagnostic::new(self.rule.code(), place, self.rule.message(), help)
    }
}

macro_rules! rules {
    ($($rule:ident $code:ident $what:literal;)*) => {
        /// What the gate looks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $(#[doc = $what] $rule,)* }

        impl Rule {
            /// What was found, in one sentence.
            pub fn message(self) -> &'static str {
                match self { $(Rule::$rule => $what,)* }
            }

            pub fn code(self) -> Code {
                match self { $(Rule::$rule => Code::$code,)* }
            }
        }
    };
}

rules! {
    Capital PersonNamed "A word with a capital letter in mid-sentence is not a known place, service, role or month.";
    Opening PersonNamed "The first word of a sentence is not an everyday word, and may be a name.";
    Titled PersonNamed "A title such as Mr or Mrs stands before a name.";
    FirstName PersonNamed "A word is a first name.";
    Unusual PersonNamed "A word is not an everyday one, and may be a name.";
    Initial PersonNamed "A single letter stands like an initial.";
    Telephone ContactShown "There is a telephone number, or another long number.";
    Email ContactShown "There is an email address.";
    Postcode ContactShown "There is a postcode.";
    NhsNumber IdentifierShown "There is an NHS number.";
    InsuranceNumber IdentifierShown "There is a National Insurance number.";
    Reference IdentifierShown "There is a case reference.";
    BirthDate IdentifierShown "There is a full date, which may be a date of birth.";
    Unbalanced RedactionBroken "A bracket is opened and not closed, or closed and not opened: a redaction may have come apart.";
    Crosses RedactionBroken "Crosses, stars or dots stand where something was taken out, and may leave part of it.";
    CaseTitle CaseNarrative "A person is told of by a title such as Mr X.";
    CaseAge CaseNarrative "A person's age is told.";
    CaseFamily CaseNarrative "One person's family is told of.";
    CaseSingle CaseNarrative "A single case is told.";
}

/// The gate, with what a council's settings and sign-offs say.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    known: Known,
    identifiers: Identifiers,
    sign_offs: SignOffs,
}

impl Gate {
    /// The gate of a report folder. What is wrong with its sign-offs is added to `problems`.
    pub fn new(workspace: &Workspace, problems: &mut Problems) -> Gate {
        Gate {
            known: Known::new(&workspace.settings),
            identifiers: Identifiers::default(),
            sign_offs: SignOffs::of(workspace, problems),
        }
    }

    /// Learns how the exports' own references are made up.
    pub fn learn_references<'r>(&mut self, references: impl ParallelIterator<Item = &'r str>) {
        self.identifiers.learn(references);
    }

    /// What is wrong with words that somebody said, in the order of their places; nothing where they are signed off.
    pub fn quotation(&self, text: &str, origin: Origin) -> Vec<Finding> {
        if self.sign_offs.hold(text) {
            return Vec::new();
        }
        let words = Words::of(text);
        let mut found = self.known.strangers(&words, origin);
        found.extend(self.identifiers.all(&words));
        found.extend(redaction::findings(&words));
        in_order(found)
    }

    /// What of a paragraph by an officer points at one person: identifiers, and a single case told.
    pub fn paragraph(&self, text: &str) -> Vec<Finding> {
        if self.sign_offs.hold(text) {
            return Vec::new();
        }
        let words = Words::of(text);
        let mut found = self.identifiers.of_a_case(&words);
        found.extend(case_narratives::findings(&words));
        in_order(found)
    }
}

/// The mark of a text, by which `sign-offs.csv` knows it.
pub fn mark(text: &str) -> String {
    sign_offs::mark(text)
}

fn in_order(found: Vec<Finding>) -> Vec<Finding> {
    found.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests;
