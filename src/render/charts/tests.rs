mod clearance;
mod stacked;

use super::files::framed;
use super::palette::Role;
use super::scene::{Label, Scene, Shape};
use super::{draw, height, lay_out, lay_out_airy, png, svg, svg_file};
use crate::render::sample;
use crate::report::chart::{
    Average, Bar, Break, Chart, ChartKind, Comparator, DotRow, Mark, Meaning, Panel, StackedRow, TimelinePoint,
};
use crate::report::theme::{Rgb, Theme, contrast};

const WIDTHS: [f64; 5] = [264.0, 300.0, 453.0, 560.0, 760.0];
const LONG: &str = "Information, advice and guidance for families of children with special educational needs";

fn missing() -> Mark {
    Mark { value: None, text: "[z] not applicable".into() }
}

/// Values of every awkward sort, `count` of them.
fn value_sets(count: usize) -> Vec<Vec<Mark>> {
    let set = |value: &dyn Fn(usize) -> Mark| (0..count).map(value).collect();
    let number = |value: f64, text: String| Mark { value: Some(value), text };
    vec![
        set(&|index| number((index * 37 % 101) as f64 + 1.0, format!("{}", index * 37 % 101 + 1))),
        set(&|_| number(12.0, "12".into())),
        set(&|_| number(0.0, "0".into())),
        set(&|index| if index == 0 { number(1_204_331.0, "1,204,331".into()) } else { number(0.4, "0.4".into()) }),
        set(&|index| if index % 3 == 1 { missing() } else { number(index as f64, format!("{index} (4.2%)")) }),
        set(&|_| missing()),
    ]
}

fn label(index: usize) -> String {
    if index % 4 == 1 { LONG.into() } else { format!("Team {index}") }
}

fn kinds(marks: &[Mark]) -> Vec<ChartKind> {
    let bar = |(index, mark): (usize, &Mark)| Bar { label: label(index), mark: mark.clone(), emphasis: index == 2 };
    let bars: Vec<Bar> = marks.iter().enumerate().map(bar).collect();
    let other = |index: usize| marks[(index + 1) % marks.len()].clone();
    let dots =
        |(index, mark): (usize, &Mark)| DotRow { label: label(index), before: mark.clone(), after: other(index) };
    let parts = |(index, mark): (usize, &Mark)| StackedRow {
        label: label(index),
        parts: vec![mark.clone(), other(index), other(index + 1), other(index + 2)],
    };
    let point = |(index, mark): (usize, &Mark)| TimelinePoint {
        label: format!("{}/{:02}", 1999 + index, index % 100),
        mark: mark.clone(),
    };
    let series =
        ["Within timescale", "Over timescale", "Extended by agreement", "Withdrawn"].map(String::from).to_vec();
    let breaks = vec![Break { before: marks.len() / 2, label: "New definition of a complaint, with enquiries".into() }];
    let panel = |title: &str| Panel { title: title.into(), bars: bars.clone() };
    let council =
        |(index, mark): (usize, &Mark)| Comparator { label: label(index), mark: mark.clone(), ours: index == 2 };
    let average = Average { label: "All 15 councils".into(), mark: marks[0].clone() };
    vec![
        ChartKind::Comparators {
            rows: marks.iter().enumerate().map(council).collect(),
            average: Some(average.clone()),
        },
        ChartKind::Bars(bars.clone()),
        ChartKind::Dots {
            before: "2022/23".into(),
            after: "2023/24".into(),
            rows: marks.iter().enumerate().map(dots).collect(),
            limit: None,
        },
        ChartKind::Dots {
            before: "2022/23".into(),
            after: "2023/24".into(),
            rows: marks.iter().enumerate().map(dots).collect(),
            limit: Some(average.clone()),
        },
        ChartKind::Stacked {
            series: series.clone(),
            meanings: vec![],
            rows: marks.iter().enumerate().map(parts).collect(),
            whole: false,
        },
        ChartKind::Stacked {
            series,
            meanings: vec![],
            rows: marks.iter().enumerate().map(parts).collect(),
            whole: true,
        },
        ChartKind::Timeline { points: marks.iter().enumerate().map(point).collect(), breaks },
        ChartKind::Panels(vec![
            panel("Gender"),
            panel("Ethnic group of the person who complained, as they gave it"),
            panel("Age"),
        ]),
    ]
}

fn labels<'a>(scene: &'a Scene) -> Vec<&'a Label> {
    let label = |shape: &'a Shape| match shape {
        Shape::Text(label) => Some(label),
        _ => None,
    };
    scene.shapes.iter().filter_map(label).collect()
}

