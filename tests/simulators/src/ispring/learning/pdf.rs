//! A page in PDF, the same bytes for the same words.
//!
//! The fonts that every reader has know the letters of Western Europe alone, so other letters are printed in plain Latin
//! ones; the title keeps them all.

use std::fmt::Write as _;

use crate::company::romanised;

/// A line on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// In points.
    pub(super) size: u32,
    pub(super) is_bold: bool,
    pub(super) text: &'a str,
}

/// One page, A4 on its side, with a frame around it.
pub(super) fn page(title: &str, lines: &[Line<'_>]) -> Vec<u8> {
    let content = content(lines);
    let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
    stream.extend_from_slice(&content);
    stream.extend_from_slice(b"\nendstream");
    let objects: [Vec<u8>; 7] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents 6 0 R \
          /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>"
            .to_vec(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        stream,
        format!("<< /Title <{}> >>", utf_16(title)).into_bytes(),
    ];
    let mut file = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::with_capacity(objects.len());
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(&object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let (size, start) = (places.len() + 1, file.len());
    let _ = write!(end, "trailer\n<< /Size {size} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend_from_slice(end.as_bytes());
    file
}

fn font(name: &str) -> Vec<u8> {
    let kind = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding";
    format!("<< {kind} /BaseFont /{name} >>").into_bytes()
}

fn content(lines: &[Line<'_>]) -> Vec<u8> {
    let mut content = b"2 w 40 40 762 515 re S\nBT\n1 0 0 1 80 480 Tm\n".to_vec();
    for line in lines {
        let font = if line.is_bold { "F2" } else { "F1" };
        content.extend_from_slice(format!("/{font} {} Tf (", line.size).as_bytes());
        content.extend_from_slice(&printable(line.text));
        content.extend_from_slice(b") Tj 0 -64 Td\n");
    }
    content.extend_from_slice(b"ET");
    content
}

/// In the fonts' own code, ready to stand between brackets.
fn printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for char in text.chars() {
        match u8::try_from(char) {
            Ok(byte @ (b'(' | b')' | b'\\')) => bytes.extend_from_slice(&[b'\\', byte]),
            Ok(byte @ (b' '..=b'~' | 0xa0..)) => bytes.push(byte),
            Ok(_) => bytes.push(b' '),
            Err(_) if char == '–' => bytes.push(0x96),
            Err(_) => bytes.extend(romanised(&char.to_string()).bytes().filter(u8::is_ascii_alphanumeric)),
        }
    }
    bytes
}

/// Hexadecimal digits, with the mark before them that says in which order the bytes are.
fn utf_16(text: &str) -> String {
    let mut digits = "FEFF".to_owned();
    for unit in text.encode_utf16() {
        let _ = write!(digits, "{unit:04X}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line { size: 12, is_bold: false, text }
    }

    #[test]
    fn every_object_is_where_the_table_says_and_the_stream_is_as_long_as_it_says() {
        let file = page("Łucja", &[line("Łucja (Ä)"), line("Кузнецов – \\")]);
        let text: String = file.iter().map(|&byte| char::from(byte)).collect();
        assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n"));
        let start: usize =
            text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let table = String::from_utf8(file[start..].to_vec()).unwrap();
        let table: Vec<&str> = table.lines().collect();
        assert_eq!((table[0], table[1], table[2]), ("xref", "0 8", "0000000000 65535 f "));
        for (number, row) in (1..8).zip(&table[3..]) {
            assert_eq!(row.len(), 19, "twenty with the end of the line");
            let place: usize = row[..10].parse().unwrap();
            assert!(file[place..].starts_with(format!("{number} 0 obj\n").as_bytes()));
        }
        let length: usize =
            text.split("/Length ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let stream = text.split(">>\nstream\n").nth(1).unwrap().split("\nendstream").next().unwrap();
        assert_eq!(stream.chars().count(), length);
        assert!(stream.contains("(Lucja \\(\u{c4}\\)) Tj") && stream.contains("(Kuznetsov \u{96} \\\\) Tj"));
        assert!(text.contains("/Title <FEFF01410075"));
        assert_eq!(file, page("Łucja", &[line("Łucja (Ä)"), line("Кузнецов – \\")]));
    }
}
