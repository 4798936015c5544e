//! Settings of disclosure control that cannot be meant, and small numbers that nothing more can be withheld for.

use super::{Protection, Withheld};
use crate::analysis::figure::Disclosure;
use crate::analysis::register;
use crate::diagnostics::{Code, Diagnostic, Problems, nearest};
use crate::workspace::{Step, Workspace};

const PART: Step = Step::Key("disclosure");
/// The highest threshold that can be meant.
const MOST: u64 = 1000;

/// Problems of the `[disclosure]` settings.
pub fn settings(workspace: &Workspace, problems: &mut Problems) {
    let settings = &workspace.settings.disclosure;
    let invalid = |path: &[Step], message: String, help: &str| {
        workspace.setting_problem(Code::SettingsInvalid, path, message, help.to_string())
    };
    if settings.threshold < 2 {
        let message = format!("A threshold of {} withholds nothing.", settings.threshold);
        let help = "Counts from 1 to below the threshold are withheld: use 5, or at least 2.";
        problems.push(invalid(&[PART, Step::Key("threshold")], message, help));
    }
    if settings.threshold > MOST {
        let message = format!("A threshold of {} withholds nearly every number.", settings.threshold);
        let help = "Counts from 1 to below the threshold are withheld: use 5, or at most 1000.";
        problems.push(invalid(&[PART, Step::Key("threshold")], message, help));
    }
    let sensitive = settings.sensitive.iter().enumerate().map(|(i, name)| (Step::Key("sensitive"), i, name));
    let exempt = settings.exempt.iter().enumerate().map(|(i, of)| (Step::Key("exempt"), i, &of.figure));
    for (list, i, name) in sensitive.chain(exempt).filter(|(_, _, name)| disclosure(name).is_none()) {
        problems.push(unknown(workspace, &[PART, list, Step::Item(i)], name));
    }
    for (i, exemption) in settings.exempt.iter().enumerate() {
        let path = [PART, Step::Key("exempt"), Step::Item(i)];
        let name = &exemption.figure;
        if exemption.reason.trim().is_empty() {
            let message = format!("{name} is exempt from suppression without a reason.");
            problems.push(invalid(&path, message, "Say in `reason` why its small numbers may be published."));
        }
        if settings.sensitive.contains(name) {
            let message = format!("{name} is both sensitive and exempt.");
            problems.push(invalid(&path, message, "Take it out of one of the two lists."));
        } else if disclosure(name) == Some(Disclosure::Open) {
            let message = format!("{name} is not withheld, so that it needs no exemption.");
            problems.push(invalid(&path, message, "Take it out of the list."));
        }
    }
}

fn unknown(workspace: &Workspace, path: &[Step], name: &str) -> Diagnostic {
    let near = nearest(name, names()).map(|near| format!("Did you mean {near}? "));
    let help = format!("{}`annual-report figures FOLDER` lists every name.", near.unwrap_or_default());
    let message = format!("There is no figure, breakdown or matrix named {name}.");
    workspace.setting_problem(Code::FigureUnknown, path, message, help)
}

fn names() -> impl Iterator<Item = &'static str> {
    let figures = register::figures().map(|f| f.name);
    figures.chain(register::breakdowns().map(|b| b.name)).chain(register::matrices().map(|m| m.name))
}

fn disclosure(name: &str) -> Option<Disclosure> {
    let figure = register::figure(name).map(|figure| figure.disclosure);
    let breakdown = || register::breakdown(name).map(|breakdown| breakdown.disclosure);
    figure.or_else(breakdown).or_else(|| register::matrix(name).map(|_| Disclosure::Open))
}

/// Small numbers that can be worked out from the publication edition all the same.
pub fn check(protection: &Protection, workspace: &Workspace, problems: &mut Problems) {
    let settings = &workspace.settings.disclosure;
    if protection.exposed.is_empty() {
        return;
    }
    if !settings.secondary {
        let message = format!("{} withheld numbers can be worked out from the others.", protection.exposed.len());
        let help = "Set `secondary = true`: then whatever would give them away is withheld too.";
        let path = [PART, Step::Key("secondary")];
        problems.push(workspace.setting_problem(Code::DisclosureOff, &path, message, help.to_string()));
        return;
    }
    for Withheld { figure, year, .. } in &protection.exposed {
        let message = format!("{figure} of {year} is small, and what else is published tells it.");
        let help = "Name the figures that it can be worked out from as `sensitive`, or exempt it with a reason.";
        problems.push(workspace.setting_problem(Code::DisclosureExposed, &[PART], message, help.to_string()));
    }
}
