//! Numbering: what nothing leads to is taken out, and the rest is numbered from 1 on, pages in their order.
//!
//! lopdf does the same, but looks for each reference in a list of all before it: a tenth of a second for a report.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn number(file: &mut Document) {
    let reached = reached(file);
    file.objects.retain(|id, _| reached.contains(id));
    let numbers = numbers(file);
    for (old, mut object) in std::mem::take(&mut file.objects) {
        renumber(&mut object, &numbers);
        file.objects.insert(numbers[&old], object);
    }
    renumber_all(&mut file.trailer, &numbers);
    file.max_id = numbers.len() as u32;
}

/// Everything that the trailer leads to.
fn reached(file: &Document) -> BTreeSet<ObjectId> {
    let mut reached = BTreeSet::new();
    let mut open = Vec::new();
    file.trailer.iter().for_each(|(_, value)| references(value, &mut open));
    while let Some(id) = open.pop() {
        if let Some(object) = file.objects.get(&id).filter(|_| reached.insert(id)) {
            references(object, &mut open);
        }
    }
    reached
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(array) => array.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => dictionary.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// The new number of each object. Pages take one another's places where they are not in their order.
fn numbers(file: &Document) -> BTreeMap<ObjectId, ObjectId> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let mut places = pages.clone();
    places.sort_unstable();
    let places: BTreeMap<ObjectId, ObjectId> = pages.into_iter().zip(places).collect();
    let mut ids: Vec<ObjectId> = file.objects.keys().copied().collect();
    ids.sort_by_key(|id| places.get(id).copied().unwrap_or(*id));
    ids.into_iter().zip(1..).map(|(old, number)| (old, (number, old.1))).collect()
}

fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => *id = numbers.get(id).copied().unwrap_or(*id),
        Object::Array(array) => array.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dictionary) => renumber_all(dictionary, numbers),
        Object::Stream(stream) => renumber_all(&mut stream.dict, numbers),
        _ => {}
    }
}

fn renumber_all(dictionary: &mut Dictionary, numbers: &BTreeMap<ObjectId, ObjectId>) {
    dictionary.iter_mut().for_each(|(_, value)| renumber(value, numbers));
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    /// Two pages in the wrong order, one object that nothing leads to, and a way back to where it began.
    fn file() -> Document {
        let mut file = Document::with_version("1.7");
        let page = |content: u32| dictionary! { "Type" => "Page", "Parent" => (9, 0), "Contents" => (content, 0) };
        let kids = vec![Object::Reference((7, 0)), Object::Reference((4, 0))];
        file.objects.insert((9, 0), dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2 }.into());
        file.objects.insert((7, 0), page(5).into());
        file.objects.insert((4, 0), page(2).into());
        file.objects.insert((5, 0), Stream::new(dictionary! {}, b"first".to_vec()).into());
        file.objects.insert((2, 0), Stream::new(dictionary! { "Of" => (7, 0) }, b"second".to_vec()).into());
        file.objects.insert((3, 0), Object::Integer(3));
        file.objects.insert((11, 0), dictionary! { "Type" => "Catalog", "Pages" => (9, 0) }.into());
        file.trailer.set("Root", (11, 0));
        file.max_id = 11;
        file
    }

    #[test]
    fn objects_have_the_numbers_that_lopdf_gives_them() {
        let (mut ours, mut theirs) = (file(), file());
        number(&mut ours);
        theirs.prune_objects();
        theirs.renumber_objects();
        assert_eq!(ours.objects, theirs.objects);
        assert_eq!((ours.trailer, ours.max_id), (theirs.trailer, theirs.max_id));
        assert_eq!(ours.objects.len(), 6);
    }
}
