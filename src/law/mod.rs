//! The law and guidance that figures and clocks rest on, each cited once.

/// A provision, as a definition cites it.
#[derive(Debug, PartialEq, Eq)]
pub struct LegalBasis {
    pub instrument: &'static str,
    /// Regulation, section or paragraph; empty where the whole instrument is meant.
    pub provision: &'static str,
    pub url: &'static str,
}

impl LegalBasis {
    /// `The Children Act 1989 Representations Procedure (England) Regulations 2006, reg 13`
    pub fn citation(&self) -> String {
        if self.provision.is_empty() {
            self.instrument.to_string()
        } else {
            format!("{}, {}", self.instrument, self.provision)
        }
    }
}

const fn children_2006(provision: &'static str) -> LegalBasis {
    LegalBasis {
        instrument: "The Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738)",
        provision,
        url: "https://www.legislation.gov.uk/uksi/2006/1738/contents/made",
    }
}

/// What a working day is.
pub static CHILDREN_REG_2: LegalBasis = children_2006("reg 2");
/// The record of each representation, and the annual report.
pub static CHILDREN_REG_13: LegalBasis = children_2006("reg 13");
/// Stage 1: 10 working days, or 20.
pub static CHILDREN_REG_14: LegalBasis = children_2006("reg 14");
/// Stage 2: 25 working days, or 65.
pub static CHILDREN_REG_17: LegalBasis = children_2006("reg 17");
/// Stage 3: the panel meets within 30 working days of the request.
pub static CHILDREN_REG_19: LegalBasis = children_2006("reg 19");
/// Stage 3: the panel reports within 5 working days, the council responds within 15.
pub static CHILDREN_REG_20: LegalBasis = children_2006("reg 20");

/// What an annual report should contain.
pub static CHILDREN_GUIDANCE: LegalBasis = LegalBasis {
    instrument: "Getting the Best from Complaints: statutory guidance (2006)",
    provision: "monitoring arrangements",
    url: "https://www.gov.uk/government/publications/childrens-social-care-getting-the-best-from-complaints",
};

const fn adult_2009(provision: &'static str) -> LegalBasis {
    LegalBasis {
        instrument: "The Local Authority Social Services and National Health Service Complaints (England) Regulations 2009 (SI 2009/309)",
        provision,
        url: "https://www.legislation.gov.uk/uksi/2009/309/contents/made",
    }
}

/// Acknowledgement of adults' complaints: 3 working days after the day of receipt.
pub static ADULT_REG_13: LegalBasis = adult_2009("reg 13");
/// Adults' complaints: the response within 6 months, commencing on the day of receipt, or longer if so agreed.
pub static ADULT_REG_14: LegalBasis = adult_2009("reg 14");
/// The record of adults' complaints: each complaint, its subject matter and outcome, and the time it took.
pub static ADULT_REG_17: LegalBasis = adult_2009("reg 17");
/// The annual report on adults' complaints.
pub static ADULT_REG_18: LegalBasis = adult_2009("reg 18");

/// Advocacy for children who make representations.
pub static ADVOCACY_2004: LegalBasis = LegalBasis {
    instrument: "The Advocacy Services and Representations Procedure (Children) (Amendment) Regulations 2004 (SI 2004/719)",
    provision: "",
    url: "https://www.legislation.gov.uk/uksi/2004/719/contents/made",
};

/// What a public body must know of those it serves.
pub static EQUALITY_ACT: LegalBasis = LegalBasis {
    instrument: "Equality Act 2010",
    provision: "s149",
    url: "https://www.legislation.gov.uk/ukpga/2010/15/section/149",
};

/// The Ombudsman's jurisdiction.
pub static LGA_1974: LegalBasis = LegalBasis {
    instrument: "Local Government Act 1974",
    provision: "Part 3",
    url: "https://www.legislation.gov.uk/ukpga/1974/7/part/III",
};

/// The Ombudsman's statistics on each authority, and what its counts mean. No statute fixes what a council prints of them.
pub static LGSCO_STATISTICS: LegalBasis = LegalBasis {
    instrument: "Local Government and Social Care Ombudsman: interpreting local authority statistics",
    provision: "",
    url: "https://www.lgo.org.uk/information-centre/reports/annual-review-reports/interpreting-local-authority-statistics",
};

/// The Monitoring Officer's duty to report maladministration.
pub static LGHA_1989: LegalBasis = LegalBasis {
    instrument: "Local Government and Housing Act 1989",
    provision: "s5(2)",
    url: "https://www.legislation.gov.uk/ukpga/1989/42/section/5",
};

const fn complaint_handling_code(provision: &'static str) -> LegalBasis {
    LegalBasis {
        instrument: "Local Government and Social Care Ombudsman: Complaint Handling Code (2024)",
        provision,
        url: "https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code/complaint-handling-code",
    }
}

/// What a council may refuse to accept, and that it says why.
pub static CODE_EXCLUSIONS: LegalBasis = complaint_handling_code("section 2");
/// Acknowledgement and logging within 5 working days of receipt.
pub static CODE_ACKNOWLEDGEMENT: LegalBasis = complaint_handling_code("paragraph 6.2");
/// Stage 1: a full response within 10 working days of the acknowledgement.
pub static CODE_STAGE_1: LegalBasis = complaint_handling_code("paragraph 6.3");
/// Stage 1: an extension of no more than 10 working days without good reason.
pub static CODE_STAGE_1_EXTENSION: LegalBasis = complaint_handling_code("paragraph 6.4");
/// Stage 2: acknowledged within 5 working days, answered within 20 of that, an extension of no more than 20.
pub static CODE_STAGE_2: LegalBasis = complaint_handling_code("section 6, stage 2");
/// The annual complaints performance and service improvement report.
pub static CODE_REPORT: LegalBasis = complaint_handling_code("paragraph 8.1");

/// No statute: the council's own policy or practice.
pub static COUNCIL_POLICY: LegalBasis =
    LegalBasis { instrument: "The council's complaints policy", provision: "", url: "" };
