//! Setting type: words to lines of glyphs, with parley and the bundled fonts only, so that every machine agrees.

use super::error::PdfError;
use super::face::{FAMILY, Face};
use super::look::{self, StyleKey, TextStyle};
use super::words::{LinkWords, Words};
use crate::report::theme::Rgb;
use compact_str::CompactString;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride};
use parley::layout::{Cluster, Line as ParleyLine};
use parley::style::{FontFamily, FontFamilyName, FontFeatures, LineHeight, OverflowWrap, StyleProperty};
use parley::{Alignment, AlignmentOptions, FontContext, Layout, LayoutContext};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// How many characters of the text about a missing glyph are shown.
const NEAR: usize = 20;

/// A glyph and the text it stands for; the later glyphs of a cluster stand for none.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    pub(super) advance: f32,
    /// A letter or two, which need no allocation of their own.
    pub(super) text: CompactString,
}

/// Glyphs of one face, size, colour and link, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) colour: Rgb,
    /// From the left edge of the line.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) link: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) height: f32,
    /// From the top of the line.
    pub(super) baseline: f32,
    /// To the end of the last word.
    pub(super) width: f32,
    pub(super) runs: Vec<Run>,
}

/// Words broken into lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SetText {
    pub(super) lines: Vec<Line>,
    pub(super) links: Vec<LinkWords>,
}

impl SetText {
    pub(super) fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Brush {
    face: Option<Face>,
    colour: Option<Rgb>,
    link: Option<usize>,
}

/// The type-setting engine. Making one reads the fonts; a document needs only one.
pub(super) struct Engine {
    fonts: FontContext,
    layouts: LayoutContext<Brush>,
    /// Words once shaped are only broken anew: the cells of a table are measured before they are set.
    shaped: Vec<Layout<Brush>>,
    /// Where each is.
    places: HashMap<StyleKey, HashMap<Words, usize>>,
}

impl Engine {
    pub(super) fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = FontContext { collection: Collection::new(options), source_cache: Default::default() };
        for face in Face::ALL {
            let names = FontInfoOverride {
                family_name: Some(FAMILY),
                style: Some(face.slope()),
                weight: Some(face.weight()),
                ..Default::default()
            };
            fonts.collection.register_fonts(Blob::new(Arc::new(face.bytes())), Some(names));
        }
        Engine { fonts, layouts: LayoutContext::new(), shaped: Vec::new(), places: HashMap::new() }
    }

    /// Breaks words into lines no wider than `width`.
    pub(super) fn set(
        &mut self,
        words: &Words,
        style: TextStyle,
        width: f32,
        align: Alignment,
    ) -> Result<SetText, PdfError> {
        let text = words.text();
        let layout = self.layout(words, &text, style);
        layout.break_all_lines(Some(width));
        layout.align(align, AlignmentOptions::default());
        let lines = layout.lines().map(|line| set_line(&line, &text)).collect::<Result<Vec<_>, _>>()?;
        let lines = lines.into_iter().filter(|line| !line.runs.is_empty()).collect();
        Ok(SetText { lines, links: words.links.clone() })
    }

    /// The one line of words that are never broken.
    pub(super) fn set_line(&mut self, text: &str, style: TextStyle) -> Result<Option<Line>, PdfError> {
        let set = self.set(&Words::plain(text), style, f32::MAX, Alignment::Start)?;
        Ok(set.lines.into_iter().next())
    }

    /// The width of the longest word, and of all the words on one line.
    pub(super) fn widths(&mut self, words: &Words, style: TextStyle) -> (f32, f32) {
        let text = words.text();
        let widths = self.layout(words, &text, style).calculate_content_widths();
        (widths.min.ceil(), widths.max.ceil())
    }

    fn layout(&mut self, words: &Words, text: &str, style: TextStyle) -> &mut Layout<Brush> {
        let Engine { fonts, layouts, shaped, places } = self;
        let places = places.entry(style.key()).or_default();
        let place = places.get(words).copied().unwrap_or_else(|| {
            shaped.push(shape(fonts, layouts, words, text, style));
            places.insert(words.clone(), shaped.len() - 1);
            shaped.len() - 1
        });
        &mut shaped[place]
    }
}

fn shape(
    fonts: &mut FontContext,
    layouts: &mut LayoutContext<Brush>,
    words: &Words,
    text: &str,
    style: TextStyle,
) -> Layout<Brush> {
    let mut builder = layouts.ranged_builder(fonts, text, 1.0, false);
    let family = FontFamily::Single(FontFamilyName::Named(Cow::Borrowed(FAMILY)));
    builder.push_default(StyleProperty::FontFamily(family));
    builder.push_default(StyleProperty::FontSize(style.size));
    builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.leading)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    if style.tabular {
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed("\"tnum\""))));
    }
    let mut start = 0;
    for span in &words.spans {
        let range: Range<usize> = start..start + span.text.len();
        start = range.end;
        let face = style.face.with(span.strong, span.emphasis);
        let colour = match (span.link, span.signal) {
            (Some(_), _) => look::LINK,
            (None, Some(nearness)) => look::signal(nearness),
            (None, None) => style.colour,
        };
        let brush = Brush { face: Some(face), colour: Some(colour), link: span.link };
        builder.push(StyleProperty::FontWeight(face.weight()), range.clone());
        builder.push(StyleProperty::FontStyle(face.slope()), range.clone());
        builder.push(StyleProperty::Brush(brush), range);
    }
    builder.build(text)
}

