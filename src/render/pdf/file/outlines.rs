//! Bookmarks: the headings as a nested list beside the pages.

use super::super::layout::OutlineEntry;
use super::objects::{destination, name, text};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Headings of this level and above show what is beneath them when the file is opened.
const OPEN: u8 = 1;

/// Adds the bookmarks; gives their root.
pub(super) fn add(file: &mut Document, pages: &[ObjectId], outline: &[OutlineEntry]) -> Object {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = outline.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(outline);
    for (index, entry) in outline.iter().enumerate() {
        let parent = parents[index].map_or(root, |parent| ids[parent]);
        let mut bookmark = dictionary! { "Title" => text(&entry.title), "Parent" => parent };
        if let Some(place) = destination(pages, &entry.place) {
            bookmark.set("Dest", place);
        }
        let siblings = children(&parents, parents[index]);
        let place = siblings.iter().position(|sibling| *sibling == index).unwrap_or_default();
        if let Some(previous) = place.checked_sub(1) {
            bookmark.set("Prev", ids[siblings[previous]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            bookmark.set("Next", ids[*next]);
        }
        let beneath = children(&parents, Some(index));
        let open = if entry.level <= OPEN { 1 } else { -1 };
        set_ends(&mut bookmark, &beneath, &ids, open * beneath.len() as i64);
        file.objects.insert(ids[index], bookmark.into());
    }
    let top = children(&parents, None);
    let shown: usize = top.iter().map(|entry| 1 + children(&parents, Some(*entry)).len()).sum();
    let mut outlines = dictionary! { "Type" => name("Outlines") };
    set_ends(&mut outlines, &top, &ids, shown as i64);
    file.objects.insert(root, outlines.into());
    root.into()
}

fn set_ends(dictionary: &mut Dictionary, children: &[usize], ids: &[ObjectId], count: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        dictionary.set("First", ids[*first]);
        dictionary.set("Last", ids[*last]);
        dictionary.set("Count", count);
    }
}

/// Each entry's nearest entry before it of a higher level.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    let above = |index: usize| (0..index).rev().find(|before| outline[*before].level < outline[index].level);
    (0..outline.len()).map(above).collect()
}

fn children(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    (0..parents.len()).filter(|index| parents[*index] == parent).collect()
}
