//! Colours and how well they are told apart.

use std::sync::LazyLock;

use super::PAPER;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// How far a tint stands from its paper: so little that full colours stay 3 to 1 apart from it, in light and in dark.
const TINT: f64 = 1.4;

impl Rgb {
    /// `#12436D`
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// From `#12436D`; none where the text is not of that form.
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
    }
}

/// The contrast ratio of WCAG 2, from 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The light of each value of a channel, as a share: tints are sought over hundreds of contrasts.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|channel| {
        let share = channel as f64 / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
});

fn luminance(colour: Rgb) -> f64 {
    let linear = |channel: u8| LINEAR[usize::from(channel)];
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

/// The same hue, as much lighter as it needs to stand so far from a dark ground.
pub fn lightened(colour: Rgb, ground: Rgb, ratio: f64) -> Rgb {
    let steps = (0..=100).map(|step| lighter(colour, f64::from(step) / 100.0));
    steps.into_iter().find(|lighter| contrast(*lighter, ground) >= ratio).unwrap_or(PAPER)
}

/// A colour mixed with the paper it stands on until it is only a tint of it.
pub fn tint(colour: Rgb, paper: Rgb) -> Rgb {
    let mix =
        |from: u8, to: u8, share: f64| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    let mixed =
        |share| Rgb(mix(colour.0, paper.0, share), mix(colour.1, paper.1, share), mix(colour.2, paper.2, share));
    let steps = (0..=100).map(|step| mixed(f64::from(step) / 100.0));
    steps.into_iter().find(|mixed| contrast(*mixed, paper) <= TINT).unwrap_or(paper)
}

/// A colour with its lightness (HSL) raised by a share of what is left to white, its hue and saturation kept.
fn lighter(colour: Rgb, share: f64) -> Rgb {
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

#[cfg(test)]
mod tests {
    use super::super::{DARK_PAPER, MARKS, WORDS};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_agrees_with_the_guidance() {
        assert!((contrast(Rgb(0x12, 0x43, 0x6D), PAPER) - 10.25).abs() < 0.01);
        assert!((contrast(Rgb(0x28, 0xA1, 0x97), PAPER) - 3.17).abs() < 0.01);
        assert_eq!(Rgb::parse("#28A197"), Some(Rgb(0x28, 0xA1, 0x97)));
        assert_eq!((Rgb::parse("28A197"), Rgb::parse("#28A19"), Rgb::parse("#28A19é")), (None, None, None));
    }

    proptest! {
        /// What makes it enough to check a council's colours against paper: its neighbours in charts are tints.
        #[test]
        fn a_colour_that_carries_words_is_told_from_every_tint(a in any::<[u8; 3]>(), b in any::<[u8; 3]>()) {
            let (a, b) = (Rgb(a[0], a[1], a[2]), Rgb(b[0], b[1], b[2]));
            for paper in [PAPER, DARK_PAPER] {
                prop_assert!(contrast(tint(b, paper), paper) <= TINT);
                if contrast(a, paper) >= WORDS {
                    prop_assert!(contrast(a, tint(b, paper)) >= MARKS, "{a:?} {b:?} on {paper:?}");
                }
            }
            prop_assert!(contrast(lightened(a, DARK_PAPER, 7.0), DARK_PAPER) >= 7.0);
        }
    }
}
