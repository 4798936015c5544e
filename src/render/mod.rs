//! From the document to files that people read: charts, web pages and tables to download.

pub mod charts;
pub mod data;
pub mod html;
pub mod pdf;
#[cfg(test)]
mod sample;
