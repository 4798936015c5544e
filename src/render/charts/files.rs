//! A chart as a file of its own, for slides and the press: with title, subtitle and source inside the picture.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use plotters::prelude::DrawingArea;

use super::palette::Role;
use super::raster::Raster;
use super::scene::{LABEL, Label, Scene};
use super::type_metrics::{FAMILY, wrap};
use super::{ChartError, lay_out, paint, paint_svg, svg};
use crate::report::chart::Chart;
use crate::report::theme::Theme;

const WIDTH: f64 = 640.0;
const MARGIN: f64 = 24.0;
const REGULAR: &[u8] = include_bytes!("../../../report-templates/fonts/source-sans-3-latin-400-normal.woff2");
const SEMIBOLD: &[u8] = include_bytes!("../../../report-templates/fonts/source-sans-3-latin-600-normal.woff2");

/// The typeface's two weights, as every SVG file holds them.
static FACES: LazyLock<String> = LazyLock::new(|| {
    let face = |(weight, bytes)| {
        let data = STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:\"{FAMILY}\";font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}"
        )
    };
    [(400, REGULAR), (600, SEMIBOLD)].map(face).concat()
});

/// A whole SVG file, with the letters that it needs.
pub fn svg_file(chart: &Chart, theme: &Theme) -> Result<String, ChartError> {
    let scene = framed(chart);
    let (width, height) = (scene.width, scene.height.ceil());
    let (id, title, alt) = (svg::escape(&chart.id), svg::escape(&chart.title), svg::escape(&chart.alt));
    let mut markup = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-alt\" \
         font-family=\"'{FAMILY}', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif\" font-size=\"{LABEL}\">\n\
         <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-alt\">{alt}</desc>\n<style>{}</style>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\n",
        *FACES
    );
    paint_svg(&mut markup, &scene, theme, false)?;
    markup.push_str("\n</svg>\n");
    Ok(markup)
}

/// A PNG of twice the layout's size. It carries no date, so that the same chart is the same bytes.
pub fn png(chart: &Chart, theme: &Theme) -> Result<Vec<u8>, ChartError> {
    let scene = framed(chart);
    let raster = Raster::new(scene.width as usize * 2, scene.height.ceil() as usize * 2);
    let raster = Rc::new(RefCell::new(raster));
    paint::paint(&DrawingArea::from(&raster), &scene, theme, svg::UNITS)?;
    let canvas = &raster.borrow().canvas;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width as u32, canvas.height as u32);
    // Few colours are bytes, a third of what the pixels are, packed in less than half the time.
    let is_indexed = canvas.colours.len() <= 256;
    encoder.set_color(if is_indexed { png::ColorType::Indexed } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    // Flat areas are runs of no difference, which pack in a twelfth of the time that it takes to seek what is repeated, to
    // less than twice the size.
    encoder.set_filter(png::FilterType::Sub);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: 5669, yppu: 5669, unit: png::Unit::Meter }));
    let pixels: Vec<u8> = if is_indexed {
        encoder.set_palette(canvas.colours.concat());
        canvas.pixels.iter().map(|place| *place as u8).collect()
    } else {
        canvas.pixels.iter().flat_map(|place| canvas.colours[usize::from(*place)]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The chart under its title and subtitle and over its source, with a margin.
pub(super) fn framed(chart: &Chart) -> Scene {
    let inner = WIDTH - 2.0 * MARGIN;
    let mut scene = Scene::new(WIDTH);
    scene.height = MARGIN - 4.0;
    words(&mut scene, &chart.title, Label::new("", MARGIN, 0.0).size(18.0).bold(true));
    scene.height += 3.0;
    words(&mut scene, &chart.subtitle, Label::new("", MARGIN, 0.0).size(13.0).role(Role::Soft));
    scene.height += 18.0;
    let body = lay_out(chart, inner);
    let (top, tall) = (scene.height, body.height);
    scene.place(body, MARGIN, top);
    scene.height += tall + 16.0;
    words(&mut scene, &chart.source, Label::new("", MARGIN, 0.0).role(Role::Soft));
    scene.height = (scene.height + MARGIN - 6.0).ceil();
    scene
}

/// Wrapped text from the scene's foot on.
fn words(scene: &mut Scene, text: &str, label: Label) {
    if text.trim().is_empty() {
        return;
    }
    let lines = wrap(text, label.size, label.weight, scene.width - 2.0 * MARGIN);
    let leading = super::scene::LEADING * label.size / LABEL;
    let baseline = scene.height + label.size;
    scene.lines(&lines, &Label { baseline, ..label });
    scene.height += lines.len() as f64 * leading;
}
