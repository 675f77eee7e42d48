//! A drawing of who reports to whom as a file that stands by itself.

use std::fmt::Write as _;

use domain::structure::layout::{Drawing, Measures};

use super::drawing::{EDGE, INSET, MEASURES, points, shortened, view_box};

/// `SVG`, as a kind of file.
pub const SVG: &str = "image/svg+xml";

/// The drawing as SVG, with `words` of each place: the name, and what somebody does.
pub fn svg(drawing: &Drawing, words: impl Fn(usize) -> (String, String)) -> String {
    let Measures { width, height, .. } = MEASURES;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" font-family=\"sans-serif\" font-size=\"14\">\
         <rect x=\"-{EDGE}\" y=\"-{EDGE}\" width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        view_box(drawing),
    );
    // Writing into a String can't fail.
    for line in &drawing.lines {
        _ = write!(text, "<polyline points=\"{}\" fill=\"none\" stroke=\"#85888d\"/>", points(line));
    }
    for one in &drawing.boxes {
        let (name, position) = words(one.place);
        let (x, y) = (one.corner.x, one.corner.y);
        _ = write!(
            text,
            "<g transform=\"translate({x} {y})\"><rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#fff\" stroke=\"#85888d\"/>\
             <text x=\"{INSET}\" y=\"26\" font-weight=\"600\" fill=\"#1d2227\">{}</text>\
             <text x=\"{INSET}\" y=\"46\" font-size=\"12\" fill=\"#565d66\">{}</text></g>",
            escaped(&shortened(&name)),
            escaped(&shortened(&position)),
        );
    }
    text.push_str("</svg>");
    text
}

/// As XML has it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            // What XML 1.0 has no place for, escaped or not (section 2.2).
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use domain::structure::{
        chart::{Chart, Manager},
        tree::Tree,
        unfolded::Unfolded,
    };

    use super::*;

    #[test]
    fn a_file_has_everybody_who_is_visible_and_nothing_in_a_name_is_markup() {
        let chart = Chart::new(&[Manager::None, Manager::Place(0)]);
        let drawing = Drawing::new(&chart, &Unfolded::all(Tree::Chart(&chart)), MEASURES);
        let text = svg(&drawing, |place| (format!("<b>{place}&\u{1}\""), "R&D".to_owned()));
        assert_eq!(text.matches("<g ").count(), 2);
        assert_eq!(text.matches("<polyline ").count(), 1);
        assert!(
            text.contains("&lt;b&gt;1&amp;&quot;") && text.contains("R&amp;D") && !text.contains("<b>"),
            "{text}"
        );
    }
}
