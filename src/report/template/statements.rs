//! Which statements a template may use. It words the figures that it is given: what reads other files, keeps values or runs
//! on without end is refused before anything is carried out.

use super::Section;
use crate::diagnostics::{Code, Diagnostic, Location};

/// Conditions, and loops over what the program gives.
const ALLOWED: [&str; 8] = ["if", "elif", "else", "endif", "for", "endfor", "raw", "endraw"];

/// How many loops may stand within each other: a list of figures, and its parts.
const DEEPEST: usize = 2;

/// How many conditions may stand within each other, and how many a text may go on with: each is read within the one before.
const DEEPEST_CONDITION: usize = 10;
const MOST_CONDITIONS: usize = 500;

/// No expression of a report needs more: filters one after the other can make a text ten times as long each.
const MOST_FILTERS: usize = 6;

/// Every statement and expression that is not allowed, at its place.
pub(super) fn refused(section: &Section) -> Vec<Diagnostic> {
    let (mut found, mut loops, mut rest) = (Vec::new(), 0usize, section.source.as_str());
    let (mut conditions, mut branches) = (0usize, 0usize);
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let (opening, after) = rest[start..].split_at(2);
        let offset = section.source.len() - rest.len() + start;
        let closing = if opening == "{{" { "}}" } else { "%}" };
        // What is not closed is Tera's to refuse; what stands in it may still be a statement, as in a comment.
        let end = after.find(closing).unwrap_or(after.len());
        let inside = after[..end].trim_matches('-').trim();
        let word = inside.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        if opening == "{%" {
            match word {
                "for" => loops += 1,
                "endfor" => loops = loops.saturating_sub(1),
                "if" => conditions += 1,
                "elif" => branches += 1,
                "endif" => conditions = conditions.saturating_sub(1),
                _ => {}
            }
            // Told once, where it is one too many.
            if (word == "if" && conditions == DEEPEST_CONDITION + 1)
                || (word == "elif" && branches == MOST_CONDITIONS + 1)
            {
                let message = format!(
                    "Conditions stand within each other more than {DEEPEST_CONDITION} deep, or go on more than {MOST_CONDITIONS} times."
                );
                found.push(problem(section, offset, message));
            }
        }
        if let Some(message) = wrong(opening, word, inside, loops) {
            found.push(problem(section, offset, message));
        }
        rest = after;
    }
    found
}

fn wrong(opening: &str, word: &str, inside: &str, loops: usize) -> Option<String> {
    if opening == "{%" && !ALLOWED.contains(&word) {
        return Some(format!("A text may not use the statement \"{}\".", word.chars().take(40).collect::<String>()));
    }
    if word == "for" && opening == "{%" && loops > DEEPEST {
        return Some(format!("Loops stand within each other more than {DEEPEST} deep."));
    }
    let mut words = inside.split(|c: char| !c.is_alphanumeric() && c != '_');
    let is_listed = inside.contains('[') && words.clone().any(|word| word == "for");
    if words.any(|word| word == "range") || is_listed {
        return Some("A text may not make lists of its own.".into());
    }
    (inside.matches('|').count() > MOST_FILTERS)
        .then(|| format!("The expression has more than {MOST_FILTERS} filters."))
}

fn problem(section: &Section, offset: usize, message: String) -> Diagnostic {
    let before = &section.source[..offset];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
    let help = "Use figures between {{ and }}, \"if\", and \"for\" over the lists that the program gives.";
    Diagnostic::new(Code::TemplateInvalid, Location::line(&section.file, line, column), message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<String> {
        let section = Section { file: "narrative/adult/x.md".into(), source: source.into() };
        refused(&section).iter().map(|d| format!("{}: {}", d.location, d.message)).collect()
    }

    #[test]
    fn what_reads_files_or_never_ends_is_refused_at_its_place() {
        let hostile = [
            "{% include \"/etc/passwd\" %}",
            "{% extends 'other' %}",
            "{%- set x = 1 -%}",
            "{# {{ #}{% include 'x' %}{{ 1 }}",
            "{# {{ #}{% include 'x' %}",
            "{%component a()%}x{% endcomponent %}",
            "{% for a in range(end=100000) %}{% endfor %}",
            "{{ [x for x in y] }}",
            "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}",
            "{{ a | replace(from='a', to='aa') | a | a | a | a | a | a }}",
            &"{% if a %}".repeat(11),
            &format!("{{% if a %}}{}{{% endif %}}", "{% elif a %}".repeat(501)),
        ];
        for source in hostile {
            let found = found(&format!("Words.\n  {source}"));
            assert!(
                found.first().is_some_and(|text| text.starts_with("narrative/adult/x.md, line 2, column ")),
                "{source}"
            );
        }
        assert!(found("{% set x = 1 %}")[0].ends_with("A text may not use the statement \"set\"."));
    }

    #[test]
    fn figures_conditions_and_loops_are_allowed() {
        let sound = "{% if number.a > 1 %}{{ this_year.a | default(value=\"for a range\") }}{% else %}x{% endif %}\n\
                     {% for a in list %}{{ a.name }}{% endfor %}{%- if x -%}y{%- endif -%}";
        assert_eq!(found(sound.replace("a range", "a case").as_str()), Vec::<String>::new());
    }
}
