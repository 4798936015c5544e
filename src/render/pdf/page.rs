//! What stands on a page: words and shapes in their places, each saying which part of the document it belongs to.

use super::look::{self, TextStyle};
use super::setting::Run;
use super::tree::NodeId;
use crate::report::theme::{Logo, Rgb};
use std::sync::Arc;

/// Whose content this is: a part of the document, or decoration that a screen reader passes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Node(NodeId),
    Artifact(Artifact),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Artifact {
    /// The running header and footer.
    Header,
    Footer,
    /// The heading rows of a table, said again on the pages it runs on to.
    Repeated,
    /// Rules, panels, leaders.
    Layout,
}

pub(super) const DECORATION: Mark = Mark::Artifact(Artifact::Layout);

/// A point of a path. A handle bends the curve that passes it, as in every drawing program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PathPoint {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) handle: bool,
}

impl PathPoint {
    pub(super) fn corner(x: f32, y: f32) -> Self {
        PathPoint { x, y, handle: false }
    }
}

/// How a path is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paint {
    Fill(Rgb),
    Stroke { colour: Rgb, width: f32, closed: bool },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Web(String),
    /// The place of a heading, by its index in the outline.
    Heading(usize),
    /// The place of a heading, table or chart of the same document.
    Anchor(Anchor),
}

/// What a link within a document leads to: the document in the file, counted from 0, and the name within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    pub(super) document: usize,
    pub(super) id: String,
}

/// Where something came to stand: its page, counted from 0, how far down, and which way that page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) y: f32,
    pub(super) sheet: Sheet,
}

/// A sheet of A4: upright, or turned on its side for a table that is too wide for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sheet {
    #[default]
    Upright,
    Turned,
}

impl Sheet {
    pub(super) fn width(self) -> f32 {
        match self {
            Sheet::Upright => look::PAGE_WIDTH,
            Sheet::Turned => look::PAGE_HEIGHT,
        }
    }

    pub(super) fn height(self) -> f32 {
        match self {
            Sheet::Upright => look::PAGE_HEIGHT,
            Sheet::Turned => look::PAGE_WIDTH,
        }
    }

    /// The width of the text.
    pub(super) fn column(self) -> f32 {
        self.width() - 2.0 * look::MARGIN
    }

    /// The height of the text.
    pub(super) fn room(self) -> f32 {
        self.height() - look::TOP - look::FOOT
    }
}

/// A page of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) items: Vec<Item>,
}

/// One thing on a page. Measured in points from the page's top left corner.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// Words on a baseline at `y`.
    Text {
        run: Run,
        x: f32,
        y: f32,
        mark: Mark,
    },
    Rect {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Rgb,
        mark: Mark,
    },
    Image {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        logo: Arc<Logo>,
        mark: Mark,
    },
    Path {
        points: Vec<PathPoint>,
        paint: Paint,
        mark: Mark,
    },
    /// A chart's marks with one of the airs, by its position among the drawings: drawn where the chart comes to stand, with
    /// the air that its page takes.
    Chart {
        drawing: usize,
        air: usize,
        y: f32,
    },
    /// The number of the page that a heading stands on, by the heading's place in the outline: set when that is known, up to
    /// `right`.
    PageNumber {
        heading: usize,
        right: f32,
        y: f32,
        style: TextStyle,
        mark: Mark,
    },
    /// A part of the document without words, such as an empty cell, which still has its place in the tree.
    Empty(NodeId),
    /// One line's share of a link.
    Link {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        node: NodeId,
        target: Target,
        contents: String,
    },
}

impl Item {
    /// A filled rectangle that only decorates.
    pub(super) fn panel(x: f32, y: f32, width: f32, height: f32, colour: Rgb) -> Item {
        Item::Rect { x, y, width, height, colour, mark: DECORATION }
    }

    /// A rule across the text of a page.
    pub(super) fn rule(sheet: Sheet, y: f32, thickness: f32, colour: Rgb, mark: Mark) -> Item {
        Item::Rect { x: look::MARGIN, y, width: sheet.column(), height: thickness, colour, mark }
    }

    /// The same item, further down the page.
    pub(super) fn lowered(mut self, by: f32) -> Item {
        match &mut self {
            Item::Text { y, .. }
            | Item::Rect { y, .. }
            | Item::Image { y, .. }
            | Item::Chart { y, .. }
            | Item::PageNumber { y, .. }
            | Item::Link { y, .. } => *y += by,
            Item::Path { points, .. } => points.iter_mut().for_each(|point| point.y += by),
            Item::Empty(_) => {}
        }
        self
    }
}