/// Every label within the scene, and none on another.
fn assert_readable(scene: &Scene, what: &str) {
    let labels = labels(scene);
    assert!(!labels.is_empty(), "{what}: no words");
    for (index, a) in labels.iter().enumerate() {
        let (left, top, right, bottom) = a.extent();
        let inside = left >= -0.5 && top >= -0.5 && right <= scene.width + 0.5 && bottom <= scene.height + 0.5;
        assert!(inside, "{what}: \"{}\" at {:?} leaves {}x{}", a.text, a.extent(), scene.width, scene.height);
        for b in &labels[index + 1..] {
            let other = b.extent();
            let meet = left < other.2 - 0.1 && other.0 < right - 0.1 && top < other.3 - 0.1 && other.1 < bottom - 0.1;
            assert!(!meet, "{what}: \"{}\" {:?} meets \"{}\" {other:?}", a.text, a.extent(), b.text);
        }
        assert!(a.size >= 11.0, "{what}: small print");
        let colour = a.role.colour(&Theme::default());
        assert!(contrast(colour, Rgb(255, 255, 255)) >= 4.5, "{what}: {:?} carries text", a.role);
    }
}

#[test]
fn labels_fit_and_never_meet_whatever_the_values() {
    for count in [1, 2, 9, 25] {
        for (set, marks) in value_sets(count).iter().enumerate() {
            for kind in kinds(marks) {
                let chart = Chart { kind, ..sample::trend() };
                for (width, air) in WIDTHS.into_iter().flat_map(|width| [0.86, 1.0, 1.26].map(|air| (width, air))) {
                    let kind = std::mem::discriminant(&chart.kind);
                    let what = format!("{kind:?} set {set} of {count} at {width}, air {air}");
                    assert_readable(&lay_out_airy(&chart, width, air), &what);
                }
            }
        }
    }
}

#[test]
fn the_sample_charts_are_readable_in_every_format() {
    for chart in sample::charts() {
        for width in WIDTHS {
            assert_readable(&lay_out(&chart, width), &format!("{} at {width}", chart.id));
        }
        assert_readable(&framed(&chart), &chart.id);
    }
}

#[test]
fn marks_stay_inside_and_rows_are_never_squashed() {
    for chart in sample::charts() {
        for width in WIDTHS {
            let scene = lay_out(&chart, width);
            for shape in &scene.shapes {
                if let Shape::Bar { x, y, width: w, height: h, .. } = shape {
                    assert!(
                        *x >= -4.0 && x + w <= scene.width + 4.0 && *y >= 0.0 && y + h <= scene.height + 0.5,
                        "{shape:?}"
                    );
                }
            }
        }
    }
    assert!(height(&sample::teams(), 560.0) >= 15.0 * 20.0);
    assert!(height(&sample::teams(), 280.0) > height(&sample::teams(), 560.0));
}

#[test]
fn empty_charts_draw_nothing_and_do_not_fail() {
    let empty = [
        ChartKind::Bars(vec![]),
        ChartKind::Dots { before: "a".into(), after: "b".into(), rows: vec![], limit: None },
        ChartKind::Stacked { series: vec![], meanings: vec![], rows: vec![], whole: true },
        ChartKind::Timeline { points: vec![], breaks: vec![] },
        ChartKind::Panels(vec![]),
    ];
    for kind in empty {
        let chart = Chart { kind, ..sample::trend() };
        svg(&chart, &Theme::default(), 300.0).expect("drawn");
    }
}

#[test]
fn a_gap_and_a_change_of_definition_break_the_line() {
    let lines = |chart: &Chart| {
        let scene = lay_out(chart, 560.0);
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Line { width, .. } if *width > 2.0)).count()
    };
    assert_eq!(lines(&sample::trend()), 2);
    let mut redefined = sample::trend();
    if let ChartKind::Timeline { breaks, .. } = &mut redefined.kind {
        breaks[0].before = 7;
    }
    assert_eq!(lines(&redefined), 3, "values under two definitions are not joined");
}

#[test]
fn gridlines_stand_behind_a_dozen_values_and_more_and_are_few() {
    let lines = |count: u32, of: f64| {
        let point = |year: u32| TimelinePoint {
            label: format!("{}/{:02}", 2000 + year, year + 1),
            mark: Mark { value: Some(of + f64::from(year)), text: format!("{}", of as u32 + year) },
        };
        let kind = ChartKind::Timeline { points: (0..count).map(point).collect(), breaks: vec![] };
        let scene = lay_out(&Chart { kind, ..sample::trend() }, 560.0);
        assert_readable(&scene, "a line with gridlines");
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Line { role: Role::Rule, .. })).count()
    };
    assert_eq!((lines(11, 150.0), lines(12, 150.0), lines(12, 1204.0)), (0, 3, 2));
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bar = |value: f64| Bar { label: "A".into(), mark: sample::mark(value), emphasis: false };
    let chart = Chart { kind: ChartKind::Bars(vec![bar(10.0), bar(20.0), bar(0.0)]), ..sample::trend() };
    let lengths: Vec<f64> = lay_out(&chart, 560.0)
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Bar { width, .. } => Some(*width),
            _ => None,
        })
        .collect();
    assert_eq!(lengths.len(), 2, "nothing is drawn for nothing");
    assert!((lengths[1] / lengths[0] - 2.0).abs() < 1e-9);
}

