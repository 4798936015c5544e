use rayon::prelude::*;

use super::*;

fn gate() -> Gate {
    let settings = "reporting_year = \"2023/24\"\nexports_taken = 2024-11-01\n\
        council = { name = \"Coventry City Council\", short_name = \"Coventry\", contact = { team = \"Service Recovery Team\", \
        email = \"t@example.org\", website = \"w\" } }\nsources = []\n\
        reports = { childrens = { title = \"R\", published = 2025-01-30, people = [{ name = \"R Ashdown (invented)\", \
        title = \"Ombudsman Kestrel Officer\", role = \"author\" }] } }\n\
        codes = { \"childrens_complaints.team\" = { \"Team West\" = [], \"LAC & Permanency\" = [] } }\n\
        privacy = { known = [\"Holbrooks\"] }\n";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("report.toml"), settings).unwrap();
    let mut problems = Problems::new();
    let workspace = Workspace::open(folder.path(), &mut problems).unwrap();
    let mut gate = Gate::new(&workspace, &mut problems);
    gate.learn_references(["CH230001", "DASH-2023-CH00132", "22 028 011", "1234"].into_par_iter());
    assert!(problems.is_empty(), "{problems:?}");
    gate
}

fn rules(text: &str, origin: Origin) -> Vec<Rule> {
    gate().quotation(text, origin).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn what_officers_leave_in_is_found_by_its_rule() {
    for (text, rule) in [
        ("A big thank you to Kofi for the care shown to my dad.", Rule::Capital),
        ("Sarah was wonderful.", Rule::Opening),
        ("She was kind. Quenby rang back.", Rule::Opening),
        ("We met Mrs fenwhistle twice.", Rule::Titled),
        ("We saw Dr. Ashe twice.", Rule::Titled),
        ("Thank you sarah for the care.", Rule::FirstName),
        ("Thank you anne-marie for the care.", Rule::FirstName),
        ("Thank you josé for the care.", Rule::Unusual),
        ("Thank you o'brien for the care.", Rule::Unusual),
        ("Thank you KOFI for the care.", Rule::Capital),
        ("Thank you kOFI for the care.", Rule::Capital),
        ("Thank you Zielinski-West's team.", Rule::Capital),
        ("Thank you J. for the care.", Rule::Initial),
        ("A. was so kind.", Rule::Initial),
        ("Ring me on 024 7683 1111 please.", Rule::Telephone),
        ("Ring me on 76831111 please.", Rule::Telephone),
        ("Write to a.b@example.org please.", Rule::Email),
        ("I live at CV1 5RR now.", Rule::Postcode),
        ("I live at cv15rr now.", Rule::Postcode),
        ("My number is 943 476 5919 there.", Rule::NhsNumber),
        ("My number is QQ 12 34 56 C there.", Rule::InsuranceNumber),
        ("My case is CH230777 still.", Rule::Reference),
        ("My case is dash-2023-ch00777 still.", Rule::Reference),
        ("My case is 23 111 222 still.", Rule::Reference),
        ("She was born on 3 May last.", Rule::BirthDate),
        ("It was on 12/03/2010 that we met.", Rule::BirthDate),
        ("It was on 12 March 2010 that we met.", Rule::BirthDate),
        ("My worker name) called me back.", Rule::Unbalanced),
        ("My worker [name called me back.", Rule::Unbalanced),
        ("My worker XXX called me back.", Rule::Crosses),
        ("My worker Sa*** called me back.", Rule::Crosses),
    ] {
        let found = rules(text, Origin::Narrative);
        assert!(found.contains(&rule), "{text}: {found:?}");
    }
}

#[test]
fn what_says_nothing_of_a_person_is_clean() {
    for text in [
        "The visit was on time and nothing was too much trouble.",
        "Thank you for everything; we felt listened to at every step.",
        "You explained each form twice and never rushed us.",
        "My worker (name removed) rang in March. Team West and LAC & Permanency helped Mum and Dad :-)",
        "I'd say it's the best council: we'll miss you! In May you came to Coventry, and to Holbrooks. I will not forget.",
        "She said “Thank you” 3 times in 2023, and R Ashdown answered within 20 days. The GP agreed…",
        "The Ombudsman Kestrel Officer rang me back.",
        "Monitoring officer",
    ] {
        assert_eq!(rules(text, Origin::Narrative), [], "{text}");
        assert_eq!(rules(text, Origin::Export), [], "{text}");
    }
}

#[test]
fn an_export_passes_only_in_everyday_words() {
    for text in [
        "thank you quenby",
        "thank you eleri fenwhistle",
        "thank you grace",
        "Grace was kind",
        "will was kind",
        "thank you west",
    ] {
        assert_ne!(rules(text, Origin::Export), [], "{text}");
    }
}

#[test]
fn paragraphs_that_tell_of_one_person_are_flagged() {
    let rules = |text: &str| gate().paragraph(text).into_iter().map(|finding| finding.rule).collect::<Vec<_>>();
    for (text, rule) in [
        ("Mr X waited for a year.", Rule::CaseTitle),
        ("We moved Child B to a carer.", Rule::CaseTitle),
        ("A 14-year-old had no school.", Rule::CaseAge),
        ("A child aged 14 had no school.", Rule::CaseAge),
        ("We wrote to her mother late.", Rule::CaseFamily),
        ("One complainant waited for a year.", Rule::CaseSingle),
        ("In one case, we paid twice.", Rule::CaseSingle),
        ("One mother told us that she waited.", Rule::CaseSingle),
        ("The case CH230111 was late.", Rule::Reference),
        ("The number 943 476 5919 was wrong.", Rule::NhsNumber),
    ] {
        assert!(rules(text).contains(&rule), "{text}: {:?}", rules(text));
    }
    for text in [
        "One case counts in another outcome. One complaint may raise several concerns.",
        "Young people aged 16 to 24, and those aged 65 and over, wrote most.",
        "Paperwork reached one parent and not the other. Missing a date helps nobody.",
        "We received 156 complaints, and the Ombudsman decided 23 of 1,204 in 2023/24. Ring 024 7683 1111.",
    ] {
        assert_eq!(rules(text), [], "{text}");
    }
}

#[test]
fn letters_that_grow_in_lower_case_are_read_like_others() {
    for text in ["our office in İzmir", "İİİ", "3 MayİİİİİIİ", "aged İ"] {
        assert!(gate().paragraph(text).is_empty(), "{text}");
        gate().quotation(text, Origin::Export);
    }
}
