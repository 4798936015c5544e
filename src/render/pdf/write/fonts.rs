//! Fonts cut down to the glyphs that the document uses.

use super::super::error::PdfError;
use super::super::face::Face;
use super::super::page::{Item, Page};
use super::super::setting::Glyph;
use compact_str::CompactString;
use printpdf::{Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// A glyph as the subset numbers it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SubsetGlyph {
    pub(super) id: u16,
    /// In thousandths of an em.
    pub(super) width: f32,
    /// The text it stands for wherever it is drawn, since a PDF font knows but one: two characters that look alike,
    /// such as a space and one that does not break, are both read as the commoner.
    text: CompactString,
}

struct Subset {
    font: ParsedFont,
    /// By the number that the whole font gives the glyph.
    glyphs: Vec<Option<SubsetGlyph>>,
}

pub(super) struct Fonts(BTreeMap<Face, Subset>);

/// The name of a face's font in the file. printpdf's own names count up through a process, so no two builds agree.
pub(super) fn resource(face: Face) -> FontId {
    FontId(face.resource().to_string())
}

impl Fonts {
    /// The fonts of everything on the pages.
    pub(super) fn of(pages: &[Page]) -> Result<Fonts, PdfError> {
        let mut used: BTreeMap<Face, Vec<Option<CompactString>>> = BTreeMap::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            let Item::Text { run, .. } = item else { continue };
            let glyphs = used.entry(run.face).or_default();
            for glyph in &run.glyphs {
                let id = usize::from(glyph.id);
                if glyphs.len() <= id {
                    glyphs.resize(id + 1, None);
                }
                let text = glyphs[id].get_or_insert_with(|| glyph.text.clone());
                if text.is_empty() || (!glyph.text.is_empty() && glyph.text < *text) {
                    *text = glyph.text.clone();
                }
            }
        }
        let subsets = used.into_iter().map(|(face, glyphs)| Ok((face, subset(face, glyphs)?)));
        Ok(Fonts(subsets.collect::<Result<_, PdfError>>()?))
    }

    pub(super) fn add_to(&self, pdf: &mut PdfDocument) {
        for (face, subset) in &self.0 {
            pdf.resources.fonts.map.insert(resource(*face), PdfFont::new(subset.font.clone()));
        }
    }

    /// A page of all glyphs, each with its text: printpdf embeds what it is shown so.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let of = |(face, subset): (&Face, &Subset)| {
            let shown =
                |glyph: &SubsetGlyph| Codepoint { gid: glyph.id, offset: 0.0, cid: Some(glyph.text.to_string()) };
            let glyphs = subset.glyphs.iter().flatten().map(shown).collect();
            let font = PdfFontHandle::External(resource(*face));
            [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] }]
        };
        let shown = self.0.iter().flat_map(of);
        std::iter::once(Op::StartTextSection).chain(shown).chain([Op::EndTextSection]).collect()
    }

    pub(super) fn glyph(&self, face: Face, glyph: &Glyph) -> Result<&SubsetGlyph, PdfError> {
        let known = self.0.get(&face).and_then(|subset| subset.glyphs.get(usize::from(glyph.id)));
        known
            .and_then(Option::as_ref)
            .ok_or_else(|| PdfError::Internal(format!("glyph {} of {face:?} was not cut", glyph.id)))
    }
}

fn subset(face: Face, used: Vec<Option<CompactString>>) -> Result<Subset, PdfError> {
    let unreadable = || PdfError::Internal(format!("the font {face:?} cannot be read"));
    let full = ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new()).ok_or_else(unreadable)?;
    let mut numbers = GlyphRemapper::new();
    let mut widths = BTreeMap::new();
    let glyphs = (0..).zip(used).map(|(glyph, text)| {
        let text = text?;
        let id = numbers.remap(glyph);
        let units = full.get_glyph_width(glyph).unwrap_or(0);
        let width = (f32::from(units) * 1000.0 / f32::from(full.units_per_em)).floor();
        widths.insert(id, units);
        Some(SubsetGlyph { id, width, text })
    });
    let glyphs: Vec<_> = glyphs.collect();
    let program = subsetter::subset(face.bytes(), 0, &numbers).map_err(PdfError::internal)?;
    let name = Some(face.subset_name().to_string());
    let metrics = full.font_metrics.clone();
    let mut font = ParsedFont::with_glyph_data(program, 0, name, BTreeMap::new(), widths, full.units_per_em, metrics);
    font.pdf_font_metrics = full.pdf_font_metrics.clone();
    Ok(Subset { font, glyphs })
}
