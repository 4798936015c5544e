//! A chart on the page: its title, subtitle and source as text, the marks between them, all on one page.

use super::super::error::PdfError;
use super::super::look::{BLOCK_GAP, CAPTION, SMALL, SUBTITLE, TextStyle};
use super::super::page::Mark;
use super::super::recorder::{self, POINTS_PER_UNIT};
use super::super::tree::{FigureBox, NodeId, Role};
use super::super::words::Words;
use super::Frame;
use super::piece::{AIRS, Piece};
use super::setter::Setter;
use crate::report::chart::Chart;

impl Setter<'_> {
    pub(super) fn chart(&mut self, chart: &Chart, frame: Frame) -> Result<(), PdfError> {
        let node = self.tree.add(Role::Group, frame.node);
        let frame = Frame { node, ..frame };
        let mut pieces = self.chart_words(Role::Caption, &chart.full_title(), CAPTION, frame)?;
        pieces.extend(self.chart_words(Role::Paragraph, &chart.subtitle, SUBTITLE, frame)?);
        pieces.push(self.figure(chart, frame)?);
        let mut source = self.chart_words(Role::Paragraph, &chart.source, SMALL, frame)?;
        if let Some(first) = source.first_mut() {
            first.before = 5.0;
        }
        pieces.extend(source);
        let last = pieces.len() - 1;
        pieces[..last].iter_mut().for_each(|piece| piece.keep_with_next = true);
        self.space_block(BLOCK_GAP);
        self.extend(pieces);
        self.space(BLOCK_GAP);
        Ok(())
    }

    fn chart_words(&mut self, role: Role, text: &str, style: TextStyle, frame: Frame) -> Result<Vec<Piece>, PdfError> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let node = self.tree.add(role, frame.node);
        self.lines(&Words::plain(text), style, Frame { node, ..frame })
    }

    fn figure(&mut self, chart: &Chart, frame: Frame) -> Result<Piece, PdfError> {
        let node = self.tree.add(Role::Figure, frame.node);
        self.tree.get_mut(node).alt = Some(chart.alt.clone());
        let drawn = |air| self.drawn(chart, air, node, frame);
        let versions = AIRS.into_iter().map(drawn).collect::<Result<Vec<_>, _>>()?;
        Ok(Piece { before: 7.5, ..Piece::airy(versions) })
    }

    /// The marks, with so much air between them.
    fn drawn(&mut self, chart: &Chart, air: f64, node: NodeId, frame: Frame) -> Result<Piece, PdfError> {
        let units = f64::from(frame.width / POINTS_PER_UNIT);
        let height = crate::render::charts::height_airy(chart, units, air) as f32 * POINTS_PER_UNIT;
        let area = FigureBox { x: frame.x, y: 0.0, width: frame.width, height };
        let items = recorder::record(self.engine, chart, self.theme, air, area, Mark::Node(node))?;
        Ok(Piece { figures: vec![(node, area)], ..Piece::new(height, items) })
    }
}
