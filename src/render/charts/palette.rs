//! The colours of charts by what they are for, in light and, for web pages, in dark.
//!
//! The hues are the Analysis Function's. Two rules keep any council's own accent readable among them. A full colour is a
//! mark on its own: at least 3 to 1 on paper. What lies beside a full colour is a tint with an outline of its full hue: the
//! tint is 3 to 1 from every colour that may carry words, and the outline 3 to 1 from the paper. So neighbours are told
//! apart in print without colour, and by those who see no hue.

use crate::report::theme::{DARK_PAPER, PAPER, Rgb, Theme, lightened, tint};

/// What a colour is for. A web page may restyle each by the class of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Labels and values.
    Ink,
    /// Labels of less weight: axes, last year.
    Soft,
    /// Guides: the only colour that need not be told from paper.
    Rule,
    /// The outline of marks that are not the chart's point, and baselines.
    Muted,
    /// The inside of those marks.
    MutedTint,
    /// The council's colour; also the first series. Its tint is for what is nearly the same.
    Accent,
    AccentTint,
    /// Last year's marks: the council's second colour, or grey.
    Before,
    /// The outline of the second series, and its inside.
    Second,
    SecondTint,
    Third,
    /// The outline of the fourth series, and its inside.
    Fourth,
    FourthTint,
    /// Behind what a chart has no value for: barely off the paper.
    Wash,
    /// The ground, and the inside of hollow marks.
    Paper,
}

pub(super) const ROLES: [Role; 15] = [
    Role::Ink,
    Role::Soft,
    Role::Rule,
    Role::Muted,
    Role::MutedTint,
    Role::Accent,
    Role::AccentTint,
    Role::Before,
    Role::Second,
    Role::SecondTint,
    Role::Third,
    Role::Fourth,
    Role::FourthTint,
    Role::Wash,
    Role::Paper,
];

const GREY: Rgb = Rgb(0x6F, 0x77, 0x7B);
const DARK_GREY: Rgb = Rgb(0x8E, 0x96, 0x9B);
const TURQUOISE: Rgb = Rgb(0x28, 0xA1, 0x97);
const PLUM: Rgb = Rgb(0x80, 0x16, 0x50);
const ORANGE: Rgb = Rgb(0xF4, 0x6A, 0x25);
/// How far from a dark page a full colour stands: as far as words must.
const FULL: f64 = 5.0;

impl Role {
    /// The colour in print, in image files and on light pages.
    pub fn colour(self, theme: &Theme) -> Rgb {
        match self {
            Role::Ink => Rgb(0x0B, 0x0C, 0x0C),
            Role::Soft => Rgb(0x50, 0x5A, 0x5F),
            Role::Rule => Rgb(0xC4, 0xC9, 0xCC),
            Role::Muted => GREY,
            Role::MutedTint => tint(GREY, PAPER),
            Role::Accent => theme.accent,
            Role::AccentTint => tint(theme.accent, PAPER),
            Role::Before => theme.second.unwrap_or(GREY),
            Role::Second => theme.second.unwrap_or(TURQUOISE),
            Role::SecondTint => tint(theme.second.unwrap_or(TURQUOISE), PAPER),
            Role::Third => PLUM,
            Role::Fourth => ORANGE,
            Role::FourthTint => tint(ORANGE, PAPER),
            Role::Wash => Rgb(0xEE, 0xF1, 0xF3),
            Role::Paper => PAPER,
        }
    }

    /// The colour on dark pages.
    pub fn dark(self, theme: &Theme) -> Rgb {
        let full = |colour| lightened(colour, DARK_PAPER, FULL);
        match self {
            Role::Ink => Rgb(0xEC, 0xEE, 0xEF),
            Role::Soft => Rgb(0xB3, 0xBA, 0xBE),
            Role::Rule => Rgb(0x45, 0x4C, 0x52),
            Role::Muted => DARK_GREY,
            Role::MutedTint => tint(DARK_GREY, DARK_PAPER),
            Role::Accent => theme.dark_accent(),
            Role::AccentTint => tint(theme.dark_accent(), DARK_PAPER),
            Role::Before => theme.second.map_or(DARK_GREY, full),
            Role::Second => full(theme.second.unwrap_or(TURQUOISE)),
            Role::SecondTint => tint(Role::Second.dark(theme), DARK_PAPER),
            Role::Third => full(PLUM),
            Role::Fourth => full(ORANGE),
            Role::FourthTint => tint(Role::Fourth.dark(theme), DARK_PAPER),
            Role::Wash => Rgb(0x23, 0x28, 0x2C),
            Role::Paper => DARK_PAPER,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Role::Ink => "ink",
            Role::Soft => "soft",
            Role::Rule => "rule",
            Role::Muted => "muted",
            Role::MutedTint => "muted-tint",
            Role::Accent => "accent",
            Role::AccentTint => "accent-tint",
            Role::Before => "before",
            Role::Second => "second",
            Role::SecondTint => "second-tint",
            Role::Third => "third",
            Role::Fourth => "fourth",
            Role::FourthTint => "fourth-tint",
            Role::Wash => "wash",
            Role::Paper => "paper",
        }
    }
}

/// How the nth series of a stacked bar is filled and, where it is a tint, outlined. Charts have at most four.
pub(super) fn series(index: usize) -> (Role, Option<Role>) {
    match index % 4 {
        0 => (Role::Accent, None),
        1 => (Role::SecondTint, Some(Role::Second)),
        2 => (Role::Third, None),
        _ => (Role::FourthTint, Some(Role::Fourth)),
    }
}

/// The rules of a page's stylesheet that colour its charts on dark screens. Light is in the drawings themselves.
pub fn dark_styles(theme: &Theme) -> String {
    let rule = |role: Role| {
        let (class, hex) = (role.class(), role.dark(theme).hex());
        format!(".fill-{class}{{fill:{hex}}}.stroke-{class}{{stroke:{hex}}}")
    };
    let rules: String = ROLES.into_iter().map(rule).collect();
    format!("@media screen and (prefers-color-scheme:dark){{{rules}}}\n")
}
