//! Reads a PDF back as a screen reader would: by its tree, its marked content and its fonts' tables of characters.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Marked content: the page, counted from 0, and its number there.
type Place = (usize, i64);

pub(crate) struct Pdf {
    file: Document,
    pages: Vec<ObjectId>,
    /// The text of each stretch of marked content that belongs to the tree, and that of each page whole.
    marked: BTreeMap<Place, String>,
    page_texts: Vec<String>,
    sizes: Vec<f32>,
    places: Vec<(f32, f32)>,
    /// Where each stretch of marked content begins.
    starts: BTreeMap<Place, (f32, f32)>,
}

/// A stretch of content in the order in which it is read, and where it begins, from the bottom left of its page.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    pub(crate) page: usize,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) text: String,
}

/// A cell of a table; only headings have a scope.
#[derive(Clone, Debug)]
pub(crate) struct TableCell {
    pub(crate) text: String,
    pub(crate) scope: Option<String>,
}

impl Pdf {
    pub(crate) fn read(bytes: &[u8]) -> Pdf {
        let file = Document::load_mem(bytes).unwrap();
        let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
        let page_texts = vec![String::new(); pages.len()];
        let empty = (BTreeMap::new(), Vec::new(), Vec::new());
        let starts = BTreeMap::new();
        let mut pdf = Pdf { file, pages, marked: empty.0, page_texts, sizes: empty.1, places: empty.2, starts };
        for page in 0..pdf.pages.len() {
            pdf.read_page(page);
        }
        pdf
    }