fn set_line(line: &ParleyLine<'_, Brush>, text: &str) -> Result<Line, PdfError> {
    let metrics = line.metrics();
    let mut x = metrics.offset;
    let mut runs: Vec<Run> = Vec::new();
    for run in line.runs() {
        let clusters: Vec<_> = run.visual_clusters().collect();
        let mut at = 0;
        while at < clusters.len() {
            let count = ligature_length(&clusters[at..]);
            let together = &clusters[at..at + count];
            let advance: f32 = together.iter().map(Cluster::advance).sum();
            add(&mut runs, together, text, run.font_size(), x, advance)?;
            x += advance;
            at += count;
        }
    }
    let baseline = metrics.baseline - metrics.block_min_coord;
    let width = metrics.advance - metrics.hanging_advance;
    Ok(Line { height: metrics.line_height, baseline, width, runs })
}

/// How many clusters the first one's glyphs stand for.
fn ligature_length(clusters: &[Cluster<'_, Brush>]) -> usize {
    if !clusters[0].is_ligature_start() {
        return 1;
    }
    1 + clusters[1..].iter().take_while(|cluster| cluster.is_ligature_continuation()).count()
}

/// Adds the glyphs that stand for clusters to the run that is being set, or to another where the look changes.
fn add(
    runs: &mut Vec<Run>,
    clusters: &[Cluster<'_, Brush>],
    text: &str,
    size: f32,
    x: f32,
    width: f32,
) -> Result<(), PdfError> {
    let mut glyphs = clusters[0].glyphs().peekable();
    if glyphs.peek().is_none() {
        return Ok(());
    }
    let Brush { face, colour, link } = clusters[0].style().brush;
    let (face, colour) = (face.unwrap_or(Face::Regular), colour.unwrap_or(look::INK));
    let same = |run: &Run| run.face == face && run.colour == colour && run.link == link;
    if !runs.last().is_some_and(same) {
        runs.push(Run { face, size, colour, x, width: 0.0, glyphs: Vec::new(), link });
    }
    let Some(run) = runs.last_mut() else { return Ok(()) };
    run.width += width;
    let mut stands_for = match clusters {
        [cluster] => CompactString::new(&text[cluster.text_range()]),
        _ => clusters.iter().map(|cluster| &text[cluster.text_range()]).collect(),
    };
    for glyph in glyphs {
        let id = u16::try_from(glyph.id).map_err(PdfError::internal)?;
        if id == 0 {
            return Err(missing(text, clusters[0].text_range().start));
        }
        run.glyphs.push(Glyph { id, advance: glyph.advance, text: std::mem::take(&mut stands_for) });
    }
    Ok(())
}

/// Names the character at `at` and the words about it.
fn missing(text: &str, at: usize) -> PdfError {
    let character = text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    let before: Vec<char> = text[..at].chars().rev().take(NEAR).collect();
    let near = before.into_iter().rev().chain(text[at..].chars().take(NEAR)).collect::<String>();
    PdfError::MissingGlyph { character, near: near.trim().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, width: f32) -> SetText {
        Engine::new().set(&Words::plain(text), look::BODY, width, Alignment::Start).unwrap()
    }

    fn text_of(set: &SetText) -> String {
        set.lines.iter().flat_map(|l| &l.runs).flat_map(|r| &r.glyphs).map(|g| g.text.as_str()).collect()
    }

    #[test]
    fn every_character_is_set_ligatures_and_accents_too() {
        let text = "The office’s affluent café: 1,234.5% of £2.4 million – “fi” caf\u{65}\u{301} …";
        let set = set(text, 150.0);
        assert!(set.lines.len() > 2);
        assert_eq!(text_of(&set), text);
        assert!(set.lines.iter().all(|line| line.width <= 150.0 && line.height == look::BODY.leading));
    }

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_neighbours() {
        let error = Engine::new().set(&Words::plain("a complaint 漢 about"), look::BODY, 300.0, Alignment::Start);
        let near = "a complaint 漢 about".to_string();
        assert_eq!(error, Err(PdfError::MissingGlyph { character: '漢', near }));
    }

    #[test]
    fn figures_in_tables_are_all_of_one_width() {
        let mut engine = Engine::new();
        let mut width = |text: &str| engine.widths(&Words::plain(text), look::TABLES.cell.bold()).1;
        assert_eq!(width("1111111111"), width("8888888888"));
    }

    #[test]
    fn every_face_is_found() {
        let mut engine = Engine::new();
        let mut width = |face| engine.widths(&Words::plain("Complaints received"), TextStyle { face, ..look::BODY }).1;
        let widths = Face::ALL.map(|face| width(face).to_bits());
        assert_eq!(std::collections::BTreeSet::from(widths).len(), 4);
    }
}
