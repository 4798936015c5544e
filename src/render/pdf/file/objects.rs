//! PDF's names, texts and places as lopdf's objects.

use super::super::look::MARGIN;
use super::super::page::Place;
use lopdf::{Object, ObjectId, StringFormat};

/// Above the heading that is jumped to, so that it does not touch the window's edge.
const HEADROOM: f32 = 8.0;

pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A text string: plain where ASCII will do, UTF-16 where not.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// A place as a reader jumps to it, if the file has its page.
pub(super) fn destination(pages: &[ObjectId], place: &Place) -> Option<Object> {
    let page = *pages.get(place.page)?;
    let height = place.sheet.height();
    let top = Object::Real((height - place.y + HEADROOM).min(height));
    Some(Object::Array(vec![page.into(), name("XYZ"), Object::Real(MARGIN - HEADROOM), top, Object::Null]))
}
