//! Images: the pixels as one object of the file, in the colours that the file declares, with nothing clear in them.

use std::collections::BTreeMap;

use super::super::page::{Item, Page};
use crate::report::theme::Logo;
use printpdf::{DictItem, ExternalStream, ExternalXObject, Op, PdfDocument, Pt, XObject, XObjectId, XObjectTransform};

/// The logo is the only image: its name among the file's objects.
const LOGO: &str = "Logo";

/// Adds the pages' image to the file, where they have one.
pub(super) fn add_to(pdf: &mut PdfDocument, pages: &[Page]) {
    let mut items = pages.iter().flat_map(|page| &page.items);
    let logo = items.find_map(|item| if let Item::Image { logo, .. } = item { Some(logo) } else { None });
    if let Some(logo) = logo {
        pdf.resources.xobjects.map.insert(XObjectId(LOGO.to_string()), XObject::External(object(logo)));
    }
}

fn object(logo: &Logo) -> ExternalXObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(logo.width.into())),
        ("Height", DictItem::Int(logo.height.into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    let dict: BTreeMap<String, DictItem> = entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect();
    let stream = ExternalStream { dict, content: logo.pixels.clone(), compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// Draws the image over a rectangle measured from the page's bottom left corner.
pub(super) fn draw(x: f32, y: f32, width: f32, height: f32) -> Op {
    let transform = XObjectTransform {
        translate_x: Some(Pt(x)),
        translate_y: Some(Pt(y)),
        scale_x: Some(width),
        scale_y: Some(height),
        no_auto_scale: true,
        ..XObjectTransform::default()
    };
    Op::UseXobject { id: XObjectId(LOGO.to_string()), transform }
}
