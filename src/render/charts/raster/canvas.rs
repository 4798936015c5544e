//! Pixels as places in a list of colours: a chart has few, each blend of which is worked out once.

use std::collections::HashMap;
use std::ops::Range;

use plotters_backend::BackendColor;

/// Shades of an edge, from the ground to the full colour: so few that an image has few colours, each a byte in its file.
pub(super) const STEPS: u8 = 15;

/// A blend that has not been worked out.
const UNKNOWN: u16 = u16::MAX;

/// An image in memory, white at first.
#[derive(Debug)]
pub(in crate::render::charts) struct Canvas {
    pub(in crate::render::charts) width: usize,
    pub(in crate::render::charts) height: usize,
    /// Of each pixel the place of its colour, row by row.
    pub(in crate::render::charts) pixels: Vec<u16>,
    pub(in crate::render::charts) colours: Vec<[u8; 3]>,
    places: HashMap<[u8; 3], u16>,
    inks: Vec<Ink>,
}

/// A colour that shapes are filled with.
#[derive(Debug)]
struct Ink {
    rgb: [u8; 3],
    alpha: f32,
    /// What each ground becomes under each step of it.
    blends: Vec<[u16; STEPS as usize + 1]>,
}

impl Canvas {
    /// `width` and `height` are in pixels.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let white = [0xFF; 3];
        let (pixels, places) = (vec![0; width * height], HashMap::from([(white, 0)]));
        Canvas { width, height, pixels, colours: vec![white], places, inks: Vec::new() }
    }

    /// Colours steps of the pixels of a row from `x` on, as far as there are pixels.
    pub(super) fn blend_row(&mut self, colour: BackendColor, (x, y): (i32, i32), steps: &[u8]) {
        let Ok(y) = usize::try_from(y) else { return };
        // What lies left of the image is passed over.
        let (x, steps) = match usize::try_from(x) {
            Ok(x) => (x, steps),
            Err(_) => (0, steps.get(x.unsigned_abs() as usize..).unwrap_or_default()),
        };
        if y >= self.height || x >= self.width {
            return;
        }
        let ink = self.ink(colour);
        let Canvas { width, pixels, colours, places, inks, .. } = self;
        let row = &mut pixels[y * *width + x..(y + 1) * *width];
        for (pixel, step) in row.iter_mut().zip(steps) {
            if *step == 0 {
                continue;
            }
            let Ink { rgb, alpha, blends } = &mut inks[ink];
            let ground = usize::from(*pixel);
            if blends.len() <= ground {
                blends.resize(colours.len(), [UNKNOWN; STEPS as usize + 1]);
            }
            let blend = &mut blends[ground][usize::from(*step)];
            if *blend == UNKNOWN {
                let mixed = mixed(colours[ground], *rgb, f32::from(*step) / f32::from(STEPS) * *alpha);
                // Where there is no place for more colours, which no chart comes near, the ground stays.
                *blend = place(colours, places, mixed).unwrap_or(*pixel);
            }
            *pixel = *blend;
        }
    }

    /// Colours whole pixels of a row.
    pub(super) fn fill_row(&mut self, colour: BackendColor, y: usize, across: Range<usize>) {
        if across.is_empty() {
            return;
        }
        match place(&mut self.colours, &mut self.places, rgb(colour)) {
            Some(own) if colour.alpha >= 1.0 => self.pixels[y * self.width..][across].fill(own),
            _ => self.blend_row(colour, (across.start as i32, y as i32), &vec![STEPS; across.len()]),
        }
    }

    fn ink(&mut self, colour: BackendColor) -> usize {
        let (rgb, alpha) = (rgb(colour), colour.alpha as f32);
        self.inks.iter().position(|ink| ink.rgb == rgb && ink.alpha == alpha).unwrap_or_else(|| {
            self.inks.push(Ink { rgb, alpha, blends: Vec::new() });
            self.inks.len() - 1
        })
    }
}

/// The place of a colour, which is given one if it has none; nothing where no more can be told apart.
fn place(colours: &mut Vec<[u8; 3]>, places: &mut HashMap<[u8; 3], u16>, colour: [u8; 3]) -> Option<u16> {
    if let Some(place) = places.get(&colour) {
        return Some(*place);
    }
    let place = u16::try_from(colours.len()).ok().filter(|place| *place != UNKNOWN)?;
    colours.push(colour);
    places.insert(colour, place);
    Some(place)
}

/// The step that covers a share of a pixel.
pub(super) fn step(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * f32::from(STEPS) + 0.5) as u8
}

fn rgb(colour: BackendColor) -> [u8; 3] {
    [colour.rgb.0, colour.rgb.1, colour.rgb.2]
}

fn mixed(ground: [u8; 3], rgb: [u8; 3], share: f32) -> [u8; 3] {
    let mut mixed = ground;
    for (ground, channel) in mixed.iter_mut().zip(rgb) {
        // Neither is below nought, where cutting off would not round.
        *ground = (f32::from(*ground) + (f32::from(channel) - f32::from(*ground)) * share + 0.5) as u8;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: BackendColor = BackendColor { alpha: 1.0, rgb: (0, 0, 0) };

    fn colour(canvas: &Canvas, at: usize) -> [u8; 3] {
        canvas.colours[usize::from(canvas.pixels[at])]
    }

    #[test]
    fn steps_blend_with_the_ground_and_nothing_falls_outside() {
        let mut canvas = Canvas::new(3, 2);
        canvas.blend_row(BLACK, (-1, 0), &[STEPS, 0, 3, STEPS, STEPS]);
        canvas.blend_row(BLACK, (-9, 0), &[STEPS]);
        canvas.blend_row(BLACK, (0, 2), &[STEPS]);
        canvas.blend_row(BLACK, (3, 1), &[STEPS]);
        assert_eq!([0, 1, 2].map(|at| colour(&canvas, at)), [[0xFF; 3], [204; 3], [0; 3]]);
        assert!(canvas.pixels[3..].iter().all(|pixel| *pixel == 0));
    }

    #[test]
    fn a_colour_that_can_be_seen_through_is_mixed() {
        let mut canvas = Canvas::new(2, 1);
        canvas.fill_row(BackendColor { alpha: 0.5, rgb: (0, 0, 0) }, 0, 0..1);
        canvas.fill_row(BLACK, 0, 1..2);
        assert_eq!([0, 1].map(|at| colour(&canvas, at)), [[128; 3], [0; 3]]);
    }
}
