//! The program as its users meet it: commands run on report folders, and what they print and write.
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its folder fails")]

mod agreement;
mod architecture;
mod attack;
mod attacker;
mod between;
mod assurance;
mod authority;
mod charts;
mod commands;
mod compare;
mod corrections;
mod data;
mod declared;
mod each;
mod exports;
mod faults;
mod folder;
mod freeze;
mod golden;
mod hostile;
mod injection;
mod ink;
mod layouts;
mod markup;
mod network;
mod paper;
#[allow(dead_code, reason = "shared with the tests of the PDF, which use the rest")]
#[path = "../pdf/inspect.rs"]
mod pdf;
mod privacy;
mod problems;
mod properties;
mod prose;
mod provenance;
mod published;
mod readme;
mod reconciliation;
mod screen;
mod suppression;
mod theme;
mod years;
