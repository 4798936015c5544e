//! SVG markup through a plotters backend of our own.
//!
//! plotters' own writes absolute sizes, and colours that a page in dark mode cannot restyle.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::palette::{ROLES, Role};
use super::scene::LABEL;
use super::type_metrics::SIZE_PER_EM;
use crate::report::theme::{Rgb, Theme};

/// Device units to a layout unit: coordinates are written to a tenth.
pub(super) const UNITS: f64 = 10.0;

/// Writes shapes as SVG elements.
#[derive(Debug)]
pub(super) struct SvgBackend<'a> {
    markup: &'a mut String,
    /// The colours of all roles.
    colours: [Rgb; ROLES.len()],
    size: (u32, u32),
    /// Whether elements carry the class of their colour's role, for a page's stylesheet.
    classes: bool,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    pub(super) fn new(markup: &'a mut String, theme: &Theme, size: (u32, u32), classes: bool) -> Self {
        SvgBackend { markup, colours: ROLES.map(|role| role.colour(theme)), size, classes }
    }

    /// The attributes that colour an element: the colour itself, and a class that may override it.
    fn paint(&self, property: &str, colour: BackendColor) -> String {
        let (r, g, b) = colour.rgb;
        let rgb = Rgb(r, g, b);
        let role = self.colours.iter().position(|colour| *colour == rgb).map(|at| ROLES[at]);
        match role.filter(|_| self.classes).map(Role::class) {
            Some(class) => format!("class=\"{property}-{class}\" {property}=\"{}\"", rgb.hex()),
            None => format!("{property}=\"{}\"", rgb.hex()),
        }
    }

    fn write(&mut self, element: &str) {
        self.markup.push_str(element);
    }
}

/// A device coordinate in layout units, without needless digits.
fn units(device: i32) -> String {
    let (whole, tenth) = (device / 10, (device % 10).abs());
    let sign = if device < 0 && whole == 0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut text = String::new();
    for (x, y) in path {
        let _ = write!(text, "{}{},{}", if text.is_empty() { "" } else { " " }, units(x), units(y));
    }
    text
}

/// Escapes text for element content and for attributes in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() && control != '\n' && control != '\t' => escaped.push('\u{FFFD}'),
            other => escaped.push(other),
        }
    }
    escaped
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _fill: bool) -> Drawn {
        let paint = self.paint("fill", style.color());
        let (width, height) = (units(b.0 - a.0), units(b.1 - a.1));
        let (x, y) = (units(a.0), units(a.1));
        self.write(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}/>"));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let paint = self.paint("stroke", style.color());
        let (points, width) = (points(path), units(style.stroke_width() as i32));
        self.write(&format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke-width=\"{width}\" stroke-linejoin=\"round\" {paint}/>"
        ));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let paint = self.paint("fill", style.color());
        let points = points(path);
        self.write(&format!("<polygon points=\"{points}\" {paint}/>"));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let paint = self.paint("fill", style.color());
        let (x, y, r) = (units(at.0), units(at.1), units(radius as i32));
        self.write(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" {paint}/>"));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let mut attributes = self.paint("fill", style.color());
        let size = style.size() / SIZE_PER_EM / UNITS;
        if (size - LABEL).abs() > 0.01 {
            let _ = write!(attributes, " font-size=\"{}\"", units((size * UNITS).round() as i32));
        }
        if matches!(style.style(), FontStyle::Bold) {
            attributes.push_str(" font-weight=\"600\"");
        }
        attributes.push_str(match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        let (x, y, text) = (units(at.0), units(at.1), escape(text));
        self.write(&format!("<text x=\"{x}\" y=\"{y}\" {attributes}>{text}</text>"));
        Ok(())
    }
}
