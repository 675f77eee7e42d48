//! The form that uploads a file (reference/providers.md, section 2.5).

use crate::{export::entry::RemoteId, settings::Certificates};

/// A file to be uploaded.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// The category it goes into.
    pub folder: RemoteId,
    /// Its name, with its end.
    pub name: &'a str,
    /// Whether the employee sees it.
    pub share: Certificates,
    /// What is in it.
    pub pdf: &'a [u8],
}

/// The content type of [`Upload::body`].
pub fn upload_content_type(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

impl Upload<'_> {
    /// The form, as browsers write one (HTML, section "Multipart form data"). `boundary` is letters and digits that
    /// occur nowhere in it: random ones.
    pub fn body(&self, boundary: &str) -> Vec<u8> {
        let share = match self.share {
            Certificates::Shared => "yes",
            Certificates::Private => "no",
        };
        let mut body = Vec::with_capacity(self.pdf.len() + 1024);
        for (name, value) in
            [("fileName", self.name), ("category", &self.folder.0.to_string()), ("share", share)]
        {
            let part = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n",
                one_line(value, " ", "\"")
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: \
             application/pdf\r\n\r\n",
            one_line(self.name, "%0A", "%22")
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(self.pdf);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        body
    }
}

/// `text` with something else for ends of lines and for quotes.
fn one_line(text: &str, end: &str, quote: &str) -> String {
    text.replace("\r\n", end).replace(['\r', '\n'], end).replace('"', quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_is_a_form_in_which_no_name_breaks_out() {
        let upload = Upload {
            folder: RemoteId(14),
            name: "Brand \"Schutz\" ä\r\n (1a).pdf",
            share: Certificates::Shared,
            pdf: b"%PDF-1.7\r\n\xff",
        };
        let body = upload.body("b0undary");
        insta::assert_snapshot!(String::from_utf8_lossy(&body).replace("\r\n", "␍\n"), @r#"
        --b0undary␍
        Content-Disposition: form-data; name="fileName"␍
        ␍
        Brand "Schutz" ä  (1a).pdf␍
        --b0undary␍
        Content-Disposition: form-data; name="category"␍
        ␍
        14␍
        --b0undary␍
        Content-Disposition: form-data; name="share"␍
        ␍
        yes␍
        --b0undary␍
        Content-Disposition: form-data; name="file"; filename="Brand %22Schutz%22 ä%0A (1a).pdf"␍
        Content-Type: application/pdf␍
        ␍
        %PDF-1.7␍
        �␍
        --b0undary--␍
        "#);
        let private = Upload { share: Certificates::Private, ..upload }.body("b");
        assert!(String::from_utf8_lossy(&private).contains("name=\"share\"\r\n\r\nno\r\n"));
        assert_eq!(upload_content_type("b"), "multipart/form-data; boundary=b");
    }
}
