//! Lines and values that keep clear of one another.

use super::*;

#[test]
fn values_stand_clear_of_the_averages_line() {
    let council = |value: f64| Comparator { label: "A".into(), mark: sample::mark(value), ours: false };
    for below in [62.0, 78.0, 79.6] {
        let average = Some(Average { label: "All".into(), mark: sample::mark(80.0) });
        let kind = ChartKind::Comparators { rows: vec![council(100.0), council(below)], average };
        let scene = lay_out(&Chart { kind, ..sample::trend() }, 560.0);
        let line = scene.shapes.iter().find_map(|shape| match shape {
            Shape::Line { points, role: Role::Soft, .. } => Some(points[0].0),
            _ => None,
        });
        let text = sample::mark(below).text;
        let value = labels(&scene).into_iter().find(|label| label.text == text).expect("labelled").extent();
        assert!(line.expect("drawn") > value.2, "{line:?} {value:?}");
    }
}

#[test]
fn the_line_over_the_years_strikes_no_value_through() {
    let point = |value: f64| TimelinePoint { label: format!("20{value}"), mark: sample::mark(value) };
    // Nothing leads across a change of definition, so that a value may stand on that side.
    let changed = Break { before: 6, label: "Some teams sent none".into() };
    let many = [68.0, 91.0, 64.0, 60.0, 502.0, 363.0, 188.0];
    for (values, breaks, width) in [(&many[4..], vec![], 120.0), (&many[..], vec![changed], 210.0)] {
        let kind = ChartKind::Timeline { points: values.iter().copied().map(point).collect(), breaks };
        let scene = lay_out(&Chart { kind, ..sample::trend() }, width);
        let (left, top, right, bottom) =
            labels(&scene).into_iter().find(|label| label.text == "363").expect("labelled").extent();
        let run = scene.shapes.iter().find_map(|shape| match shape {
            Shape::Line { points, role: Role::Accent, .. } => Some(points),
            _ => None,
        });
        for pair in run.expect("drawn").windows(2) {
            for step in 0..=50 {
                let share = f64::from(step) / 50.0;
                let (x, y) = (pair[0].0 + (pair[1].0 - pair[0].0) * share, pair[0].1 + (pair[1].1 - pair[0].1) * share);
                let struck = x > left && x < right && y > top && y < bottom;
                assert!(!struck, "the line strikes its value through at {width}");
            }
        }
    }
}

/// A chart of dots over two years, held against 20.
fn held_against_twenty(rows: Vec<DotRow>, width: f64) -> Scene {
    let limit = Some(Average { label: "Limit: 20".into(), mark: sample::mark(20.0) });
    let kind = ChartKind::Dots { before: "2022/23".into(), after: "2023/24".into(), rows, limit };
    lay_out(&Chart { kind, ..sample::trend() }, width)
}

#[test]
fn both_years_stand_on_one_line_even_where_they_are_the_same() {
    let row = |before: f64, after: f64| {
        let (before, after) = (sample::mark(before), sample::mark(after));
        DotRow { label: "A".into(), before, after }
    };
    let scene = held_against_twenty(vec![row(9.0, 9.0), row(12.0, 12.2), row(30.0, 4.0)], 560.0);
    let middles = |role: Role| {
        let of = |shape: &Shape| match shape {
            Shape::Disc { y, role: of, .. } if *of == role => Some(*y),
            _ => None,
        };
        scene.shapes.iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(middles(Role::Before), middles(Role::Accent));
}

#[test]
fn words_for_a_missing_year_stand_clear_of_the_limit() {
    for before in [0.0, 7.0, 12.0, 18.0, 33.0] {
        for width in [320.0, 560.0] {
            let row = DotRow { label: "A".into(), before: sample::mark(before), after: missing() };
            let scene = held_against_twenty(vec![row], width);
            let line = scene.shapes.iter().find_map(|shape| match shape {
                Shape::Line { points, role: Role::Soft, .. } => Some(points[0].0),
                _ => None,
            });
            let words = labels(&scene).into_iter().find(|label| label.text.starts_with("2023/24: ")).expect("said");
            let ((left, _, right, _), line) = (words.extent(), line.expect("drawn"));
            assert!(line < left || line > right, "{before} at {width}: {line} in {left}..{right}");
        }
    }
}

#[test]
fn values_stand_right_of_nought_and_leave_its_line_whole() {
    let row = |before: f64, after: f64| {
        let (before, after) = (sample::mark(before), sample::mark(after));
        DotRow { label: "A".into(), before, after }
    };
    let alone = DotRow { label: "A".into(), before: sample::mark(0.0), after: missing() };
    for width in [180.0, 320.0, 560.0] {
        let rows = vec![row(1.0, 0.0), row(0.0, 0.0), row(2.0, 34.0), row(34.0, 1.0), row(18.0, 33.0), alone.clone()];
        let scene = held_against_twenty(rows, width);
        let axis = labels(&scene).last().map(|label| label.x).expect("nought is named");
        let ours =
            |label: &&Label| !label.text.starts_with(['A', 'L']) && !label.text.starts_with("2022") && label.x != axis;
        for value in labels(&scene).into_iter().filter(ours) {
            assert!(value.extent().0 > axis, "{} at {:?} of {axis}", value.text, value.extent());
        }
        let over = |shape: &Shape| match shape {
            Shape::Bar { x, width, role: Role::Paper, .. } => *x > 0.0 && *x < axis + 0.5 && x + width > axis - 0.5,
            _ => false,
        };
        assert!(!scene.shapes.iter().any(over), "the line of nought is cut at {width}");
    }
}
