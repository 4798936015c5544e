//! Writes a report folder whose CRM export has as many rows as asked for: 18 columns, 200 bytes a row, all of it invented.
//! The same number of rows is always the same bytes. `tests/benches/README.md` says how the folder is used.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what cannot be written stops the measurement")]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use chrono::{Days, NaiveDate};

/// Bytes of a row, its line feed included.
const ROW: usize = 200;
const HEADINGS: &str = "Case Reference,Case Type,Service,Team,Date Received,Date Acknowledged,Channel,Procedure,Accepted,\
    Reason Not Accepted,Stage 1 Response,Stage 1 Extended,Stage 2 Requested,Stage 2 Acknowledged,Stage 2 Response,Outcome,\
    Social Care Ref,Summary";
const SERVICES: [&str; 8] = [
    "Council tax and benefits",
    "Customer services",
    "Highways",
    "Housing and homelessness",
    "Libraries",
    "Parks and leisure",
    "Planning",
    "Waste and street services",
];
const CHANNELS: [&str; 4] = ["Email", "Contact Centre/Form", "Letter", "Telephone"];
const OUTCOMES: [&str; 3] = ["Upheld", "Partly upheld", "Not upheld"];
const WORDS: [&str; 8] = ["bins", "were", "left", "again", "on", "Tuesday", "after", "calling"];

const SETTINGS: &str = r#"reporting_year = "2023/24"
exports_taken = 2024-11-01

[limits]
rows = 50_000_000
file_megabytes = 20_000

[council]
name = "Anytown Council"
short_name = "Anytown"

[council.contact]
team = "Customer Relations"
email = "complaints@example.org"
website = "https://www.example.org/complaints"

[reports.lgsco]
title = "Complaints to the Ombudsman"
published = 2025-01-30

[[sources]]
table = "crm_cases"
file = "crm.csv"

[sources.columns]
reference = "Case Reference"
case_type = "Case Type"
service = "Service"
team = "Team"
received = "Date Received"
acknowledged = "Date Acknowledged"
method = "Channel"
procedure = "Procedure"
accepted = "Accepted"
reason_not_accepted = "Reason Not Accepted"
stage_1_response = "Stage 1 Response"
stage_1_extended = "Stage 1 Extended"
stage_2_requested = "Stage 2 Requested"
stage_2_acknowledged = "Stage 2 Acknowledged"
stage_2_response = "Stage 2 Response"
outcome = "Outcome"
social_care_reference = "Social Care Ref"

"#;

/// Numbers that look drawn by chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [folder, rows] = arguments.as_slice() else {
        println!("Writes a report folder with a CRM export: cargo bench --bench rows -- FOLDER ROWS");
        return;
    };
    let rows = rows.parse().unwrap_or_else(|_| panic!("{rows} is not a number of rows"));
    let folder = Path::new(folder);
    fs::create_dir_all(folder).unwrap();
    let mut settings = SETTINGS.to_string();
    for (list, labels) in [("service", &SERVICES[..]), ("team", &["North", "South"]), ("method", &CHANNELS)] {
        let _ = writeln!(settings, "[codes.\"crm_cases.{list}\"]");
        labels.iter().for_each(|label| writeln!(settings, "\"{label}\" = []").unwrap());
    }
    settings.push_str("[codes.\"crm_cases.reason_not_accepted\"]\n\"Not a council service\" = []\n");
    fs::write(folder.join("report.toml"), settings).unwrap();
    let mut file = BufWriter::new(File::create(folder.join("crm.csv")).unwrap());
    writeln!(file, "{HEADINGS}").unwrap();
    let (mut chance, mut row) = (Chance(20_232_024), String::new());
    for number in 0..rows {
        write_row(number, &mut chance, &mut row);
        file.write_all(row.as_bytes()).unwrap();
    }
    file.flush().unwrap();
}

/// A corporate complaint of 2023/24, one in ten not accepted, one in ten taken to stage 2.
fn write_row(number: u64, chance: &mut Chance, row: &mut String) {
    let first = NaiveDate::from_ymd_opt(2023, 4, 1).unwrap();
    let received = first + Days::new(chance.below(366));
    let acknowledged = received + Days::new(chance.below(7));
    let answered = acknowledged + Days::new(5 + chance.below(20));
    let shown = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    let is_refused = chance.below(10) == 0;
    let second = if chance.below(10) == 0 && !is_refused {
        let asked = answered + Days::new(3 + chance.below(9));
        [asked, asked + Days::new(2), asked + Days::new(10 + chance.below(30))].map(shown)
    } else {
        Default::default()
    };
    let (accepted, reason) = if is_refused { ("N", "Not a council service") } else { ("Y", "") };
    let outcome = if is_refused { "Not accepted" } else { chance.of(&OUTCOMES) };
    let (service, team) = (chance.of(&SERVICES), chance.of(&["North", "South", ""]));
    let (channel, extended) = (chance.of(&CHANNELS), chance.of(&["Y", "N", ""]));
    row.clear();
    let (received, acknowledged, answered) = (shown(received), shown(acknowledged), shown(answered));
    let [asked, acknowledged_2, answered_2] = second;
    let _ = write!(
        row,
        "CRM-2023-{number:09},Complaint,{service},{team},{received},{acknowledged},{channel},Corporate,{accepted},{reason},\
         {answered},{extended},{asked},{acknowledged_2},{answered_2},{outcome},,\"The",
    );
    // The officer's summary, which no report reads, makes each row as long as the next.
    while row.len() < ROW - 10 {
        row.push(' ');
        row.push_str(chance.of(&WORDS));
    }
    row.truncate(ROW - 2);
    row.push_str("\"\n");
}
