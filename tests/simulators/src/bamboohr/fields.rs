//! The fields of an employee: their names in the dataset, in the older endpoints, and their ids.
//!
//! Names of the dataset are those that public clients use `[3p]`; which page or table a field is on, the ids and the
//! custom fields are `[unv]`: they differ for every company.

use serde_json::{Value, json};

/// What a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Item {
    Eeid,
    EmployeeNumber,
    FirstName,
    LastName,
    PreferredName,
    Status,
    EmploymentStatus,
    JobTitle,
    Department,
    Division,
    Location,
    ReportsTo,
    SupervisorEid,
    WorkEmail,
    HomeEmail,
    WorkPhone,
    MobilePhone,
    HomePhone,
    DateOfBirth,
    Gender,
    HireDate,
    TerminationDate,
    AddressLineOne,
    PayRate,
    Ssn,
    Skills,
    TShirtSize,
    PrivatePhone,
    CompanyCar,
}

/// A field of an employee.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) item: Item,
    /// In the dataset.
    pub(super) name: &'static str,
    /// In the older endpoints.
    pub(super) alias: &'static str,
    id: Id,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    place: Place,
}

/// An id in `meta/fields`: a number, or dotted text for a column of a table (spec, `list-fields`).
#[derive(Debug, Clone, Copy)]
enum Id {
    Whole(u32),
    Column(&'static str),
}

/// Where a field is in `BambooHR`: type and name of the parent, name of the entity.
type Place = (&'static str, &'static str, &'static str);

const PERSONAL: Place = ("page", "Personal", "personal");
const CONTACT: Place = ("page", "Contact", "contact");
const JOB: Place = ("table", "Job Information", "jobInformation");
const EMPLOYMENT: Place = ("table", "Employment Status", "employmentStatus");
const PAY: Place = ("table", "Compensation", "compensation");

#[rustfmt::skip]
const FIELDS: &[Field] = &[
    field(Item::Eeid, "eeid", "eeid", Id::Whole(7), "EEID", "employee_number", PERSONAL),
    field(Item::EmployeeNumber, "employeeNumber", "employeeNumber", Id::Whole(8), "Employee #", "employee_number", PERSONAL),
    field(Item::FirstName, "firstName", "firstName", Id::Whole(1), "First Name", "text", PERSONAL),
    field(Item::LastName, "lastName", "lastName", Id::Whole(2), "Last Name", "text", PERSONAL),
    field(Item::PreferredName, "preferredName", "preferredName", Id::Whole(9), "Preferred Name", "text", PERSONAL),
    field(Item::Status, "status", "status", Id::Whole(10), "Status", "status", PERSONAL),
    field(Item::EmploymentStatus, "employmentStatus", "employmentHistoryStatus", Id::Column("4046.2"), "Employment Status", "list", EMPLOYMENT),
    field(Item::JobTitle, "jobInformationJobTitle", "jobTitle", Id::Column("4047.17"), "Job Title", "list", JOB),
    field(Item::Department, "jobInformationDepartment", "department", Id::Column("4047.4"), "Department", "list", JOB),
    field(Item::Division, "jobInformationDivision", "division", Id::Column("4047.1355"), "Division", "list", JOB),
    field(Item::Location, "jobInformationLocation", "location", Id::Column("4047.18"), "Location", "list", JOB),
    field(Item::ReportsTo, "jobInformationReportsTo", "supervisor", Id::Column("4047.91"), "Reports To", "employee", JOB),
    field(Item::SupervisorEid, "supervisorEid", "supervisorEId", Id::Whole(92), "Supervisor EID", "employee_number", JOB),
    field(Item::WorkEmail, "email", "workEmail", Id::Whole(12), "Work Email", "email", CONTACT),
    field(Item::HomeEmail, "homeEmail", "homeEmail", Id::Whole(1358), "Home Email", "email", CONTACT),
    field(Item::WorkPhone, "workPhone", "workPhone", Id::Whole(14), "Work Phone", "phone", CONTACT),
    field(Item::MobilePhone, "mobilePhone", "mobilePhone", Id::Whole(15), "Mobile Phone", "phone", CONTACT),
    field(Item::HomePhone, "homePhone", "homePhone", Id::Whole(16), "Home Phone", "phone", CONTACT),
    field(Item::DateOfBirth, "dateOfBirth", "dateOfBirth", Id::Whole(6), "Birth Date", "date", PERSONAL),
    field(Item::Gender, "gender", "gender", Id::Whole(5), "Gender", "gender", PERSONAL),
    field(Item::HireDate, "hireDate", "hireDate", Id::Whole(3), "Hire Date", "date", EMPLOYMENT),
    field(Item::TerminationDate, "terminationDate", "terminationDate", Id::Column("4046.3"), "Termination Date", "date", EMPLOYMENT),
    field(Item::AddressLineOne, "addressLineOne", "address1", Id::Whole(20), "Address Line 1", "text", CONTACT),
    field(Item::PayRate, "compensationPayRate", "payRate", Id::Column("4048.19"), "Pay rate", "currency", PAY),
    field(Item::Ssn, "ssn", "ssn", Id::Whole(21), "SSN", "ssn", PERSONAL),
    field(Item::Skills, "customSkills", "customSkills", Id::Column("4340.4"), "Skills", "multilist", PERSONAL),
    field(Item::TShirtSize, "customTShirtSize", "customTShirtSize", Id::Whole(4341), "T-Shirt Size", "list", PERSONAL),
    field(Item::PrivatePhone, "customPrivatePhone", "customPrivatePhone", Id::Whole(4342), "Private phone", "text", PERSONAL),
    field(Item::CompanyCar, "customCompanyCar", "customCompanyCar", Id::Whole(4343), "Company car", "checkbox", PERSONAL),
];

const fn field(
    item: Item,
    name: &'static str,
    alias: &'static str,
    id: Id,
    label: &'static str,
    kind: &'static str,
    place: Place,
) -> Field {
    Field { item, name, alias, id, label, kind, place }
}

impl Field {
    /// As the list of a dataset's fields has it (spec, `Field`).
    pub(super) fn described(&self) -> Value {
        let (parent_type, parent_name, entity_name) = self.place;
        json!({
            "name": self.name,
            "label": self.label,
            "parentType": parent_type,
            "parentName": parent_name,
            "entityName": entity_name,
        })
    }

    /// As text, whatever it is.
    pub(super) fn id_text(&self) -> String {
        match self.id {
            Id::Whole(id) => id.to_string(),
            Id::Column(id) => id.to_owned(),
        }
    }

    /// As JSON.
    pub(super) fn id(&self) -> Value {
        match self.id {
            Id::Whole(id) => json!(id),
            Id::Column(id) => json!(id),
        }
    }
}

/// All fields.
pub(super) fn all() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter()
}

/// A field of the dataset.
pub(super) fn in_dataset(name: &str) -> Option<&'static Field> {
    all().find(|field| field.name == name)
}

/// A field of the older endpoints, by its name there or its id.
pub(super) fn by_alias(name: &str) -> Option<&'static Field> {
    all().find(|field| field.alias == name || field.id_text() == name)
}
