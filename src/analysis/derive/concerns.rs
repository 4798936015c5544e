//! Whether a complaint raised any concern, so that complaints and concerns can be told apart.

use std::collections::HashSet;

use polars::prelude::*;

use super::Frames;
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;

pub(super) fn add(frames: &mut Frames, service: &str) -> Result<(), AnalysisError> {
    let complaints = format!("{service}_complaints");
    let (Some(concerns), Some(frame)) = (frames.get(&format!("{service}_concerns")), frames.get(&complaints)) else {
        return Ok(());
    };
    let raised: HashSet<&str> = Columns(concerns).text("reference")?.into_iter().flatten().collect();
    let references = Columns(frame).text("reference")?;
    let flags: Vec<bool> = references.iter().map(|r| r.is_some_and(|r| raised.contains(r))).collect();
    let mut derived = frame.clone();
    derived.with_column(Series::new("raised_concern".into(), flags).into())?;
    frames.insert(complaints, derived);
    Ok(())
}
