//! Bars of parts of a whole.

use super::*;

#[test]
fn a_share_of_an_unknown_whole_has_no_length() {
    let row = |last: Mark| StackedRow { label: "A".into(), parts: vec![sample::mark(3.0), last] };
    let series = vec!["Within".to_string(), "Over".to_string()];
    let bars = |last: Mark, whole: bool| {
        let kind = ChartKind::Stacked { series: series.clone(), meanings: vec![], rows: vec![row(last)], whole };
        let scene = lay_out(&Chart { kind, ..sample::trend() }, 560.0);
        assert_readable(&scene, "a stack");
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Bar { .. })).count()
    };
    // The second part is a tint in its outline: two rectangles.
    assert_eq!((bars(sample::mark(1.0), true), bars(missing(), true), bars(missing(), false)), (3, 0, 1));
}

#[test]
fn late_has_one_colour_wherever_it_stands() {
    let late = |meanings: &[Meaning]| {
        let row = StackedRow { label: "A".into(), parts: meanings.iter().map(|_| sample::mark(3.0)).collect() };
        let series = meanings.iter().map(|meaning| format!("{meaning:?}")).collect();
        let kind = ChartKind::Stacked { series, meanings: meanings.to_vec(), rows: vec![row], whole: true };
        let scene = lay_out(&Chart { kind, ..sample::trend() }, 560.0);
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Bar { role: Role::FourthTint, .. })).count()
    };
    assert_eq!(late(&[Meaning::InTime, Meaning::Late]), 1);
    assert_eq!(late(&[Meaning::InTime, Meaning::Extended, Meaning::Late]), 1);
    assert_eq!(late(&[Meaning::InTime, Meaning::Withdrawn]), 0);
}

#[test]
fn parts_are_named_at_their_own_left_edge_or_else_in_a_legend() {
    let series = ["Within timescale", "Over timescale", "Withdrawn"].map(String::from).to_vec();
    let scene = |parts: [f64; 3], width: f64| {
        let rows = vec![StackedRow { label: "A".into(), parts: parts.map(sample::mark).to_vec() }];
        let kind = ChartKind::Stacked { series: series.clone(), meanings: vec![], rows, whole: true };
        lay_out(&Chart { kind, ..sample::trend() }, width)
    };
    let swatches = |scene: &Scene| {
        let is_swatch = |shape: &&Shape| matches!(shape, Shape::Bar { width, .. } if *width == 10.0);
        scene.shapes.iter().filter(is_swatch).count()
    };
    let starts_at_a_bar = |scene: &Scene, label: &Label| {
        scene.shapes.iter().any(|shape| matches!(shape, Shape::Bar { x, .. } if (x - label.x).abs() < 0.01))
    };
    for (parts, width, named) in
        [([40.0, 35.0, 25.0], 560.0, true), ([12.0, 2.0, 13.0], 560.0, false), ([40.0, 35.0, 25.0], 200.0, false)]
    {
        let scene = scene(parts, width);
        let values: Vec<_> =
            labels(&scene).into_iter().filter(|l| l.text.starts_with(|c: char| c.is_ascii_digit())).collect();
        assert_eq!((values.len(), swatches(&scene)), (3, if named { 0 } else { 3 }), "{parts:?} at {width}");
        assert!(
            values.iter().all(|value| value.text.contains(' ') == named && starts_at_a_bar(&scene, value)),
            "{values:?}"
        );
    }
}
