//! Explanations against the numbers they explain.

use super::Round;
use crate::analysis::explain::{Detail, Explainer, How};
use crate::analysis::{Figures, Inputs, Value};
use crate::flow;
use crate::report::document::Audience;

#[test]
fn every_number_is_what_its_cases_come_to() {
    let folder = Round::new();
    let folder = folder.0.path().join("examples/coventry-2023-24");
    flow::analyse(&folder, None, Audience::Internal, |figures, inputs, _| {
        check(inputs, figures);
        Ok(())
    })
    .unwrap();
}

fn check(inputs: &Inputs, figures: &Figures) {
    let all = Explainer { inputs, figures, detail: Detail::All }.all().unwrap();
    let mut checked = 0;
    for explanation in &all {
        let Some(cases) = &explanation.cases else { continue };
        let (name, counted) = (&explanation.name, cases.counted.len() as u64);
        let sum = || cases.counted.iter().filter_map(|case| case.number).sum::<i64>();
        match (explanation.how, &explanation.value) {
            (How::Count, Value::Count(count)) => assert_eq!(counted, *count, "{name}"),
            (How::Mean, Value::Mean { total, cases }) => assert_eq!((sum(), counted), (*total, *cases), "{name}"),
            (How::Median, Value::Median { cases, .. }) => assert_eq!(counted, *cases, "{name}"),
            (How::Money, Value::Pence(pence)) => assert_eq!(sum(), *pence, "{name}"),
            (How::Total, Value::Count(total)) => assert_eq!(sum() as u64, *total, "{name}"),
            _ => continue,
        }
        checked += 1;
        if !name.contains('.') {
            let left_out: usize = cases.left_out.iter().map(|group| group.references.len()).sum();
            let table = inputs.frames.values().map(|frame| frame.height());
            let rows = cases.counted.len() + left_out;
            assert!(table.into_iter().any(|height| height == rows), "{name}: {rows} rows are not those of a table");
        }
    }
    assert!(checked > 400, "{checked}");
    let parts = all.iter().filter(|explanation| explanation.how == How::Sum);
    for sum in parts {
        let total: u64 = sum.parts.iter().filter_map(|part| part.value.count()).sum();
        assert_eq!(Some(total), sum.value.count(), "{}", sum.name);
    }
    let public = Explainer { inputs, figures, detail: Detail::Nothing }.all().unwrap();
    assert!(public.iter().all(|explanation| explanation.cases.is_none()));
    assert_eq!(public.len(), all.len());
}
