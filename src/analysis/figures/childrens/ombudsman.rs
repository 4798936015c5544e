//! Children's services before the Ombudsman. What the Ombudsman received and what it decided are different cases: some
//! are received in one year and decided in the next.

use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};
use crate::law::{CHILDREN_GUIDANCE, LGA_1974};

pub(super) static FIGURES: &[&Figure] = &[&RECEIVED, &INVESTIGATED, &UPHELD];

static RECEIVED: Figure = Figure::count(
    "childrens_ombudsman_received",
    "Education and children's services cases received by the Ombudsman",
    "Complaints and enquiries about the council that the Ombudsman received in the year in its category of education and children's services, which it does not split further.",
    &[&LGA_1974, &CHILDREN_GUIDANCE],
    Population::new("ombudsman_cases", &[EDUCATION_AND_CHILDREN]),
);

static INVESTIGATED: Figure = Figure::count(
    "childrens_ombudsman_investigated",
    "Children's services complaints the Ombudsman investigated",
    "Complaints about children's services that the Ombudsman decided in the year after a detailed investigation, upheld or not.",
    &[&LGA_1974, &CHILDREN_GUIDANCE],
    Population::new("ombudsman_cases", &[SERVICE, Condition::Any("decision", &["upheld", "not_upheld"])])
        .in_year_of("decided_year"),
);

static UPHELD: Figure = Figure::count(
    "childrens_ombudsman_upheld",
    "Children's services complaints the Ombudsman upheld",
    "Complaints about children's services that the Ombudsman upheld in the year, remedied beforehand or not.",
    &[&LGA_1974, &CHILDREN_GUIDANCE],
    Population::new("ombudsman_cases", &[SERVICE, Condition::Is("decision", "upheld")]).in_year_of("decided_year"),
);

const EDUCATION_AND_CHILDREN: Condition = Condition::Is("category", "Education & children's services");
const SERVICE: Condition = Condition::Is("service_area", "Children's services");
