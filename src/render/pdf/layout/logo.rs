//! The council's logo: at the foot of a cover, or at the head of a committee document's first page. A figure with its words,
//! on white paper, which it was drawn for.

use super::super::look::{MARGIN, PAGE_HEIGHT, PAGE_WIDTH};
use super::super::page::{Item, Mark};
use super::super::tree::{FigureBox, NodeId, Role};
use super::setter::Setter;
use crate::report::theme::{Logo, Theme};

/// The most room it takes: on a cover, and beside the council's name.
const COVER: (f32, f32) = (170.0, 62.0);
const HEAD: (f32, f32) = (130.0, 50.0);
/// The foot of the logo on a cover, in line with the running footers.
const COVER_FOOT: f32 = PAGE_HEIGHT - 48.0;

/// As large as the room lets it be in its own proportions, its right edge at the page's margin.
fn area(logo: &Logo, (most_width, most_height): (f32, f32), foot: Option<f32>) -> FigureBox {
    let (width, height) = (logo.width as f32, logo.height as f32);
    let scale = (most_width / width).min(most_height / height);
    let (width, height) = (width * scale, height * scale);
    let y = foot.map_or(0.0, |foot| foot - height);
    FigureBox { x: PAGE_WIDTH - MARGIN - width, y, width, height }
}

impl Setter<'_, '_> {
    /// The logo on a cover.
    pub(super) fn cover_logo(&mut self, theme: &Theme) -> Option<Item> {
        let (item, node, area) = self.logo(theme, COVER, Some(COVER_FOOT))?;
        self.tree.get_mut(node).figure = Some(area);
        Some(item)
    }

    /// The logo at the head of a page, lying in its first piece.
    pub(super) fn head_logo(&mut self, theme: &Theme) -> Option<(Item, NodeId, FigureBox)> {
        self.logo(theme, HEAD, None)
    }

    fn logo(&mut self, theme: &Theme, most: (f32, f32), foot: Option<f32>) -> Option<(Item, NodeId, FigureBox)> {
        let logo = theme.logo.as_ref()?;
        let node = self.tree.add(Role::Figure, self.part);
        self.tree.get_mut(node).alt = Some(logo.alt.clone());
        let area = area(logo, most, foot);
        let FigureBox { x, y, width, height } = area;
        Some((Item::Image { x, y, width, height, logo: logo.clone(), mark: Mark::Node(node) }, node, area))
    }
}
