//! `[theme]` of the settings as a theme. A colour that could not be read is refused with its ratio, never adjusted in
//! silence: a council that prints its own colour should see its own colour.

use std::sync::Arc;

use super::{DARK_PAPER, Logo, MARKS, PAPER, Rgb, Theme, WORDS, contrast};
use crate::diagnostics::{Code, Problems};
use crate::workspace::settings::LogoSettings;
use crate::workspace::{Step, Workspace};

/// What a colour must be told from, and by how much.
struct Need {
    ground: Rgb,
    /// `white paper, and white words on it`
    what: &'static str,
    ratio: f64,
    /// `Choose a darker colour.`
    help: &'static str,
}

const ACCENT: Need = Need {
    ground: PAPER,
    what: "white, which it stands on as headings and links and which stands on it as the title on the cover",
    ratio: WORDS,
    help: "Choose a darker colour, for example the darkest of the council's own.",
};
const ACCENT_DARK: Need = Need {
    ground: DARK_PAPER,
    what: "#14171A, the ground of web pages in dark mode, which it stands on as headings and links",
    ratio: WORDS,
    help: "Choose a lighter colour, or take the line out: the program then lightens the accent as far as it must.",
};
const SECOND: Need = Need {
    ground: PAPER,
    what: "white, which it stands on as last year's marks in charts",
    ratio: MARKS,
    help: "Choose a darker colour, or take the line out: last year is then grey.",
};

/// The theme that the settings ask for. What is wrong with them is added to `problems`, and left at its default.
pub fn read(workspace: &Workspace, problems: &mut Problems) -> Theme {
    let set = &workspace.settings.theme;
    let mut colour = |key, value: &Option<String>, need| chosen(workspace, key, value.as_deref()?, need, problems);
    let accent = colour("accent", &set.accent, ACCENT);
    let accent_dark = colour("accent_dark", &set.accent_dark, ACCENT_DARK);
    let second = colour("second", &set.second, SECOND);
    let logo = set.logo.as_ref().and_then(|logo| read_logo(workspace, logo, problems));
    Theme { accent: accent.unwrap_or(Theme::default().accent), accent_dark, second, logo }
}

fn chosen(workspace: &Workspace, key: &str, value: &str, need: Need, problems: &mut Problems) -> Option<Rgb> {
    let path = [Step::Key("theme"), Step::Key(key)];
    let Some(colour) = Rgb::parse(value) else {
        let message = format!("\"{value}\" is not a colour.");
        let help = "Write it as # and six hexadecimal digits, such as \"#12436D\".";
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help).value(value));
        return None;
    };
    let ratio = contrast(colour, need.ground);
    if ratio < need.ratio {
        // Cut, not rounded: a ratio that fails must not be printed as the one that is needed.
        let ratio = (ratio * 100.0).floor() / 100.0;
        let message = format!(
            "The {} {value} has a contrast of {ratio:.2} to 1 with {}. It needs {} to 1.",
            key.replace('_', " "),
            need.what,
            need.ratio
        );
        problems.push(workspace.setting_problem(Code::ContrastLow, &path, message, need.help).value(value));
        return None;
    }
    Some(colour)
}

fn read_logo(workspace: &Workspace, set: &LogoSettings, problems: &mut Problems) -> Option<Arc<Logo>> {
    let path = |key| [Step::Key("theme"), Step::Key("logo"), Step::Key(key)];
    if set.alt.trim().is_empty() {
        let message = "The logo has no words for those who do not see it.";
        let help = "Say in `alt` what the logo says, which is mostly the council's name: alt = \"Example Council\".";
        problems.push(workspace.setting_problem(Code::LogoUnusable, &path("alt"), message, help));
    }
    let bytes = match workspace.read(&set.file) {
        Ok(bytes) => bytes,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    match Logo::decode(&bytes, set.alt.trim()) {
        Ok(logo) => Some(Arc::new(logo)),
        Err(refusal) => {
            let file = crate::workspace::shown(&set.file);
            let message = format!("The logo {file} cannot be used: {refusal}.");
            problems.push(workspace.setting_problem(Code::LogoUnusable, &path("file"), message, refusal.help()));
            None
        }
    }
}
