//! The logical structure: what each part of the document is, in reading order, for whoever does not see the page.

/// A node of the tree, by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub(super) usize);

/// What a part is. The names are those of PDF 1.7's standard structure types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    /// An appendix of a pack.
    Part,
    Section,
    /// A chart with its title and source.
    Group,
    Heading(u8),
    Paragraph,
    BlockQuote,
    List(Numbering),
    Item,
    Label,
    Body,
    Table,
    Caption,
    TableHead,
    TableBody,
    TableRow,
    HeadingCell(Scope),
    DataCell,
    Figure,
    Link,
    Contents,
    ContentsItem,
    Reference,
}

/// What a heading cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Row,
    Column,
}

/// How the items of a list are labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    None,
    Disc,
    Circle,
    Decimal,
}

impl Role {
    /// The structure type, as the PDF names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Part => "Part",
            Role::Section => "Sect",
            Role::Group => "Div",
            Role::Heading(1) => "H1",
            Role::Heading(2) => "H2",
            Role::Heading(3) => "H3",
            Role::Heading(_) => "H4",
            Role::Paragraph => "P",
            Role::BlockQuote => "BlockQuote",
            Role::List(_) => "L",
            Role::Item => "LI",
            Role::Label => "Lbl",
            Role::Body => "LBody",
            Role::Table => "Table",
            Role::Caption => "Caption",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::TableRow => "TR",
            Role::HeadingCell(_) => "TH",
            Role::DataCell => "TD",
            Role::Figure => "Figure",
            Role::Link => "Link",
            Role::Contents => "TOC",
            Role::ContentsItem => "TOCI",
            Role::Reference => "Reference",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) parent: Option<NodeId>,
    /// What a figure shows, in words.
    pub(super) alt: Option<String>,
    /// The words of a heading, which some readers list.
    pub(super) title: Option<String>,
    /// The rectangle of a figure, known once it is on its page.
    pub(super) figure: Option<FigureBox>,
}

/// The rectangle a figure takes, measured from the page's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FigureBox {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

#[derive(Clone, Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) const ROOT: NodeId = NodeId(0);

    pub(super) fn new() -> Self {
        let root = Node { role: Role::Document, parent: None, alt: None, title: None, figure: None };
        Tree { nodes: vec![root] }
    }

    pub(super) fn add(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), alt: None, title: None, figure: None });
        NodeId(self.nodes.len() - 1)
    }

    pub(super) fn get(&self, node: NodeId) -> &Node {
        &self.nodes[node.0]
    }

    pub(super) fn get_mut(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.0]
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }
}
