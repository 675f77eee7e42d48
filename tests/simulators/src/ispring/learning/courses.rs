//! `GET /contents` `[spec]`: courses, and materials that are none.

use axum::routing::get;
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::ids::{Ids, Kind};
use crate::ispring::listed::{Identified, Listed};
use crate::ispring::node::{Node, some};
use crate::ispring::query::Filter;
use crate::ispring::{Asked, Routes, pages, times};

/// Something to learn from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Course {
    /// Never given twice.
    pub id: String,
    /// As people say it.
    pub title: String,
    /// `Course`, or the kind of material it is.
    pub kind: String,
    /// How long it takes.
    pub minutes: u32,
    /// The score of a hundred that its test takes; some have no test.
    pub passing_score: Option<f64>,
    /// Whether who completes it gets a certificate.
    pub certified: bool,
    /// For how many years the certificate is good; for ever if that isn't said.
    pub valid_years: Option<u32>,
    /// When it was made.
    pub added_at: DateTime<Utc>,
}

impl Identified for Course {
    fn id(&self) -> &str {
        &self.id
    }
}

/// All of them, courses first.
pub(in super::super) type Courses = Listed<Course>;

/// Title, kind, minutes, the score its test takes (0: no test), the years its certificate is good for (0: for ever).
#[rustfmt::skip]
const SEEDED: &[(&str, &str, u32, u32, u32)] = &[
    ("Brandschutz", "Course", 30, 80, 1),
    ("Arbeitssicherheit: jährliche Unterweisung", "Course", 45, 80, 1),
    ("Datenschutz nach DSGVO", "Course", 60, 75, 2),
    ("IT-Sicherheit und Phishing", "Course", 40, 80, 1),
    ("Erste Hilfe: Auffrischung", "Course", 90, 70, 2),
    ("Compliance und Korruptionsprävention", "Course", 50, 75, 0),
    ("Allgemeines Gleichbehandlungsgesetz (AGG)", "Course", 35, 75, 0),
    ("Ergonomie am Bildschirmarbeitsplatz", "Course", 20, 0, 0),
    ("Führung auf Distanz", "Course", 120, 0, 0),
    ("Schwierige Kundengespräche", "Course", 75, 70, 0),
    ("Excel für Fortgeschrittene", "Course", 180, 65, 0),
    ("Umgang mit Gefahrstoffen", "Course", 55, 85, 1),
    ("Betriebsvereinbarung Homeoffice", "PDFDocument", 5, 0, 0),
    ("Rundgang durch das Lager", "Video", 8, 0, 0),
];

impl Courses {
    /// Twelve courses and two materials, made long ago.
    pub(in super::super) fn seeded(ids: &Ids, added_at: DateTime<Utc>) -> Self {
        let mut courses = Self::default();
        for (&(title, kind, minutes, score, years), nth) in SEEDED.iter().zip(0..) {
            courses.add(Course {
                id: ids.seeded(Kind::Course, nth),
                title: title.to_owned(),
                kind: kind.to_owned(),
                minutes,
                passing_score: Some(f64::from(score)).filter(|_| score > 0),
                certified: kind == "Course",
                valid_years: Some(years).filter(|years| *years > 0),
                added_at,
            });
        }
        courses
    }

    /// The places of the courses alone.
    pub(in super::super) fn courses(&self) -> impl Iterator<Item = usize> {
        self.all().iter().enumerate().filter(|(_, course)| course.kind == "Course").map(|(place, _)| place)
    }

    /// Where the course with a title is.
    pub(in super::super) fn place_of_title(&self, title: &str) -> Option<usize> {
        self.courses().find(|&place| self.all()[place].title == title)
    }
}

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/contents", get(list))
}

async fn list(asked: Asked) -> Result<Answer, Refusal> {
    let (world, query) = (asked.shared.world(), asked.query());
    let (ids, kinds) = (Filter::of(&query, "contentItemIds[]"), Filter::either(&query, "contentTypes"));
    let wanted = |course: &Course| ids.admits(&course.id) && kinds.admits(&course.kind);
    let all = world.courses.all().iter().enumerate();
    let places: Vec<usize> = all.filter(|(_, course)| wanted(course)).map(|(place, _)| place).collect();
    let author = world.accounts.here().next().map_or("", |(_, user)| user.id.as_str());
    pages::page(&asked, &world.courses, &places, ("contentItems", "contentItem"), |course| {
        course.written(asked.shared.url(), author)
    })
}

impl Course {
    fn written(&self, url: &str, author: &str) -> Node {
        Node::object([
            ("contentItemId", some(&self.id)),
            ("title", some(&self.title)),
            ("subtitle", some("")),
            ("description", some("")),
            ("userId", some(author)),
            ("addedDate", some(times::written(self.added_at))),
            ("viewUrl", some(format!("{url}/content/{}", self.id))),
            // Deprecated; that it says the same is `[unv]`.
            ("type", some(&self.kind)),
            ("contentItemType", some(&self.kind)),
        ])
    }
}
