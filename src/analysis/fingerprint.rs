//! How a figure is defined, as a short digest: two builds whose digests differ count the same thing differently.

use sha2::{Digest, Sha256};

use super::register;

/// The first twelve hexadecimal digits of the SHA-256 of a figure's, breakdown's or matrix's definition: its sentence and
/// its computation, down to the conditions of every part.
pub fn fingerprint(name: &str) -> Option<String> {
    let figure = || register::figure(name).map(|f| format!("{:?} {:?} {}", f.unit, f.computation, f.definition));
    let breakdown = || register::breakdown(name).map(|b| format!("{b:?}"));
    let defined = figure().or_else(breakdown).or_else(|| register::matrix(name).map(|m| format!("{m:?}")))?;
    let digest = Sha256::digest(defined.as_bytes());
    Some(digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}
