//! Metadata: what the file says of itself, in XMP and in the information dictionary, which must agree; its language;
//! and the colours' profile.

use super::super::error::PdfError;
use super::objects::{name, text};
use crate::report::document::Document;
use lopdf::{Object, Stream, StringFormat, dictionary};

/// sRGB, made for this program: see the licence beside it.
const SRGB: &[u8] = include_bytes!("../../../../report-templates/colour/sRGB.icc");
const PRODUCER: &str = concat!("annual-report ", env!("CARGO_PKG_VERSION"));

/// Adds it all to the file.
pub(super) fn add(file: &mut lopdf::Document, document: &Document) -> Result<(), PdfError> {
    let title = format!("{}{} {}", document.title_marking(), document.title, document.year);
    let date = Date::of(&document.dated)?;
    let packet = xmp(&title, &document.council, &date.xmp());
    let stream = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    let metadata = file.add_object(Stream::new(stream, packet.into_bytes()).with_compression(false));
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let intent = dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = file.catalog_mut().map_err(PdfError::internal)?;
    catalog.set("Lang", text("en-GB"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    let information = file.add_object(dictionary! {
        "Title" => text(&title),
        "Author" => text(&document.council),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.information(),
        "ModDate" => date.information(),
    });
    file.trailer.set("Info", information);
    Ok(())
}

/// A day, `2025-01-30`, at its first moment.
struct Date<'a>(&'a str);

impl<'a> Date<'a> {
    fn of(date: &'a str) -> Result<Self, PdfError> {
        let in_form = |(index, byte): (usize, u8)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if date.len() == 10 && date.bytes().enumerate().all(in_form) {
            Ok(Date(date))
        } else {
            Err(PdfError::Internal(format!("the date {date:?} is not of the form 2025-01-30")))
        }
    }

    fn xmp(&self) -> String {
        format!("{}T00:00:00Z", self.0)
    }

    fn information(&self) -> Object {
        let digits = self.0.replace('-', "");
        Object::String(format!("D:{digits}000000Z").into_bytes(), StringFormat::Literal)
    }
}

fn xmp(title: &str, author: &str, date: &str) -> String {
    let (title, author, producer) = (escaped(title), escaped(author), escaped(PRODUCER));
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{FEFF}'
    )
}

/// PDF/A knows nothing of PDF/UA: its one property has to be described.
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
