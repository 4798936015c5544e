#![doc = include_str!("ARCHITECTURE.md")]

pub mod diagnostics;
pub mod law;
pub mod calendar;
pub mod workspace;
pub mod privacy;
pub mod ingest;
pub mod analysis;
pub mod report;
pub mod render;
pub mod record;
pub mod comparison;
pub mod provenance;
pub mod notes;
pub mod freeze;
pub mod flow;
pub mod cli;
