//! The cover: one block of the accent colour with the council, the title and the year, and the rest beneath it.

use super::super::error::PdfError;
use super::super::look::{
    self, COVER_COUNCIL, COVER_DETAIL, COVER_TITLE, COVER_YEAR, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, TextStyle,
};
use super::super::page::{DECORATION, Item, Paint, PathPoint};
use super::super::tree::{NodeId, Role};
use super::super::words::Words;
use super::setter::Setter;
use crate::report::document::{Appendix, Document};
use crate::report::theme::Rgb;
use parley::Alignment;

/// Where the slanted edge of the block meets the left and the right of the sheet, at the least.
const EDGE_LEFT: f32 = 560.0;
const EDGE_RISE: f32 = 96.0;
const BAND: f32 = 16.0;
const TITLE_TOP: f32 = 196.0;

/// The items of the cover, whose words come first in the tree.
pub(super) fn set(setter: &mut Setter<'_, '_>, document: &Document) -> Result<Vec<Item>, PdfError> {
    let accent = document.theme.accent;
    let ink = look::on(accent);
    let mut words = Vec::new();
    let mut cover = Cover { setter, items: &mut words };
    cover.words(Role::Paragraph, &document.council, COVER_COUNCIL.coloured(ink), 88.0)?;
    let below = cover.words(Role::Heading(1), &document.title, COVER_TITLE.coloured(ink), TITLE_TOP)?;
    let below = cover.words(Role::Paragraph, &document.year, COVER_YEAR.coloured(ink), below + 14.0)?;
    let edge = EDGE_LEFT.max(below + EDGE_RISE + 34.0).min(PAGE_HEIGHT - 170.0);
    let mut y = edge + 52.0;
    y = cover.words(Role::Paragraph, &document.period, COVER_DETAIL, y)?;
    if let Some(published) = &document.published {
        let (style, label) = (COVER_DETAIL.coloured(look::GREY), document.publication_label());
        y = cover.words(Role::Paragraph, &format!("{label} {published}"), style, y + 3.0)?;
    }
    if let Some(marking) = document.marking() {
        cover.words(Role::Paragraph, marking, COVER_DETAIL.bold(), y + 22.0)?;
    }
    let mut items = shape(edge, accent);
    items.append(&mut words);
    items.extend(setter.cover_logo(&document.theme));
    Ok(items)
}

/// The page that opens an appendix: its letter and title on the accent colour.
pub(super) fn appendix(setter: &mut Setter<'_, '_>, appendix: &Appendix) -> Result<Vec<Item>, PdfError> {
    let document = &appendix.document;
    let accent = document.theme.accent;
    let ink = look::on(accent);
    let mut words = Vec::new();
    let part = setter.part;
    let mut cover = Cover { setter, items: &mut words };
    cover.words(Role::Paragraph, &document.council, COVER_COUNCIL.coloured(ink), 88.0)?;
    // The letter belongs to the heading, which is then told from those of the other appendices.
    let heading = cover.setter.tree.add(Role::Heading(1), part);
    let name = appendix.name();
    cover.setter.tree.get_mut(heading).title = Some(format!("{name}: {}", document.title));
    let below = cover.words_of(heading, &format!("{name} "), COVER_YEAR.coloured(ink), TITLE_TOP)?;
    let below = cover.words_of(heading, &document.title, COVER_TITLE.coloured(ink), below + 8.0)?;
    let below = cover.words(Role::Paragraph, &document.year, COVER_YEAR.coloured(ink), below + 14.0)?;
    let below = cover.words(Role::Paragraph, &document.period, COVER_DETAIL.coloured(ink), below + 30.0)?;
    if let Some(marking) = document.marking() {
        cover.words(Role::Paragraph, marking, COVER_DETAIL.bold().coloured(ink), below + 22.0)?;
    }
    let mut items = vec![Item::panel(0.0, 0.0, PAGE_WIDTH, PAGE_HEIGHT, accent)];
    items.push(Item::panel(MARGIN, TITLE_TOP - 26.0, 54.0, 4.0, ink));
    items.append(&mut words);
    Ok(items)
}

struct Cover<'a, 's, 'd> {
    setter: &'a mut Setter<'s, 'd>,
    items: &'a mut Vec<Item>,
}

impl Cover<'_, '_, '_> {
    /// Sets words at `y`; gives the place of what follows.
    fn words(&mut self, role: Role, text: &str, style: TextStyle, y: f32) -> Result<f32, PdfError> {
        let node = self.setter.tree.add(role, self.setter.part);
        if let Role::Heading(_) = role {
            self.setter.tree.get_mut(node).title = Some(text.to_string());
        }
        self.words_of(node, text, style, y)
    }

    fn words_of(&mut self, node: NodeId, text: &str, style: TextStyle, y: f32) -> Result<f32, PdfError> {
        let set = self.setter.engine.set(&Words::plain(text), style, look::COLUMN, Alignment::Start)?;
        let items = self.setter.block_items(&set, MARGIN, y, node);
        self.items.extend(items);
        Ok(y + set.height())
    }
}

/// The block, its lower edge rising to the right, and a lighter band along the edge.
fn shape(edge: f32, accent: Rgb) -> Vec<Item> {
    let quadrilateral = |corners: [(f32, f32); 4], colour| Item::Path {
        points: corners.map(|(x, y)| PathPoint::corner(x, y)).to_vec(),
        paint: Paint::Fill(colour),
        mark: DECORATION,
    };
    let right = edge - EDGE_RISE;
    let block = [(0.0, 0.0), (PAGE_WIDTH, 0.0), (PAGE_WIDTH, right), (0.0, edge)];
    let band = [(0.0, edge), (PAGE_WIDTH, right), (PAGE_WIDTH, right + BAND), (0.0, edge + BAND)];
    let rule = Item::panel(MARGIN, TITLE_TOP - 26.0, 54.0, 4.0, look::on(accent));
    vec![quadrilateral(block, accent), quadrilateral(band, look::lighter(accent, 0.62)), rule]
}
