//! The structure tree: what each stretch of marked content is, and the table that leads from content back to it.

use super::super::error::PdfError;
use super::super::look::PAGE_HEIGHT;
use super::super::tree::{Node, NodeId, Numbering, Role, Scope, Tree};
use super::super::write::Kid;
use super::links::Annotation;
use super::objects::{name, text};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Adds the tree; gives its root.
pub(super) fn add(
    file: &mut Document,
    pages: &[ObjectId],
    tree: &Tree,
    kids: &[Vec<Kid>],
    links: &[Vec<Annotation>],
) -> Result<Object, PdfError> {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = (0..tree.len()).map(|_| file.new_object_id()).collect();
    let places = Places { pages, ids: &ids, links };
    for (node, what) in tree.iter() {
        let kids = &kids[node.0];
        if !kids.is_empty() {
            let parent = what.parent.map_or(root, |parent| ids[parent.0]);
            let element = places.element(what, parent, kids)?;
            file.objects.insert(ids[node.0], element.into());
        }
    }
    let parents = places.parents(file, kids);
    let next = (pages.len() + links.iter().map(Vec::len).sum::<usize>()) as i64;
    let parents = file.add_object(dictionary! { "Nums" => parents });
    let element = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => ids[Tree::ROOT.0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    file.objects.insert(root, element.into());
    for (index, page) in pages.iter().enumerate() {
        let page = file.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(PdfError::internal)?;
        page.set("StructParents", index as i64);
        page.set("Tabs", name("S"));
    }
    let catalog = file.catalog_mut().map_err(PdfError::internal)?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(root.into())
}

/// Where nodes, pages and annotations are in the file.
struct Places<'a> {
    pages: &'a [ObjectId],
    ids: &'a [ObjectId],
    links: &'a [Vec<Annotation>],
}

impl Places<'_> {
    fn element(&self, node: &Node, parent: ObjectId, kids: &[Kid]) -> Result<Dictionary, PdfError> {
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Content { page, .. } => Some(*page),
            _ => None,
        });
        let mut element = dictionary! { "Type" => name("StructElem"), "S" => name(node.role.name()), "P" => parent };
        if let Some(page) = page {
            element.set("Pg", self.pages[page]);
        }
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        if let Some(title) = &node.title {
            element.set("T", text(title));
        }
        if let Some(attributes) = attributes(node)? {
            element.set("A", attributes);
        }
        let mut kids: Vec<Object> = kids.iter().map(|kid| self.kid(kid, page)).collect();
        let only = if kids.len() == 1 { kids.pop() } else { None };
        element.set("K", only.unwrap_or(Object::Array(kids)));
        Ok(element)
    }

    /// Content on the element's own page is named by its number alone, content on another with its page.
    fn kid(&self, kid: &Kid, own: Option<usize>) -> Object {
        match kid {
            Kid::Node(node) => self.ids[node.0].into(),
            Kid::Content { page, mcid } if Some(*page) == own => (*mcid).into(),
            Kid::Content { page, mcid } => {
                dictionary! { "Type" => name("MCR"), "Pg" => self.pages[*page], "MCID" => *mcid }.into()
            }
            Kid::Link { page, index } => dictionary! {
                "Type" => name("OBJR"),
                "Obj" => self.links[*page][*index].object,
                "Pg" => self.pages[*page],
            }
            .into(),
        }
    }

    /// The table of parents: for each page its content's elements by number, then each annotation's.
    fn parents(&self, file: &mut Document, kids: &[Vec<Kid>]) -> Vec<Object> {
        let mut content: Vec<Vec<Object>> = vec![Vec::new(); self.pages.len()];
        for (node, kids) in kids.iter().enumerate() {
            for kid in kids {
                let Kid::Content { page, mcid } = kid else { continue };
                let slots = &mut content[*page];
                let slot = *mcid as usize;
                if slots.len() <= slot {
                    slots.resize(slot + 1, Object::Null);
                }
                slots[slot] = self.ids[node].into();
            }
        }
        let mut table = Vec::new();
        for (page, slots) in content.into_iter().enumerate() {
            table.extend([(page as i64).into(), file.add_object(slots).into()]);
        }
        for annotation in self.links.iter().flatten() {
            let NodeId(node) = annotation.node;
            table.extend([annotation.key.into(), self.ids[node].into()]);
        }
        table
    }
}

/// What a role alone does not say.
fn attributes(node: &Node) -> Result<Option<Dictionary>, PdfError> {
    Ok(match node.role {
        Role::HeadingCell(scope) => {
            let scope = match scope {
                Scope::Row => "Row",
                Scope::Column => "Column",
            };
            Some(dictionary! { "O" => name("Table"), "Scope" => name(scope) })
        }
        Role::List(numbering) => {
            let numbering = match numbering {
                Numbering::None => "None",
                Numbering::Disc => "Disc",
                Numbering::Circle => "Circle",
                Numbering::Decimal => "Decimal",
            };
            Some(dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) })
        }
        Role::Figure => Some(figure(node)?),
        _ => None,
    })
}

fn figure(node: &Node) -> Result<Dictionary, PdfError> {
    let lost = || PdfError::Internal("a chart was not placed on a page".to_string());
    let area = node.figure.ok_or_else(lost)?;
    // Charts stand on upright pages only.
    let bottom = PAGE_HEIGHT - area.y - area.height;
    let corners = [area.x, bottom, area.x + area.width, bottom + area.height];
    let corners = corners.into_iter().map(Object::Real).collect::<Vec<_>>();
    Ok(dictionary! { "O" => name("Layout"), "Placement" => name("Block"), "BBox" => corners })
}
