use proptest::prelude::*;

use super::*;

/// `reference other key`, where `-` is blank.
fn records(lines: &'static [&'static str]) -> Vec<Record<'static>> {
    let record = |line: &&'static str| {
        let mut words = line.split(' ');
        let mut next = || words.next().filter(|word| *word != "-");
        let (reference, other, key) = (next().unwrap(), next(), next());
        Record { reference, other, table: Some("childrens_complaints"), key: key.map(|key| vec![key.to_string()]) }
    };
    lines.iter().map(record).collect()
}

fn of(database: &'static [&'static str], crm: &'static [&'static str]) -> Matching {
    matched(&records(database), &records(crm))
}

fn pairs(matching: &Matching) -> Vec<(usize, usize)> {
    matching.pairs.iter().copied().collect()
}

#[test]
fn references_match_in_either_direction() {
    let matching = of(&["A1 D1", "A2 -", "A3 D3"], &["D3 -", "D2 A2", "D1 A1"]);
    assert_eq!(pairs(&matching), [(0, 2), (1, 1), (2, 0)]);
    assert!(matching.disputed.is_empty() && matching.uncertain.is_empty());
}

#[test]
fn a_slip_in_one_reference_still_matches_by_the_other_and_is_told() {
    let matching = of(&["A1 D1"], &["D1 A7"]);
    assert_eq!((pairs(&matching).len(), matching.disputed.len()), (1, 1));
    let matching = of(&["A1 D7"], &["D1 A1"]);
    assert_eq!((pairs(&matching).len(), matching.disputed.len()), (1, 1));
}

#[test]
fn a_case_that_names_anothers_record_is_disputed_and_not_matched() {
    let matching = of(&["A1 D1", "A2 D1"], &["D1 A1"]);
    assert_eq!(pairs(&matching), [(0, 0)]);
    assert_eq!(matching.disputed, BTreeSet::from([(1, 0)]));
}

#[test]
fn two_records_of_one_case_are_never_chosen_between() {
    let matching = of(&["A1 -"], &["D1 A1", "D2 A1"]);
    assert_eq!((pairs(&matching).len(), matching.uncertain.len()), (0, 1));
    let matching = of(&["A1 D1", "A2 D1"], &["D1 -"]);
    assert_eq!(matching.uncertain, BTreeSet::from([(vec![0, 1], vec![0])]));
    let matching = of(&["A1 D1"], &["D1 A1", "D2 A1"]);
    assert_eq!((pairs(&matching), matching.repeated), (vec![(0, 0)], BTreeSet::from([(1, 0)])));
}

#[test]
fn keys_match_only_what_names_no_case_and_only_one_to_one() {
    assert_eq!(pairs(&of(&["A1 - monday"], &["D1 - monday"])), [(0, 0)]);
    assert!(pairs(&of(&["A1 - monday"], &["D1 - tuesday"])).is_empty());
    assert!(pairs(&of(&["A1 D9 monday"], &["D1 - monday"])).is_empty());
    let matching = of(&["A1 - monday", "A2 - monday"], &["D1 - monday"]);
    assert_eq!((pairs(&matching).len(), matching.uncertain.len()), (0, 1));
}

#[test]
fn cases_of_two_services_that_are_numbered_alike_are_told_apart_by_the_service() {
    let mut database = records(&["1 -", "1 -"]);
    database[1].table = Some("adult_complaints");
    let mut crm = records(&["D1 1"]);
    assert_eq!(pairs(&matched(&database, &crm)), [(0, 0)]);
    crm[0].table = Some("adult_complaints");
    assert_eq!(pairs(&matched(&database, &crm)), [(1, 0)]);
    crm[0].table = None;
    assert!(pairs(&matched(&database, &crm)).is_empty());
}

const NAMES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// Records of one system, each reference once, naming records of the other at random.
fn system() -> impl Strategy<Value = Vec<Record<'static>>> {
    let record = (proptest::option::of(0..6usize), proptest::option::of(0..2usize));
    proptest::collection::vec(record, 0..6).prop_map(|records| {
        let made = records.into_iter().enumerate().map(|(at, (other, key))| Record {
            reference: NAMES[at],
            other: other.map(|other| NAMES[other]),
            table: Some("childrens_complaints"),
            key: key.map(|key| vec![NAMES[key].to_string()]),
        });
        made.collect()
    })
}

/// The pairs by reference, whatever the order of the rows.
fn named<'a>(matching: &Matching, database: &[Record<'a>], crm: &[Record<'a>]) -> BTreeSet<(&'a str, &'a str)> {
    matching.pairs.iter().map(|(ours, theirs)| (database[*ours].reference, crm[*theirs].reference)).collect()
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        (database, shuffled) in system().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        (crm, reordered) in system().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let (one, other) = (matched(&database, &crm), matched(&shuffled, &reordered));
        prop_assert_eq!(named(&one, &database, &crm), named(&other, &shuffled, &reordered));
        prop_assert_eq!(one.disputed.len(), other.disputed.len());
        prop_assert_eq!(one.repeated.len(), other.repeated.len());
        prop_assert_eq!(one.uncertain.len(), other.uncertain.len());
    }

    #[test]
    fn no_record_is_in_two_pairs((database, crm) in (system(), system())) {
        let matching = matched(&database, &crm);
        let ours: BTreeSet<_> = matching.pairs.iter().map(|(ours, _)| ours).collect();
        let theirs: BTreeSet<_> = matching.pairs.iter().map(|(_, theirs)| theirs).collect();
        prop_assert_eq!((ours.len(), theirs.len()), (matching.pairs.len(), matching.pairs.len()));
    }

    #[test]
    fn a_system_matched_with_itself_agrees_in_everything(mut records in system()) {
        records.iter_mut().for_each(|record| record.other = Some(record.reference));
        let matching = matched(&records, &records);
        prop_assert_eq!(matching.pairs.len(), records.len());
        prop_assert!(matching.disputed.is_empty() && matching.repeated.is_empty() && matching.uncertain.is_empty());
    }
}
