//! The council's logo, from PNG or JPEG to plain pixels.
//!
//! Pixels alone are kept: what else an image file holds, such as who made it and where, is not for publication. Clear
//! parts are laid on white, because PDF/A readers then need blend nothing and a dark page cannot swallow dark letters.

use std::io::Cursor;

use jpeg_decoder::PixelFormat;

/// The most bytes of a logo's file, and the most pixels either way: every page of every report carries it.
const MOST_BYTES: usize = 1_000_000;
const MOST_PIXELS: u32 = 2_000;

/// An image in sRGB, on white.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// What it says, for those who do not see it.
    pub alt: String,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Three bytes a pixel, row by row from the top.
    pub pixels: Vec<u8>,
}

/// Why an image cannot be the logo.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    #[error("it is {0} bytes, and {MOST_BYTES} are the most")]
    Bytes(usize),
    #[error("it is {0} by {1} pixels, and {MOST_PIXELS} either way are the most")]
    Pixels(u32, u32),
    #[error("it is an SVG, which the PDF cannot hold")]
    Svg,
    #[error("it is neither a PNG nor a JPEG")]
    Unknown,
    #[error("it is a JPEG for a printing press, in CMYK or 16 bits")]
    Press,
    #[error("it is damaged ({0})")]
    Damaged(String),
}

impl Refusal {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Refusal::Bytes(_) | Refusal::Pixels(..) => "Save it smaller: 1,000 pixels wide is sharp in print.",
            Refusal::Svg => "Save it as PNG, 1,000 pixels wide, in the program that draws it.",
            Refusal::Unknown => "Save it as PNG or JPEG. To change the ending of the file's name is not enough.",
            Refusal::Press => "Save it as PNG, or as JPEG in RGB.",
            Refusal::Damaged(_) => "Open it in a picture program and save it again as PNG.",
        }
    }
}

impl Logo {
    /// The pixels of an image file, whatever its name says it is.
    ///
    /// # Errors
    /// Where the bytes are not a PNG or JPEG that can be shown, or too many.
    pub fn decode(bytes: &[u8], alt: &str) -> Result<Logo, Refusal> {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
        match bytes {
            _ if bytes.len() > MOST_BYTES => Err(Refusal::Bytes(bytes.len())),
            [0x89, b'P', b'N', b'G', ..] => png(bytes, alt),
            [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes, alt),
            _ if start.contains("<svg") => Err(Refusal::Svg),
            _ => Err(Refusal::Unknown),
        }
    }

    /// The logo as a PNG, without anything but its pixels.
    ///
    /// # Errors
    /// Where the encoder refuses them.
    pub fn to_png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

fn fits(width: u32, height: u32) -> Result<(), Refusal> {
    if width > MOST_PIXELS || height > MOST_PIXELS { Err(Refusal::Pixels(width, height)) } else { Ok(()) }
}

fn png(bytes: &[u8], alt: &str) -> Result<Logo, Refusal> {
    let damaged = |error: png::DecodingError| Refusal::Damaged(error.to_string());
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (header.width, header.height);
    fits(width, height)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let mut samples = vec![0; reader.output_buffer_size()];
    let frame = reader.next_frame(&mut samples).map_err(damaged)?;
    if (frame.width, frame.height) != (width, height) {
        return Err(Refusal::Damaged("its first picture is not as large as the whole".into()));
    }
    samples.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::Grayscale => grey(&samples),
        png::ColorType::GrayscaleAlpha => samples.chunks_exact(2).flat_map(|p| [on_white(p[0], p[1]); 3]).collect(),
        png::ColorType::Rgba => samples.chunks_exact(4).flat_map(|p| [0, 1, 2].map(|i| on_white(p[i], p[3]))).collect(),
        png::ColorType::Rgb | png::ColorType::Indexed => samples,
    };
    Ok(Logo { alt: alt.to_string(), width, height, pixels })
}

fn jpeg(bytes: &[u8], alt: &str) -> Result<Logo, Refusal> {
    let damaged = |error: jpeg_decoder::Error| Refusal::Damaged(error.to_string());
    let mut decoder = jpeg_decoder::Decoder::new(Cursor::new(bytes));
    decoder.read_info().map_err(damaged)?;
    let info = decoder.info().ok_or(Refusal::Unknown)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    fits(width, height)?;
    let samples = decoder.decode().map_err(damaged)?;
    let pixels = match info.pixel_format {
        PixelFormat::L8 => grey(&samples),
        PixelFormat::RGB24 => samples,
        PixelFormat::L16 | PixelFormat::CMYK32 => return Err(Refusal::Press),
    };
    Ok(Logo { alt: alt.to_string(), width, height, pixels })
}

