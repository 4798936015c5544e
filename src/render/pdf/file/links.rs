//! Link annotations: one a link and page, with a rectangle for each of its lines and words for what it is.

use super::super::error::PdfError;
use super::super::layout::Laid;
use super::super::page::Target;
use super::super::tree::NodeId;
use super::super::write::PageLink;
use super::objects::{destination, name, text};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Links are printed along with the page, as PDF/A asks.
const PRINT: i64 = 4;

/// An annotation in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Annotation {
    pub(super) object: ObjectId,
    /// The node it belongs to and its key in the tree's table of parents.
    pub(super) node: NodeId,
    pub(super) key: i64,
}

/// Adds the annotations of every page; gives them page by page.
pub(super) fn add(
    file: &mut Document,
    pages: &[ObjectId],
    laid: &Laid,
    links: &[Vec<PageLink>],
) -> Result<Vec<Vec<Annotation>>, PdfError> {
    // The keys before these are the pages' own.
    let mut key = pages.len() as i64;
    let mut annotations = Vec::new();
    for (page, links) in pages.iter().zip(links) {
        let mut on_page = Vec::new();
        for link in links {
            let object = file.add_object(annotation(link, key, pages, laid)?);
            on_page.push(Annotation { object, node: link.node, key });
            key += 1;
        }
        let sheet = file.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(PdfError::internal)?;
        sheet.remove(b"Annots");
        if !on_page.is_empty() {
            let references = on_page.iter().map(|annotation| annotation.object.into()).collect::<Vec<Object>>();
            sheet.set("Annots", references);
        }
        annotations.push(on_page);
    }
    Ok(annotations)
}

fn annotation(link: &PageLink, key: i64, pages: &[ObjectId], laid: &Laid) -> Result<Dictionary, PdfError> {
    let mut annotation = dictionary! {
        "Type" => name("Annot"),
        "Subtype" => name("Link"),
        "Rect" => numbers(&bounds(&link.areas)),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => PRINT,
        "Contents" => text(&link.contents),
        "StructParent" => key,
    };
    if link.areas.len() > 1 {
        let corners: Vec<f32> = link.areas.iter().flat_map(quadrilateral).collect();
        annotation.set("QuadPoints", numbers(&corners));
    }
    match &link.target {
        Target::Web(url) => {
            let url = Object::string_literal(url.as_str());
            annotation.set("A", dictionary! { "Type" => name("Action"), "S" => name("URI"), "URI" => url });
        }
        target @ (Target::Heading(_) | Target::Anchor(_)) => {
            let place = laid.place(target).and_then(|place| destination(pages, place));
            let nowhere = || PdfError::Internal(format!("a link leads to {target:?}, which is on no page"));
            annotation.set("Dest", place.ok_or_else(nowhere)?);
        }
    }
    Ok(annotation)
}

/// The rectangle about all areas.
fn bounds(areas: &[[f32; 4]]) -> [f32; 4] {
    let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    areas.iter().fold(start, |all, [left, bottom, right, top]| {
        [all[0].min(*left), all[1].min(*bottom), all[2].max(*right), all[3].max(*top)]
    })
}

/// The corners of an area in the order readers expect: top left, top right, bottom left, bottom right.
fn quadrilateral([left, bottom, right, top]: &[f32; 4]) -> [f32; 8] {
    [*left, *top, *right, *top, *left, *bottom, *right, *bottom]
}

fn numbers(numbers: &[f32]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Real(*number)).collect())
}
