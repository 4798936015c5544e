//! Which record of the social-care database and which of the CRM are the same case. Nothing here guesses: a record that
//! could be one of several is left to people.

use std::collections::{BTreeMap, BTreeSet};

/// A record of one of the two systems, as far as matching needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub reference: &'a str,
    /// The reference that it gives for the case in the other system; none where the cell is blank.
    pub other: Option<&'a str>,
    /// The service and kind of case, where settings tell: `childrens_complaints`.
    pub table: Option<&'a str>,
    /// The values of the declared keys, where all of them are filled.
    pub key: Option<Vec<String>>,
}

/// What came of matching. Numbers are positions: of the database first, of the CRM second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matching {
    pub pairs: BTreeSet<(usize, usize)>,
    /// Pairs and non-pairs of which one record names the other, which names a third.
    pub disputed: BTreeSet<(usize, usize)>,
    /// A further CRM record that names a case which is matched already, and the record that it is matched with.
    pub repeated: BTreeSet<(usize, usize)>,
    /// Records that could be the same, several on one side at least.
    pub uncertain: BTreeSet<Both>,
}

/// Matches by reference, both ways; then, for records that name no case in the other system, by the declared keys.
pub(super) fn matched(database: &[Record], crm: &[Record]) -> Matching {
    let mut matching = Matching::default();
    let pointers = Pointers::new(database, crm);
    for at in 0..database.len() {
        by_reference(at, database, crm, &pointers, &mut matching);
    }
    by_key(database, crm, &mut matching);
    matching
}

/// Who names whom.
#[derive(Debug)]
struct Pointers {
    /// For each database record the CRM record that it names.
    to_crm: Vec<Option<usize>>,
    /// For each CRM record the database record that it names.
    to_database: Vec<Option<usize>>,
    /// For each database record the CRM records that name it.
    naming: Vec<Vec<usize>>,
    /// For each CRM record that names no database record, the database records that name it.
    claiming: Vec<Vec<usize>>,
}

impl Pointers {
    fn new(database: &[Record], crm: &[Record]) -> Pointers {
        let crm_by = positions(crm);
        let database_by = positions(database);
        let only = |found: &[usize]| if let [one] = found { Some(*one) } else { None };
        let to_crm = database.iter().map(|record| only(crm_by.get(record.other?)?)).collect::<Vec<_>>();
        let to_database = crm.iter().map(|record| {
            let named = database_by.get(record.other?)?;
            // Two services may number their cases alike: then the CRM's own service tells which is meant.
            let same_table: Vec<usize> =
                named.iter().copied().filter(|at| database[*at].table == record.table).collect();
            only(named).or_else(|| only(&same_table))
        });
        let to_database: Vec<Option<usize>> = to_database.collect();
        let mut naming = vec![Vec::new(); database.len()];
        let mut claiming = vec![Vec::new(); crm.len()];
        for (at, named) in to_database.iter().enumerate() {
            if let Some(named) = named {
                naming[*named].push(at);
            }
        }
        for (at, named) in to_crm.iter().enumerate() {
            if let Some(named) = named.filter(|named| to_database[*named].is_none()) {
                claiming[named].push(at);
            }
        }
        Pointers { to_crm, to_database, naming, claiming }
    }
}

fn positions<'a>(records: &[Record<'a>]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut positions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        positions.entry(record.reference).or_default().push(at);
    }
    positions
}

fn by_reference(at: usize, database: &[Record], crm: &[Record], pointers: &Pointers, matching: &mut Matching) {
    let (named, naming) = (pointers.to_crm[at], &pointers.naming[at]);
    if let Some(named) = named.filter(|named| naming.contains(named)) {
        matching.pairs.insert((at, named));
        matching.repeated.extend(naming.iter().filter(|other| **other != named).map(|other| (*other, named)));
        return;
    }
    let mut candidates = naming.clone();
    match named {
        Some(named) if pointers.to_database[named].is_some() => {
            matching.disputed.insert((at, named));
        }
        Some(named) if pointers.claiming[named].len() > 1 => {
            matching.uncertain.insert((pointers.claiming[named].clone(), vec![named]));
            return;
        }
        Some(named) => candidates.push(named),
        None => {}
    }
    match candidates.as_slice() {
        [] => {}
        [one] => {
            matching.pairs.insert((at, *one));
            // What names a case that the other export does not hold contradicts the match.
            let contradicts =
                |record: &Record, other: &Record| record.other.is_some_and(|named| named != other.reference);
            let (ours, theirs) = (&database[at], &crm[*one]);
            if named.is_none_or(|named| named == *one) && (contradicts(ours, theirs) || contradicts(theirs, ours)) {
                matching.disputed.insert((at, *one));
            }
        }
        several => {
            matching.uncertain.insert((vec![at], sorted(several.to_vec())));
        }
    }
}

/// Positions in the database and on the CRM.
type Both = (Vec<usize>, Vec<usize>);

/// Records that name no case in the other system and are in no match: the same key is the same case, where it is the key of
/// one record on each side.
fn by_key(database: &[Record], crm: &[Record], matching: &mut Matching) {
    let taken = matching.taken();
    let mut groups: BTreeMap<(&str, &[String]), Both> = BTreeMap::new();
    let of = |record: &Record<'_>| record.other.is_none();
    for (at, record) in database.iter().enumerate().filter(|(at, r)| of(r) && !taken.0.contains(at)) {
        if let (Some(table), Some(key)) = (record.table, &record.key) {
            groups.entry((table, key)).or_default().0.push(at);
        }
    }
    for (at, record) in crm.iter().enumerate().filter(|(at, r)| of(r) && !taken.1.contains(at)) {
        if let (Some(table), Some(key)) = (record.table, &record.key) {
            groups.entry((table, key)).or_default().1.push(at);
        }
    }
    for (ours, theirs) in groups.into_values().filter(|(ours, theirs)| !ours.is_empty() && !theirs.is_empty()) {
        match (ours.as_slice(), theirs.as_slice()) {
            ([one], [other]) => drop(matching.pairs.insert((*one, *other))),
            _ => drop(matching.uncertain.insert((ours, theirs))),
        }
    }
}

fn sorted(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers
}

impl Matching {
    /// The records of either side that a match, a dispute or an uncertainty already tells of.
    pub(super) fn taken(&self) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let mut taken = (BTreeSet::new(), BTreeSet::new());
        for (ours, theirs) in self.pairs.iter().chain(&self.disputed) {
            taken.0.insert(*ours);
            taken.1.insert(*theirs);
        }
        for (ours, theirs) in &self.uncertain {
            taken.0.extend(ours);
            taken.1.extend(theirs);
        }
        taken.1.extend(self.repeated.iter().map(|(further, _)| *further));
        taken
    }
}

#[cfg(test)]
mod tests;
