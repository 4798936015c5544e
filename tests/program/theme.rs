//! The council's look in what is built.

use super::folder::BUILT;
use super::pdf::Pdf;

const WORDS: &str = "Coventry City Council";

#[test]
fn the_logo_stands_in_every_document_with_its_words() {
    for path in BUILT.tree.keys().filter(|path| path.ends_with("report.html")) {
        let page = BUILT.text(path);
        let (_, image) = page.split_once("<p class=\"logo\"><img src=\"data:image/png;base64,").unwrap();
        assert!(image.split('>').next().unwrap().contains(&format!("alt=\"{WORDS}\"")), "{path}");
    }
    for (path, bytes) in BUILT.tree.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let figures = Pdf::read(bytes).figures();
        // Of a pack's documents only the first bears it.
        assert_eq!(figures.iter().filter(|(alt, _)| alt == WORDS).count(), 1, "{path}");
        assert!(!bytes.windows(6).any(|word| word == b"/SMask"), "{path}: nothing to blend");
    }
}
