//! The digest that `provenance.json` carries of itself: it shows damage and edits by hand. It does not show who made the
//! file, because whoever edits it on purpose can seal it again: for that, keep the digest that `build` prints.

use crate::workspace;

const MEMBER: &str = ",\n  \"sha256_of_the_lines_above\": \"";
const END: &str = "\"\n}\n";

/// JSON as `to_string_pretty` writes an object, with the digest of everything before it as its last member.
pub(super) fn seal(json: &str) -> String {
    let above = json.trim_end().strip_suffix('}').unwrap_or(json).trim_end();
    format!("{above}{MEMBER}{}{END}", workspace::sha256(above.as_bytes()))
}

/// The digest of a sealed text; none where it was changed or has no seal.
pub(super) fn intact(text: &str) -> Option<String> {
    // A copy through a tool that turns line ends is the same words.
    let text = text.replace("\r\n", "\n");
    let (above, rest) = text.rsplit_once(MEMBER)?;
    let digest = rest.strip_suffix(END).or_else(|| rest.strip_suffix(END.trim_end()))?;
    (workspace::sha256(above.as_bytes()) == digest).then(|| digest.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": \"}\"\n  }\n}";

    #[test]
    fn a_sealed_text_is_json_and_intact() {
        let sealed = seal(JSON);
        let value: serde_json::Value = serde_json::from_str(&sealed).unwrap();
        assert_eq!(value["b"]["c"], "}");
        assert_eq!(intact(&sealed).as_deref(), value["sha256_of_the_lines_above"].as_str());
        assert!(intact(&sealed.replace('\n', "\r\n")).is_some());
    }

    #[test]
    fn any_change_breaks_the_seal() {
        let sealed = seal(JSON);
        for broken in [
            sealed.replace("\"a\": 1", "\"a\": 2"),
            sealed.replace("  \"a\"", " \"a\""),
            sealed.replacen('{', "{ ", 1),
            sealed[..sealed.len() - 12].to_string(),
            format!("{sealed} x"),
            JSON.to_string(),
            String::new(),
        ] {
            assert_eq!(intact(&broken), None, "{broken}");
        }
    }
}
