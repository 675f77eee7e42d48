//! Which certificates were issued, and where their files are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    super::{
        ProviderFailure,
        lenient::{id_of, text_of},
        parse, query,
    },
    answer::{page, unlike},
    paged,
};
use crate::learning::{CertificateId, EnrollmentId};

/// The address of one page of these enrolments: the first one, or the one with this token.
pub fn enrollments_path(ids: &[EnrollmentId], page: Option<&str>) -> String {
    let wanted = ids.iter().map(|id| ("enrollmentIds[]", id.as_str()));
    format!("/enrollments?{}", query::form(wanted.chain(paged(page))))
}

/// The certificates that were issued for some enrolments, and the token of the next page.
pub fn read_certificates(
    body: &[u8],
) -> Result<(BTreeMap<EnrollmentId, CertificateId>, Option<String>), ProviderFailure> {
    let (enrollments, next) = page(body, "enrollments")?;
    let read = |enrollment: &Value| {
        let certificate = id_of(enrollment.get("certificate")?, "issuedCertificateId")?;
        Some((id_of(enrollment, "enrollmentId")?, certificate))
    };
    Ok((enrollments.iter().filter_map(read).collect(), next))
}

/// Where the link to a certificate's file is had.
pub fn certificate_path(id: &CertificateId) -> String {
    format!("/certificate/{id}")
}

/// The link to a certificate's file. It opens the file for ten minutes (reference/providers.md, section 3): it must not
/// be kept or shown.
pub fn read_certificate_link(body: &[u8]) -> Result<String, ProviderFailure> {
    let answer: Value = parse(body, "certificate")?;
    let inner = answer.get("issuedCertificate").unwrap_or(&answer);
    text_of(inner, "url").ok_or_else(|| unlike("certificate"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn certificates_are_found_by_enrolment() {
        let ids = ["e-1", "e-2"].map(|id| EnrollmentId::try_from(id.to_owned()).unwrap());
        assert_eq!(
            enrollments_path(&ids, None),
            "/enrollments?enrollmentIds%5B%5D=e-1&enrollmentIds%5B%5D=e-2&pageSize=1000"
        );
        let issued = json!({ "issuedCertificateId": "z-1", "issueDate": "2026-05-03" });
        let body = json!({ "enrollments": [
            { "enrollmentId": "e-1", "certificate": issued },
            { "enrollmentId": "e-2" },
            { "enrollmentId": "e-3", "certificate": null },
            { "enrollmentId": "e-4", "certificate": "" },
            { "enrollmentId": "e-5", "certificate": { "issuedCertificateId": "../z" } },
            { "certificate": issued },
        ]});
        let (certificates, next) = read_certificates(body.to_string().as_bytes()).unwrap();
        assert_eq!(next, None);
        insta::assert_json_snapshot!(certificates, @r#"
        {
          "e-1": "z-1"
        }
        "#);
    }

    #[test]
    fn a_link_comes_bare_or_in_what_xml_has_around_it() {
        let id = CertificateId::try_from("z-1".to_owned()).unwrap();
        assert_eq!(certificate_path(&id), "/certificate/z-1");
        for (body, link) in [
            (r#"{"url":"https://x.example/z?token=t"}"#, Some("https://x.example/z?token=t")),
            (r#"{"issuedCertificate":{"url":"https://x.example/z"}}"#, Some("https://x.example/z")),
            (r#"{"url":""}"#, None),
            ("{}", None),
            ("[]", None),
        ] {
            assert_eq!(read_certificate_link(body.as_bytes()).ok().as_deref(), link, "{body}");
        }
    }
}
