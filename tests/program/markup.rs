//! Just enough reading of the web page: its tables, and the words that a reader sees.

/// A table of the page, its rows as the texts of their cells.
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) rows: Vec<Vec<String>>,
}

enum Piece<'a> {
    Open(&'a str),
    Close(&'a str),
    Text(&'a str),
}

/// The page as tags and text. What stands in `style` and `script` is no text.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..at]));
        let end = at + rest[at..].find('>').unwrap();
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        match tag.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name)),
            None => pieces.push(Piece::Open(tag)),
        }
        for raw in ["style", "script"] {
            if name(tag) == raw {
                rest = &rest[rest.find(&format!("</{raw}")).unwrap()..];
            }
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn name(tag: &str) -> &str {
    tag.split([' ', '\n', '/']).next().unwrap()
}

fn plain(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", " ")];
    let text = pairs.iter().fold(text.to_string(), |text, (entity, sign)| text.replace(entity, sign));
    text.replace("&amp;", "&")
}

pub(crate) fn tables(page: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut into: Option<String> = None;
    let mut is_within = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(tag) => match name(tag) {
                "table" => {
                    tables.push(Table { caption: String::new(), rows: Vec::new() });
                    is_within = true;
                }
                "tr" if is_within => tables.last_mut().unwrap().rows.push(Vec::new()),
                "td" | "th" | "caption" if is_within => into = Some(String::new()),
                _ => {}
            },
            Piece::Text(text) => {
                if let Some(words) = &mut into {
                    words.push_str(&plain(text));
                }
            }
            Piece::Close("caption") => tables.last_mut().unwrap().caption = into.take().unwrap_or_default(),
            Piece::Close("td" | "th") if is_within => {
                let words = into.take().unwrap_or_default();
                tables.last_mut().unwrap().rows.last_mut().unwrap().push(words.trim().to_string());
            }
            Piece::Close("table") => is_within = false,
            Piece::Close(_) => {}
        }
    }
    tables
}

/// The visible words, a line for each part of the page; charts say their alternative text.
pub(crate) fn visible(page: &str) -> String {
    const BLOCKS: [&str; 17] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "tr",
        "caption",
        "figcaption",
        "dt",
        "dd",
        "div",
        "nav",
        "title",
        "section",
        "figure",
        "summary",
    ];
    let mut lines: Vec<String> = vec![String::new()];
    let mut in_drawing = false;
    // How large a file is changes with every build that changes it, and is no word of the report.
    let mut in_size = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(tag) if name(tag) == "svg" => {
                in_drawing = true;
                lines.extend(label(tag).map(|label| format!("[chart: {label}]")));
                lines.push(String::new());
            }
            Piece::Close("svg") => in_drawing = false,
            Piece::Open("span class=\"size\"") => in_size = true,
            Piece::Close("span") if in_size => in_size = false,
            Piece::Text(text) if !in_drawing && !in_size => {
                lines.last_mut().unwrap().push_str(&plain(text).replace('\n', " "))
            }
            Piece::Open(tag) | Piece::Close(tag) if BLOCKS.contains(&name(tag)) => lines.push(String::new()),
            Piece::Open(tag) if ["td", "th"].contains(&name(tag)) => lines.last_mut().unwrap().push_str(" | "),
            _ => {}
        }
    }
    let lines = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n"
}

/// The words of the report itself, block after block as they stand in its main part: what serves the screen alone
/// (drawings, links to files, to sections and back) is left out.
pub(crate) fn blocks(page: &str) -> Vec<String> {
    const PARTS: [&str; 15] =
        ["p", "h1", "h2", "h3", "h4", "li", "ul", "ol", "caption", "th", "td", "dt", "dd", "div", "figcaption"];
    let main = &page[page.find("<main").unwrap()..page.find("</main>").unwrap()];
    let mut blocks = vec![String::new()];
    let mut left_out: Option<(&str, usize)> = None;
    let mut in_caption = false;
    for piece in pieces(main) {
        match (piece, &mut left_out) {
            (Piece::Open(tag), Some((outer, depth))) if name(tag) == *outer => *depth += 1,
            (Piece::Close(tag), Some((outer, depth))) if tag == *outer => {
                *depth -= 1;
                if *depth == 0 {
                    left_out = None;
                }
            }
            (_, Some(_)) => {}
            (Piece::Open(tag), None) if is_for_the_screen(tag) => left_out = Some((name(tag), 1)),
            (Piece::Open(tag), None) => {
                in_caption |= name(tag) == "figcaption";
                if PARTS.contains(&name(tag)) {
                    blocks.push(String::new());
                }
            }
            (Piece::Close(tag), None) => {
                in_caption &= tag != "figcaption";
                // A chart's title is set bold before its subtitle.
                if PARTS.contains(&tag) || (in_caption && tag == "strong") {
                    blocks.push(String::new());
                }
            }
            (Piece::Text(text), None) => blocks.last_mut().unwrap().push_str(&plain(text)),
        }
    }
    let blocks = blocks.iter().map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "));
    blocks.filter(|block| !block.is_empty()).collect()
}

fn is_for_the_screen(tag: &str) -> bool {
    let classes = tag.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let classes: Vec<&str> = classes.split(' ').collect();
    name(tag) == "svg" || ["downloads", "anchor", "screen"].iter().any(|class| classes.contains(class))
}

/// What a chart of the page is called and what it says to those who do not see it.
pub(crate) struct Caption {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) alt: String,
}

/// The charts of the page, each once although it is drawn in two layouts.
pub(crate) fn charts(page: &str) -> Vec<Caption> {
    let figures = page.split("<figure class=\"chart").skip(1).map(|rest| rest.split("</figure>").next().unwrap());
    let caption = |figure: &str| {
        let (caption, drawing) = figure.split_once("</figcaption>").unwrap();
        let (title, subtitle) = caption.split_once("</strong>").unwrap();
        let words = |markup: &str| {
            let texts = pieces(markup)
                .into_iter()
                .filter_map(|p| if let Piece::Text(text) = p { Some(plain(text)) } else { None });
            texts.collect::<String>().trim().to_string()
        };
        let alt = label(drawing).unwrap();
        Caption { title: words(&title[title.find("<figcaption").unwrap()..]), subtitle: words(subtitle), alt }
    };
    figures.map(caption).collect()
}

fn label(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("aria-label=\"")?;
    Some(plain(rest.split('"').next()?))
}

/// The words that charts draw, title and description of the file among them.
pub(crate) fn drawn(svg: &str) -> Vec<String> {
    let texts = pieces(svg).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) if !text.trim().is_empty() => Some(plain(text.trim())),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_page_is_read_as_a_reader_sees_it() {
    let page = "<html><head><title>T</title><style>p > a { }</style></head><body><p>One &amp; <b>two</b></p>\
        <svg role=\"img\" aria-label=\"Says &lt;5\"><text>9</text></svg><table><caption>C</caption>\
        <tr><th>A</th><td class=\"x\"><span>1</span></td></tr></table></body></html>";
    assert_eq!(visible(page), "T\nOne & two\n[chart: Says <5]\nC\n| A | 1\n");
    assert_eq!(visible("<p>(CSV<span class=\"size\">, 4 KB</span>)</p>"), "(CSV)\n");
    let tables = tables(page);
    assert_eq!((tables[0].caption.as_str(), &tables[0].rows), ("C", &vec![vec!["A".to_string(), "1".to_string()]]));
    assert_eq!(drawn("<svg><text>a &amp; b</text></svg>"), ["a & b"]);
}