fn grey(samples: &[u8]) -> Vec<u8> {
    samples.iter().flat_map(|sample| [*sample; 3]).collect()
}

fn on_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    ((channel * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const RGB: &[u8] = include_bytes!("../../../tests/data/logos/rgb.jpg");
    const GREY: &[u8] = include_bytes!("../../../tests/data/logos/grey.jpg");
    const CMYK: &[u8] = include_bytes!("../../../tests/data/logos/cmyk.jpg");

    /// A PNG of one colour.
    fn image(width: u32, height: u32, kind: png::ColorType, sample: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(kind);
        if kind == png::ColorType::Indexed {
            encoder.set_palette(vec![0x12, 0x43, 0x6D]);
        }
        let samples = sample.repeat((width * height) as usize);
        encoder.write_header().unwrap().write_image_data(&samples).unwrap();
        bytes
    }

    fn first(bytes: &[u8]) -> [u8; 3] {
        let logo = Logo::decode(bytes, "Council").unwrap();
        assert_eq!(logo.pixels.len(), (logo.width * logo.height * 3) as usize);
        [logo.pixels[0], logo.pixels[1], logo.pixels[2]]
    }

    #[test]
    fn a_moving_picture_that_begins_small_is_refused() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 20, 20);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_animated(1, 0).unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.set_frame_dimension(5, 5).unwrap();
        writer.write_image_data(&[0; 75]).unwrap();
        drop(writer);
        assert!(matches!(Logo::decode(&bytes, "Council"), Err(Refusal::Damaged(_))));
    }

    #[test]
    fn every_kind_of_png_and_jpeg_becomes_colours_on_white() {
        use png::ColorType;
        assert_eq!(first(&image(3, 2, ColorType::Rgb, &[1, 2, 3])), [1, 2, 3]);
        assert_eq!(first(&image(3, 2, ColorType::Rgba, &[0, 0, 0, 0])), [255; 3], "clear is white");
        assert_eq!(first(&image(3, 2, ColorType::Rgba, &[0, 100, 255, 128])), [127, 177, 255]);
        assert_eq!(first(&image(3, 2, ColorType::Grayscale, &[9])), [9; 3]);
        assert_eq!(first(&image(3, 2, ColorType::GrayscaleAlpha, &[9, 255])), [9; 3]);
        assert_eq!(first(&image(3, 2, ColorType::Indexed, &[0])), [0x12, 0x43, 0x6D]);
        for corner in [first(RGB), first(GREY)] {
            assert!(corner.iter().all(|channel| *channel > 225), "white, as near as a JPEG keeps it: {corner:?}");
        }
    }

    #[test]
    fn what_the_file_said_of_itself_is_not_passed_on() {
        let mut noted = image(2, 2, png::ColorType::Rgb, &[1, 2, 3]);
        let at = noted.windows(4).position(|chunk| chunk == b"IDAT").unwrap() - 4;
        // A text chunk: its length, name and words; a wrong checksum of it is passed over.
        noted.splice(at..at, b"\0\0\0\x09tEXtAuthor\0Jo\0\0\0\0".iter().copied());
        let again =
            Logo::decode(&noted, "Council").and_then(|logo| logo.to_png().map_err(|_| Refusal::Unknown)).unwrap();
        assert!(!again.windows(4).any(|chunk| chunk == b"tEXt"));
        assert_eq!(first(&again), [1, 2, 3]);
    }

    #[test]
    fn what_cannot_be_shown_is_refused_with_its_reason() {
        let refused = |bytes: &[u8]| Logo::decode(bytes, "Council").unwrap_err();
        let wide = image(2_001, 1, png::ColorType::Grayscale, &[0]);
        assert_eq!(refused(&wide), Refusal::Pixels(2_001, 1));
        assert_eq!(refused(&vec![0; MOST_BYTES + 1]), Refusal::Bytes(MOST_BYTES + 1));
        assert_eq!(refused(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"...\"/>"), Refusal::Svg);
        assert_eq!(refused(b"GIF89a"), Refusal::Unknown);
        assert_eq!(refused(CMYK), Refusal::Press);
        let whole = image(30, 30, png::ColorType::Rgb, &[1, 2, 3]);
        assert!(matches!(refused(&whole[..whole.len() - 30]), Refusal::Damaged(_)));
        assert!(matches!(refused(&RGB[..100]), Refusal::Damaged(_)));
    }
}
