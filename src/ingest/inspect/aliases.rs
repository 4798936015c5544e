//! The headings under which councils' systems commonly export each of our columns.

/// Other headings for a column, beside its own name; lower case.
pub(super) fn aliases(column: &str) -> &'static [&'static str] {
    match column {
        "reference" => {
            &["ref", "case reference", "case ref", "complaint reference", "case number", "case id", "lgsco ref"]
        }
        "crm_reference" => &["dash ref", "crm ref", "crm reference"],
        "social_care_reference" => &["social care ref", "social care reference", "mosaic id"],
        "received" => &["date received", "received date", "received on", "date of complaint"],
        "procedure" => &["type", "complaint type", "procedure"],
        "case_type" => &["case type", "contact type", "record type"],
        "method" => &["channel", "how received", "method of contact", "contact method"],
        "team" => &["service area", "team", "team name"],
        "service" => &["service", "service name", "department"],
        "complainant" => &["complainant", "complainant type", "who complained", "relationship"],
        "made_by_child" => &["made by child/yp", "made by child", "made by child or young person"],
        "advocate" => &["advocate", "advocate used", "advocacy"],
        "stage_reached" => &["stage reached", "highest stage"],
        "outcome" => &["overall outcome", "outcome", "finding", "decision outcome"],
        "closed" => &["date closed", "closed date", "closed on"],
        "sex" => &["sex", "gender"],
        "ethnicity" => &["ethnicity", "ethnic origin", "ethnic group"],
        "disability" => &["disability", "disabled"],
        "started" => &["started", "start date", "date started", "stage start"],
        "ended" => &["ended", "end date", "date ended", "response date", "date responded"],
        "due" => &["due", "due date", "target date"],
        "new_due" => &["new due", "extended due date", "extension date"],
        "main_reason" => &["main reason", "category", "reason", "issue", "theme", "concern"],
        "sub_reason" => &["sub reason", "sub category", "subcategory", "sub issue"],
        "source" => &["from", "received from", "source"],
        "theme" => &["theme", "compliment theme", "category"],
        "remedy" => &["detail", "remedy", "remedy type"],
        "amount" => &["amount", "compensation", "payment"],
        "acknowledged" => &["date acknowledged", "acknowledged date", "acknowledgement date"],
        "accepted" => &["accepted"],
        "enquiry_received" => &["enquiry received"],
        "decision" => &["decision", "ombudsman decision"],
        "decided" => &["decision date", "decided", "date decided"],
        "category" => &["category", "ombudsman category"],
        "satisfactory_remedy" => &["satisfactory remedy before referral", "satisfactory remedy"],
        _ => &[],
    }
}