    fn read_page(&mut self, page: usize) {
        let content = Content::decode(&self.file.get_page_content(self.pages[page])).unwrap();
        let fonts = self.fonts(page);
        let mut open = None;
        let mut font = String::new();
        let mut line = (0.0, 0.0);
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "BDC" => {
                    open = operands[1].as_dict().unwrap().get(b"MCID").ok().map(|id| (page, id.as_i64().unwrap()));
                    if let Some(place) = open {
                        self.marked.entry(place).or_default();
                    }
                }
                "EMC" => open = None,
                "Tf" => {
                    font = String::from_utf8_lossy(operands[0].as_name().unwrap()).into_owned();
                    self.sizes.push(operands[1].as_float().unwrap());
                }
                "BT" => line = (0.0, 0.0),
                "Td" => {
                    line = (line.0 + operands[0].as_float().unwrap(), line.1 + operands[1].as_float().unwrap());
                    self.places.push(line);
                    open.into_iter().for_each(|place| {
                        self.starts.entry(place).or_insert(line);
                    });
                }
                "Tm" => unreachable!("this reader knows lines moved by Td alone"),
                "Tj" | "TJ" => {
                    let text = shown(&operands[0], &fonts[&font]);
                    open.into_iter().for_each(|place| self.marked.get_mut(&place).unwrap().push_str(&text));
                    self.page_texts[page].push_str(&text);
                }
                _ => {}
            }
        }
    }

    /// The characters of each font by the code that shows them.
    fn fonts(&self, page: usize) -> BTreeMap<String, BTreeMap<u32, String>> {
        let fonts = self.file.get_page_fonts(self.pages[page]).unwrap();
        let table = |font: &Dictionary| {
            let map = self.resolve(font.get(b"ToUnicode").unwrap()).as_stream().unwrap();
            characters(&String::from_utf8_lossy(&map.decompressed_content().unwrap()))
        };
        fonts.into_iter().map(|(name, font)| (String::from_utf8_lossy(&name).into_owned(), table(font))).collect()
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.file.dereference(object).unwrap().1
    }

    fn page_of(&self, element: &Dictionary) -> Option<usize> {
        let page = element.get(b"Pg").ok()?.as_reference().unwrap();
        self.pages.iter().position(|id| *id == page)
    }

    fn root(&self) -> &Dictionary {
        let root = self.file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        self.resolve(root).as_dict().unwrap()
    }

    /// An element with what it holds.
    fn element(&self, id: ObjectId) -> (&Dictionary, Vec<Kid>) {
        let element = self.file.get_dictionary(id).unwrap();
        let own = self.page_of(element);
        let kids = match self.resolve(element.get(b"K").unwrap()) {
            Object::Array(kids) => kids.clone(),
            Object::Integer(mcid) => vec![Object::Integer(*mcid)],
            _ => vec![element.get(b"K").unwrap().clone()],
        };
        (element, kids.iter().filter_map(|kid| self.kid(kid, own)).collect())
    }

    fn walk<'a>(&'a self, id: ObjectId, all: &mut Vec<(ObjectId, &'a Dictionary, Vec<Kid>)>) {
        let (element, kids) = self.element(id);
        all.push((id, element, kids.clone()));
        for kid in kids {
            if let Kid::Element(id) = kid {
                self.walk(id, all);
            }
        }
    }

    fn kid(&self, kid: &Object, own: Option<usize>) -> Option<Kid> {
        match kid {
            Object::Integer(mcid) => Some(Kid::Content((own.unwrap(), *mcid))),
            Object::Reference(id) => Some(Kid::Element(*id)),
            Object::Dictionary(kid) if kid.get_type().unwrap() == b"MCR" => {
                Some(Kid::Content((self.page_of(kid).unwrap(), kid.get(b"MCID").unwrap().as_i64().unwrap())))
            }
            _ => None,
        }
    }

    fn document(&self) -> ObjectId {
        self.root().get(b"K").unwrap().as_reference().unwrap()
    }

    fn elements(&self) -> Vec<(ObjectId, &Dictionary, Vec<Kid>)> {
        let mut all = Vec::new();
        self.walk(self.document(), &mut all);
        all
    }

    /// The element that each stretch of content belongs to, by the tree.
    pub(crate) fn owners(&self) -> BTreeMap<Place, ObjectId> {
        let elements = self.elements();
        let content = elements.iter().flat_map(|(id, _, kids)| kids.iter().map(move |kid| (kid, *id)));
        content.filter_map(|(kid, id)| if let Kid::Content(place) = kid { Some((*place, id)) } else { None }).collect()
    }

    /// How often the tree names content.
    pub(crate) fn content_in_tree(&self) -> usize {
        let kids = self.elements().into_iter().flat_map(|(_, _, kids)| kids);
        kids.filter(|kid| matches!(kid, Kid::Content(_))).count()
    }

    /// The same by the table of parents.
    pub(crate) fn parents(&self) -> BTreeMap<Place, ObjectId> {
        let table = self.resolve(self.root().get(b"ParentTree").unwrap()).as_dict().unwrap();
        let numbers = self.resolve(table.get(b"Nums").unwrap()).as_array().unwrap();
        let mut parents = BTreeMap::new();
        for pair in numbers.chunks(2) {
            let Object::Array(slots) = self.resolve(&pair[1]) else { continue };
            let page = self
                .pages
                .iter()
                .position(|id| self.file.get_dictionary(*id).unwrap().get(b"StructParents").unwrap() == &pair[0]);
            for (mcid, slot) in slots.iter().enumerate() {
                parents.insert((page.unwrap(), mcid as i64), slot.as_reference().unwrap());
            }
        }
        parents
    }

    pub(crate) fn content_on_pages(&self) -> Vec<Place> {
        self.marked.keys().copied().collect()
    }

    /// The text of an element and all within it.
    fn text(&self, id: ObjectId) -> String {
        let mut text = String::new();
        self.collect(id, &mut text);
        text.trim().to_string()
    }

    fn collect(&self, id: ObjectId, text: &mut String) {
        let (_, kids) = self.element(id);
        for kid in kids {
            match kid {
                Kid::Content(place) => text.push_str(&self.marked[&place]),
                Kid::Element(id) => self.collect(id, text),
            }
        }
    }

    pub(crate) fn texts_of(&self, role: &str) -> Vec<String> {
        let elements = self.elements();
        let of_role = elements.iter().filter(|(_, element, _)| self.role(element) == role);
        of_role.map(|(id, ..)| self.text(*id)).collect()
    }

    fn role(&self, element: &Dictionary) -> String {
        String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned()
    }

    /// What is heard, element after element; a link is heard as part of the words it stands in.
    pub(crate) fn read_aloud(&self, without: &[&str]) -> Vec<String> {
        let mut parts = Vec::new();
        self.aloud(self.document(), without, &mut parts);
        parts
    }

    fn aloud(&self, id: ObjectId, without: &[&str], parts: &mut Vec<String>) {
        let element = self.file.get_dictionary(id).unwrap();
        if without.contains(&self.role(element).as_str()) {
            return;
        }
        let (_, kids) = self.element(id);
        let mut words = String::new();
        for kid in kids {
            match kid {
                Kid::Content(place) => words.push_str(&self.marked[&place]),
                Kid::Element(link) if self.role(self.file.get_dictionary(link).unwrap()) == "Link" => {
                    words.push_str(&self.text(link));
                }
                Kid::Element(inner) => {
                    push(parts, &std::mem::take(&mut words));
                    self.aloud(inner, without, parts);
                }
            }
        }
        push(parts, &words);
    }

    /// The words of the tree in the order in which they are read, each with its place.
    pub(crate) fn order(&self, without: &[&str]) -> Vec<Stretch> {
        let mut order = Vec::new();
        self.stretches(self.document(), without, &mut order);
        order
    }

    fn stretches(&self, id: ObjectId, without: &[&str], order: &mut Vec<Stretch>) {
        let (element, kids) = self.element(id);
        if without.contains(&self.role(element).as_str()) {
            return;
        }
        for kid in kids {
            match kid {
                Kid::Element(id) => self.stretches(id, without, order),
                Kid::Content(place) => order.extend(self.starts.get(&place).map(|(x, y)| Stretch {
                    page: place.0,
                    x: *x,
                    y: *y,
                    text: self.marked[&place].clone(),
                })),
            }
        }
    }

    /// The headings from the first to the last.
    pub(crate) fn headings(&self) -> Vec<String> {
        let elements = self.elements();
        let headings = elements.iter().filter(|(_, e, _)| ["H1", "H2", "H3", "H4"].contains(&self.role(e).as_str()));
        headings.map(|(id, ..)| self.text(*id)).collect()
    }

    /// Every table, row after row.
    pub(crate) fn tables(&self) -> Vec<Vec<Vec<TableCell>>> {
        let elements = self.elements();
        let tables = elements.iter().filter(|(_, element, _)| self.role(element) == "Table");
        tables.map(|(id, ..)| self.rows(*id)).collect()
    }

    fn rows(&self, table: ObjectId) -> Vec<Vec<TableCell>> {
        let mut parts = Vec::new();
        self.walk(table, &mut parts);
        let rows = parts.iter().filter(|(_, element, _)| self.role(element) == "TR");
        rows.map(|(_, _, kids)| kids.iter().map(|kid| self.table_cell(kid)).collect()).collect()
    }

    fn table_cell(&self, kid: &Kid) -> TableCell {
        let Kid::Element(id) = kid else { unreachable!("a row holds cells") };
        let element = self.file.get_dictionary(*id).unwrap();
        let attributes = element.get(b"A").ok().map(|of| self.resolve(of).as_dict().unwrap());
        let scope = attributes.and_then(|attributes| attributes.get(b"Scope").ok());
        let scope = scope.map(|scope| String::from_utf8_lossy(scope.as_name().unwrap()).into_owned());
        TableCell { text: self.text(*id), scope }
    }

    /// The bookmarks from top to bottom, with the pages they lead to.
    pub(crate) fn bookmarks(&self) -> Vec<(String, usize)> {
        let outlines = self.file.catalog().unwrap().get(b"Outlines").unwrap();
        let mut bookmarks = Vec::new();
        self.beneath(self.resolve(outlines).as_dict().unwrap(), &mut bookmarks);
        bookmarks
    }

    fn beneath(&self, parent: &Dictionary, bookmarks: &mut Vec<(String, usize)>) {
        let mut next = parent.get(b"First").ok();
        while let Some(entry) = next {
            let entry = self.resolve(entry).as_dict().unwrap();
            let page = entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            let page = self.pages.iter().position(|id| *id == page).unwrap();
            bookmarks.push((text_string(entry.get(b"Title").unwrap()), page));
            self.beneath(entry, bookmarks);
            next = entry.get(b"Next").ok();
        }
    }

    /// Links that leave the file: what a reader is told of each, and how many lines it stands on.
    pub(crate) fn web_links(&self) -> Vec<(String, usize)> {
        let mut links = Vec::new();
        for page in &self.pages {
            let page = self.file.get_dictionary(*page).unwrap();
            let Ok(annotations) = page.get(b"Annots").and_then(Object::as_array) else { continue };
            for annotation in annotations.iter().map(|annotation| self.resolve(annotation).as_dict().unwrap()) {
                if annotation.has(b"A") {
                    let corners = annotation.get(b"QuadPoints").and_then(Object::as_array).map_or(8, Vec::len);
                    links.push((text_string(annotation.get(b"Contents").unwrap()), corners / 8));
                }
            }
        }
        links
    }

    /// Links within the file: what a reader is told of each, the page it leads to and how far up that page.
    pub(crate) fn jumps(&self) -> Vec<(String, usize, f32)> {
        let mut jumps = Vec::new();
        for page in &self.pages {
            let page = self.file.get_dictionary(*page).unwrap();
            let Ok(annotations) = page.get(b"Annots").and_then(Object::as_array) else { continue };
            for annotation in annotations.iter().map(|annotation| self.resolve(annotation).as_dict().unwrap()) {
                let Ok(place) = annotation.get(b"Dest").and_then(Object::as_array) else { continue };
                let page = place[0].as_reference().unwrap();
                let page = self.pages.iter().position(|id| *id == page).unwrap();
                let contents = text_string(annotation.get(b"Contents").unwrap());
                jumps.push((contents, page, place[3].as_float().unwrap()));
            }
        }
        jumps
    }

    /// What the file is called.
    pub(crate) fn title(&self) -> String {
        let information = self.resolve(self.file.trailer.get(b"Info").unwrap()).as_dict().unwrap();
        text_string(information.get(b"Title").unwrap())
    }

    /// What charts say of themselves, and their rectangles.
    pub(crate) fn figures(&self) -> Vec<(String, Vec<f32>)> {
        let elements = self.elements();
        let figures = elements.iter().filter(|(_, element, _)| self.role(element) == "Figure");
        let area = |element: &Dictionary| {
            let attributes = self.resolve(element.get(b"A").unwrap()).as_dict().unwrap();
            let corners = attributes.get(b"BBox").unwrap().as_array().unwrap();
            corners.iter().map(|corner| corner.as_float().unwrap()).collect()
        };
        figures.map(|(_, element, _)| (text_string(element.get(b"Alt").unwrap()), area(element))).collect()
    }

    pub(crate) fn page_texts(&self) -> &[String] {
        &self.page_texts
    }

    pub(crate) fn sizes(&self) -> &[f32] {
        &self.sizes
    }

    /// The width and height of each page.
    pub(crate) fn sheets(&self) -> Vec<(i64, i64)> {
        let size = |id: &ObjectId| {
            let area = self.file.get_dictionary(*id).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let sides: Vec<i64> = area.iter().map(|side| side.as_float().unwrap().round() as i64).collect();
            (sides[2] - sides[0], sides[3] - sides[1])
        };
        self.pages.iter().map(size).collect()
    }

    /// Where runs of words begin, from the bottom left of their page.
    pub(crate) fn places(&self) -> Vec<(f32, f32)> {
        self.places.clone()
    }
}

