//! Key facts: a list that reads `number, label, comparison`, drawn with the number large. No list of terms, in which each
//! label would have to be read before its number: "42%" and then "of statutory complaints upheld" are one sentence.

use super::inline::inlines;
use super::{HtmlError, Setting};
use crate::render::charts::{escape, has_spark, spark_svg};
use crate::report::document::KeyFact;

/// The layout width of the small line of years.
const SPARK_WIDTH: f64 = 150.0;

pub(super) fn facts(facts: &[KeyFact], setting: Setting) -> Result<String, HtmlError> {
    let mut markup = String::from("<ul class=\"facts\">\n");
    for fact in facts {
        markup.push_str(&self::fact(fact, setting)?);
    }
    markup.push_str("</ul>\n");
    Ok(markup)
}

fn fact(fact: &KeyFact, setting: Setting) -> Result<String, HtmlError> {
    let label = escape(&fact.label);
    let comparison = fact.comparison.as_deref().map(inlines).unwrap_or_default();
    let spark = if has_spark(&fact.spark) {
        spark_svg(&fact.spark, setting.theme, SPARK_WIDTH).map_err(HtmlError::Spark)?
    } else {
        String::new()
    };
    let beneath = match comparison + &spark {
        nothing if nothing.is_empty() => nothing,
        something => format!("<p class=\"comparison\">{something}</p>"),
    };
    let number = inlines(&fact.number);
    Ok(format!("<li><p class=\"number\">{number}</p><p class=\"label\">{label}</p>{beneath}</li>\n"))
}