#[test]
fn markup_is_escaped_and_carries_the_words_for_those_who_do_not_see_it() {
    let mut chart = sample::outcomes();
    chart.alt = "Upheld <31> & \"more\"".into();
    let markup = svg(&chart, &Theme::default(), 560.0).expect("drawn");
    assert!(markup.contains("role=\"img\" aria-label=\"Upheld &lt;31&gt; &amp; &quot;more&quot;\""));
    assert!(!markup.contains(" id=\"") && !markup.contains("<?xml"));
    let file = svg_file(&chart, &Theme::default()).expect("drawn");
    assert!(file.contains("One complaint in five") && file.contains("Base: 156"));
}

#[test]
fn another_accent_takes_the_place_of_navy() {
    let theme = Theme { accent: Rgb(0x6A, 0x1B, 0x4D), ..Theme::default() };
    let markup = svg(&sample::stages(), &theme, 560.0).expect("drawn");
    assert!(markup.contains("#6A1B4D") && !markup.contains("#12436D"));
}

#[test]
fn the_second_colour_is_last_years_and_the_second_parts() {
    let theme = Theme { second: Some(Rgb(0xB5, 0x34, 0x1E)), ..Theme::default() };
    for chart in [sample::compliments(), sample::stages()] {
        let drawn = |theme: &Theme| svg(&chart, theme, 560.0).expect("drawn").contains("#B5341E");
        assert!(drawn(&theme) && !drawn(&Theme::default()), "{}", chart.id);
    }
}

#[test]
fn what_has_no_value_is_a_gap_with_its_words_and_no_mark() {
    let bar = |mark: Mark| Bar { label: "A".into(), mark, emphasis: false };
    let bars = ChartKind::Bars(vec![bar(sample::mark(9.0)), bar(missing()), bar(sample::mark(0.0))]);
    let council = |mark: Mark| Comparator { label: "A".into(), mark, ours: false };
    let councils = vec![council(sample::mark(9.0)), council(missing())];
    let councils = ChartKind::Comparators { rows: councils, average: None };
    for (kind, marks) in [(bars, 1), (councils, 1)] {
        let scene = lay_out(&Chart { kind, ..sample::trend() }, 560.0);
        let is_mark = |shape: &&Shape| match shape {
            Shape::Bar { role, .. } => *role != Role::Paper,
            Shape::Disc { role, .. } => *role == Role::Muted,
            _ => false,
        };
        assert_eq!(scene.shapes.iter().filter(is_mark).count(), marks);
        assert!(labels(&scene).iter().any(|label| label.text == missing().text && label.role == Role::Soft));
    }
}

#[test]
fn pictures_are_crisp() {
    let bytes = png(&sample::stages(), &Theme::default()).expect("drawn");
    let mut decoder = ::png::Decoder::new(bytes.as_slice());
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("decodes");
    let mut pixels = vec![0; reader.output_buffer_size()];
    reader.next_frame(&mut pixels).expect("decodes");
    let full = pixels.chunks(3).filter(|pixel| *pixel == [0x0B, 0x0C, 0x0C]).count();
    let ink = pixels.chunks(3).filter(|pixel| pixel.iter().all(|channel| *channel < 0x80) && pixel[2] < 0x60).count();
    assert!(
        full * 3 > ink && full > 2_000,
        "{full} of {ink} dark pixels are wholly ink: letters of one pixel would be grey"
    );
}

#[test]
fn images_are_twice_the_layout_and_the_same_each_time() {
    let (chart, theme) = (sample::stages(), Theme::default());
    let bytes = png(&chart, &theme).expect("drawn");
    assert_eq!(bytes, png(&chart, &theme).expect("drawn"));
    let reader = ::png::Decoder::new(bytes.as_slice()).read_info().expect("decodes");
    let scene = framed(&chart);
    assert_eq!((reader.info().width, reader.info().height), (1280, scene.height as u32 * 2));
    assert!(!bytes.windows(4).any(|chunk| chunk == b"tIME"));
}

#[test]
fn any_plotters_backend_can_be_drawn_on() {
    use plotters::prelude::{IntoDrawingArea, SVGBackend};
    let mut markup = String::new();
    let area = SVGBackend::with_string(&mut markup, (4480, 3000)).into_drawing_area();
    draw(&area, &sample::trend(), &Theme::default(), 8.0).expect("drawn");
    drop(area);
    assert!(markup.contains("2023/24"));
}
