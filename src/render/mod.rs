//! From the document to files that people read: charts, web pages and tables to download.

pub mod charts;
pub mod data;
pub mod html;
#[cfg(test)]
mod sample;
