//! The colours of charts by what they are for, in light and, for web pages, in dark.

use crate::report::theme::{Rgb, Theme};

/// What a colour is for. A web page may restyle each by the class of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Labels and values.
    Ink,
    /// Labels of less weight: axes, last year.
    Soft,
    /// Baselines and guides.
    Rule,
    /// Marks that are not the chart's point; 3 to 1 on paper.
    Muted,
    /// The council's colour; also the first series.
    Accent,
    Second,
    Third,
    Fourth,
    /// The ground, and the inside of hollow marks.
    Paper,
}

pub(super) const ROLES: [Role; 9] = [
    Role::Ink,
    Role::Soft,
    Role::Rule,
    Role::Muted,
    Role::Accent,
    Role::Second,
    Role::Third,
    Role::Fourth,
    Role::Paper,
];

const WHITE: Rgb = Rgb(0xFF, 0xFF, 0xFF);
/// The ground of web pages in dark mode, as in the stylesheet.
const DARK_PAPER: Rgb = Rgb(0x14, 0x17, 0x1A);

impl Role {
    /// The colour in print, in image files and on light pages.
    pub fn colour(self, theme: &Theme) -> Rgb {
        match self {
            Role::Ink => Rgb(0x0B, 0x0C, 0x0C),
            Role::Soft => Rgb(0x50, 0x5A, 0x5F),
            Role::Rule => Rgb(0xC4, 0xC9, 0xCC),
            Role::Muted => Rgb(0x7F, 0x87, 0x8C),
            Role::Accent => theme.accent,
            Role::Second => Rgb(0x28, 0xA1, 0x97),
            Role::Third => Rgb(0x80, 0x16, 0x50),
            Role::Fourth => Rgb(0xF4, 0x6A, 0x25),
            Role::Paper => WHITE,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Role::Ink => "ink",
            Role::Soft => "soft",
            Role::Rule => "rule",
            Role::Muted => "muted",
            Role::Accent => "accent",
            Role::Second => "second",
            Role::Third => "third",
            Role::Fourth => "fourth",
            Role::Paper => "paper",
        }
    }

    /// The colour of the nth series of a stacked bar. A fifth would need the first again: charts have at most four.
    pub(super) fn series(index: usize) -> Role {
        [Role::Accent, Role::Second, Role::Third, Role::Fourth][index % 4]
    }
}

/// The accent for dark pages: the same hue, as light as text on the dark ground needs.
pub fn dark_accent(theme: &Theme) -> Rgb {
    (0..=100)
        .map(|step| lightened(theme.accent, f64::from(step) / 100.0))
        .find(|colour| contrast(*colour, DARK_PAPER) >= 7.0)
        .unwrap_or(WHITE)
}

/// A colour with its lightness (HSL) raised by a share of what is left to white, its hue and saturation kept.
fn lightened(colour: Rgb, share: f64) -> Rgb {
    let channels = [colour.0, colour.1, colour.2].map(|channel| f64::from(channel) / 255.0);
    let high = channels.into_iter().fold(0.0, f64::max);
    let low = channels.into_iter().fold(1.0, f64::min);
    let (light, spread) = ((high + low) / 2.0, high - low);
    let lighter = light + (1.0 - light) * share;
    // Saturation relates the spread of the channels to the lightness: keep the one, and scale the other with it.
    let reach = |light: f64| 1.0 - (2.0 * light - 1.0).abs();
    let scale =
        if reach(light) > 0.0 { spread / reach(light) * reach(lighter) / spread.max(f64::EPSILON) } else { 0.0 };
    let [r, g, b] = channels.map(|channel| ((lighter + (channel - light) * scale) * 255.0).round() as u8);
    Rgb(r, g, b)
}

/// The contrast ratio of WCAG 2, from 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_colours_pass_and_marks_stand_out() {
        let theme = Theme::default();
        for role in [Role::Ink, Role::Soft, Role::Accent] {
            assert!(contrast(role.colour(&theme), WHITE) >= 4.5, "{role:?}");
        }
        for role in [Role::Muted, Role::Second, Role::Third, Role::Fourth] {
            assert!(contrast(role.colour(&theme), WHITE) >= 3.0, "{role:?}");
        }
    }

    #[test]
    fn any_accent_becomes_readable_on_dark() {
        for accent in [Theme::default().accent, Rgb(0, 0, 0), Rgb(0x80, 0, 0), Rgb(0xFF, 0xDD, 0)] {
            assert!(contrast(dark_accent(&Theme { accent }), DARK_PAPER) >= 7.0);
        }
    }

    #[test]
    fn contrast_agrees_with_the_guidance() {
        assert!((contrast(Rgb(0x12, 0x43, 0x6D), WHITE) - 10.25).abs() < 0.01);
        assert!((contrast(Rgb(0x28, 0xA1, 0x97), WHITE) - 3.17).abs() < 0.01);
    }
}
