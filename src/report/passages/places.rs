//! On which page of the PDF each line of a document begins.

use super::{Kind, Line, Section};

/// How far ahead of the last line the next is looked for, in letters: several pages, but not the whole document, in which
/// the same short row may stand again.
const AHEAD: usize = 20_000;

/// The words of a PDF without the spaces between them, and where each page begins among them.
#[derive(Clone, Debug)]
pub struct Pages {
    words: String,
    starts: Vec<usize>,
}

impl Pages {
    /// From the words of each page in reading order, the first being page 1.
    pub fn new(pages: &[String]) -> Self {
        let (mut words, mut starts) = (String::new(), Vec::new());
        for page in pages {
            starts.push(words.len());
            words.push_str(&squeezed(page));
        }
        Pages { words, starts }
    }

    /// Notes on every line its page. The labels of a chart and its alternative text stand where its title does.
    ///
    /// `from` is where to begin to look, and becomes where the last line was found.
    pub fn place(&self, sections: &mut [Section], from: &mut usize) {
        for part in sections.iter_mut().flat_map(|section| &mut section.parts) {
            let (kind, is_chart) = (part.kind, part.kind == Kind::Chart);
            let caption = part.lines.len().min(1);
            let (first, rest) = part.lines.split_at_mut(caption);
            let mut page = None;
            for (index, line) in first.iter_mut().chain(&mut part.rows).chain(rest).enumerate() {
                if index == 0 || !is_chart {
                    page = self.find(&as_printed(kind, line), from);
                }
                line.page = page;
            }
        }
    }

    fn find(&self, wanted: &str, from: &mut usize) -> Option<u32> {
        if wanted.is_empty() {
            return None;
        }
        let after =
            |from: usize| self.words[from..].find(wanted).filter(|ahead| *ahead < AHEAD).map(|ahead| from + ahead);
        // Blocks that stand side by side may be set before those that come before them in the document.
        let page = self.starts.iter().rev().find(|start| *start <= from).copied().unwrap_or(0);
        *from = after(*from).or_else(|| after(page))?;
        u32::try_from(self.starts.partition_point(|start| start <= from)).ok()
    }
}

/// The words of a line in the order in which a page has them: a key fact's number, and then the label that heads its row.
fn as_printed(kind: Kind, line: &Line) -> String {
    let mut phrases: Vec<String> = line.phrases.iter().map(|phrase| squeezed(&phrase.words())).collect();
    if kind == Kind::KeyFacts && phrases.len() > 1 {
        phrases.swap(0, 1);
    }
    phrases.concat()
}

/// Without space and without what a PDF does not print.
fn squeezed(words: &str) -> String {
    let printed =
        |c: &char| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    words.chars().filter(printed).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Part, Phrase, Run};
    use super::*;

    #[test]
    fn a_line_that_stands_twice_is_found_where_it_comes_next() {
        let line = |words: &str| Line { page: None, phrases: vec![Phrase(vec![Run::Words(words.into())])] };
        let lines = ["Upheld 4", "not there", "Then more words", "Upheld 4"].map(line).to_vec();
        let part = Part { kind: Kind::Text, lines, ..super::super::part(Kind::Text) };
        let mut sections = [Section { heading: String::new(), parts: vec![part] }];
        let pages = ["Cover", "Upheld\n4", "Then more\nwords", "Upheld 4"].map(str::to_string);
        Pages::new(&pages).place(&mut sections, &mut 0);
        let found: Vec<Option<u32>> = sections[0].parts[0].lines.iter().map(|line| line.page).collect();
        assert_eq!(found, [Some(2), None, Some(3), Some(4)]);
    }
}