#[derive(Clone, Debug)]
enum Kid {
    Content(Place),
    Element(ObjectId),
}

fn push(parts: &mut Vec<String>, words: &str) {
    if !words.trim().is_empty() {
        parts.push(words.trim().to_string());
    }
}

fn shown(operand: &Object, font: &BTreeMap<u32, String>) -> String {
    let strings: Vec<&[u8]> = match operand {
        Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect(),
        other => vec![other.as_str().unwrap()],
    };
    let codes = strings.iter().flat_map(|string| string.chunks(2));
    codes.map(|code| font[&u32::from(u16::from_be_bytes([code[0], code[1]]))].as_str()).collect()
}

/// The pairs of code and text of a ToUnicode table.
fn characters(table: &str) -> BTreeMap<u32, String> {
    let mut characters = BTreeMap::new();
    for block in table.split("beginbfchar").skip(1) {
        let block = block.split("endbfchar").next().unwrap();
        let tokens: Vec<&str> = block.split(['<', '>']).map(str::trim).filter(|token| !token.is_empty()).collect();
        for pair in tokens.chunks(2) {
            let units: Vec<u16> = (0..pair[1].len())
                .step_by(4)
                .map(|at| u16::from_str_radix(&pair[1][at..at + 4], 16).unwrap())
                .collect();
            characters.insert(u32::from_str_radix(pair[0], 16).unwrap(), String::from_utf16(&units).unwrap());
        }
    }
    characters
}

fn text_string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        None => String::from_utf8(bytes.to_vec()).unwrap(),
        Some(units) => {
            let units: Vec<u16> = units.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
    }
}
