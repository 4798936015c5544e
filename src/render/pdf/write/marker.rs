//! Marked content: brackets about each stretch of a page that belongs to one part of the document.

use super::super::page::{Artifact, Mark, Target};
use super::super::tree::{NodeId, Tree};
use super::{Kid, PageLink};
use printpdf::{DictItem, Op};

/// Writes a page at a time, with one bracket open at most, and keeps account of what each node holds.
pub(super) struct Marker<'a> {
    pub(super) ops: Vec<Op>,
    tree: &'a Tree,
    kids: Vec<Vec<Kid>>,
    links: Vec<Vec<PageLink>>,
    /// Whether a node is already among its parent's kids.
    attached: Vec<bool>,
    open: Option<Mark>,
    page: usize,
    next: i64,
}

impl<'a> Marker<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        Marker {
            ops: Vec::new(),
            tree,
            kids: vec![Vec::new(); tree.len()],
            links: Vec::new(),
            attached: vec![false; tree.len()],
            open: None,
            page: 0,
            next: 0,
        }
    }

    pub(super) fn open_page(&mut self, page: usize) {
        self.page = page;
        self.next = 0;
        self.links.push(Vec::new());
    }

    pub(super) fn close_page(&mut self) -> Vec<Op> {
        self.close();
        std::mem::take(&mut self.ops)
    }

    pub(super) fn finish(self) -> (Vec<Vec<Kid>>, Vec<Vec<PageLink>>) {
        (self.kids, self.links)
    }

    /// What follows belongs to `mark`.
    pub(super) fn mark(&mut self, mark: Mark) {
        if self.open == Some(mark) {
            return;
        }
        self.close();
        let (tag, properties) = match mark {
            Mark::Node(node) => {
                let mcid = self.next;
                self.next += 1;
                self.attach(node);
                self.kids[node.0].push(Kid::Content { page: self.page, mcid });
                (self.tree.get(node).role.name(), vec![("MCID", DictItem::Int(mcid))])
            }
            Mark::Artifact(artifact) => ("Artifact", artifact_properties(artifact)),
        };
        let map = properties.into_iter().map(|(key, value)| (key.to_string(), value)).collect();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_string(), properties });
        self.open = Some(mark);
    }

    /// Gives a node without words a place in the tree all the same.
    pub(super) fn empty(&mut self, node: NodeId) {
        self.mark(Mark::Node(node));
        self.close();
    }

    /// Adds an area to a link; a link that has none yet on this page gets its one annotation here.
    pub(super) fn link(&mut self, node: NodeId, area: [f32; 4], target: &Target, contents: &str) {
        let page = self.page;
        let Some(links) = self.links.last_mut() else { return };
        if let Some(link) = links.iter_mut().find(|link| link.node == node) {
            link.areas.push(area);
            return;
        }
        let index = links.len();
        links.push(PageLink { node, areas: vec![area], target: target.clone(), contents: contents.to_string() });
        self.attach(node);
        self.kids[node.0].push(Kid::Link { page, index });
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    /// Puts a node among its parent's kids when its first content is written, so that kids stand in reading order.
    fn attach(&mut self, node: NodeId) {
        if std::mem::replace(&mut self.attached[node.0], true) {
            return;
        }
        if let Some(parent) = self.tree.get(node).parent {
            self.attach(parent);
            self.kids[parent.0].push(Kid::Node(node));
        }
    }
}

fn artifact_properties(artifact: Artifact) -> Vec<(&'static str, DictItem)> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    match artifact {
        Artifact::Header => vec![("Type", name("Pagination")), ("Subtype", name("Header"))],
        Artifact::Footer => vec![("Type", name("Pagination")), ("Subtype", name("Footer"))],
        Artifact::Repeated => vec![("Type", name("Pagination"))],
        Artifact::Layout => vec![("Type", name("Layout"))],
    }
}
