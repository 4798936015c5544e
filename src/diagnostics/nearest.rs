/// How alike two words must be, from 0 to 1, before one is offered as what the other may have meant.
const ALIKE: f64 = 0.6;

/// Longer texts are no words: to compare them letter by letter would take for ever.
const LONGEST: usize = 200;

/// The known word nearest to a word that is not known, where one is near enough to be worth offering.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    known
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| (candidate, strsim::normalized_damerau_levenshtein(&word, &candidate.to_lowercase())))
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(candidate, _)| candidate)
}

/// A sentence that lists what is known, led by the nearest where there is one.
pub fn known_names<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let all: Vec<&str> = known.clone().into_iter().collect();
    let list = all.join(", ");
    match nearest(word, known) {
        Some(near) => format!("Did you mean \"{near}\"? Known: {list}."),
        None if all.is_empty() => "None is known.".to_string(),
        None => format!("Known: {list}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_finds_its_word_and_a_stranger_none() {
        let known = ["complaints", "stages", "concerns"];
        assert_eq!(nearest("complants", known), Some("complaints"));
        assert_eq!(nearest("Stages", known), Some("stages"));
        assert_eq!(nearest("xyz", known), None);
        assert_eq!(nearest(&"stages".repeat(1_000_000), known), None);
        assert_eq!(known_names("stage", known), "Did you mean \"stages\"? Known: complaints, stages, concerns.");
    }
}
