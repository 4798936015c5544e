//! Key facts: a list that reads `label: number, comparison`, drawn with the number large.

use super::inline::inlines;
use super::{HtmlError, Setting};
use crate::render::charts::{escape, spark_svg};
use crate::report::document::KeyFact;

pub(super) fn facts(facts: &[KeyFact], setting: Setting) -> Result<String, HtmlError> {
    let mut markup = String::from("<dl class=\"facts\">\n");
    for fact in facts {
        markup.push_str(&self::fact(fact, setting)?);
    }
    markup.push_str("</dl>\n");
    Ok(markup)
}

fn fact(fact: &KeyFact, setting: Setting) -> Result<String, HtmlError> {
    let label = escape(&fact.label);
    let comparison = fact.comparison.as_deref().map(inlines);
    let comparison = comparison.map(|words| format!("<dd class=\"comparison\">{words}</dd>")).unwrap_or_default();
    let spark = if fact.spark.iter().flatten().count() > 1 {
        spark_svg(&fact.spark, setting.theme, 96.0, 28.0).map_err(HtmlError::Spark)?
    } else {
        String::new()
    };
    Ok(format!("<div><dt>{label}</dt><dd class=\"number\">{}{spark}</dd>{comparison}</div>\n", inlines(&fact.number)))
}
