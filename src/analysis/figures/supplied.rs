//! Figures that no export of cases holds: other services or earlier reports supply them.

use crate::analysis::figure::Figure;

pub(in crate::analysis) static FIGURES: &[&Figure] =
    &[&CONTACTS, &REFERRALS, &OPEN_REFERRALS, &COMMENTS, &ADULT_COMMENTS, &LONG_TERM_SUPPORT, &LGSCO_NATIONAL];

static CONTACTS: Figure = Figure::supplied(
    "childrens_contacts",
    "Contacts completed by children's services",
    "The number of contacts that children's services completed in the year, as the service supplied it.",
);

static REFERRALS: Figure = Figure::supplied(
    "childrens_referrals",
    "Referrals received by children's services",
    "The number of referrals that children's services received in the year, as the service supplied it.",
);

static OPEN_REFERRALS: Figure = Figure::supplied(
    "childrens_open_referrals",
    "Referrals open on the last day of the year",
    "The number of referrals open to children's services on 31 March, as the service supplied it.",
);

pub(super) static COMMENTS: Figure = Figure::supplied(
    "childrens_comments_received",
    "Comments received",
    "The number of comments about children's services recorded in the year, as the complaints team supplied it.",
);

pub(super) static ADULT_COMMENTS: Figure = Figure::supplied(
    "adult_comments_received",
    "Comments received",
    "The number of comments about adult social care recorded in the year, as the complaints team supplied it.",
);

pub(super) static LONG_TERM_SUPPORT: Figure = Figure::supplied(
    "adult_long_term_support",
    "Adults in long-term support on the last day of the year",
    "The number of adults in long-term support on 31 March, as the service supplied it.",
);

static LGSCO_NATIONAL: Figure = Figure::supplied(
    "lgsco_national_received",
    "Complaints the Ombudsman received nationally",
    "The number of complaints and enquiries that the Ombudsman received about all authorities in the year.",
);
