"""PyBambooHR against BambooHR: the directory, employees, users, changes, photos, files."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import requests
from checks import PEOPLE, check, error_of, fact, finish, fresh, same
from PyBambooHR import PyBambooHR

PDF = b"%PDF-1.7\nZertifikat"


def client(key="BAMBOOHR_KEY", company=None, **options):
    company = company or fact("BAMBOOHR_SUBDOMAIN")
    bamboo = PyBambooHR.PyBambooHR(company, fact(key) if key else "0" * 40, **options)
    bamboo.base_url = bamboo.base_url.replace("https://api.bamboohr.com", fact("BAMBOOHR_URL"))
    return bamboo


def status_of(work):
    """The status and the message of a refusal."""
    error = error_of(requests.HTTPError, work)
    if error is None:
        return None
    return error.response.status_code, bool(error.response.headers.get("X-BambooHR-Error-Message"))


def keys():
    same(
        "a wrong key is a 401 that says why", status_of(client(key=None).get_employee_directory), (401, True)
    )
    same("another company is a 404", status_of(client(company="other").get_employee_directory), (404, True))
    refused = client("BAMBOOHR_NO_EMPLOYEES_KEY").get_employee_directory
    same("without the right there is no directory", status_of(refused), (403, True))


def directory():
    people = client().get_employee_directory()
    check("not everybody is still there, and most are", PEOPLE / 2 < len(people) < PEOPLE, len(people))
    check("ids are texts", all(isinstance(one["id"], str) for one in people))
    same("nobody is in it twice", len({one["id"] for one in people}), len(people))
    check("whoever may see it sees an address", all("@" in one["workEmail"] for one in people))
    names = {one["displayName"] for one in people}
    check("supervisors are named", sum(one["supervisor"] in names for one in people) > len(people) / 2)
    people = client(underscore_keys=True).get_employee_directory()
    check("the client may rename the fields", all("work_email" in one for one in people))


def employees():
    bamboo = client()
    listed = next(one for one in bamboo.get_employee_directory() if one["id"] == "2")
    whole = bamboo.get_employee("2")
    same(
        "one employee is the one in the directory",
        (whole["id"], whole["workEmail"]),
        ("2", listed["workEmail"]),
    )
    same("a status is told", whole["status"], "Active")
    few = bamboo.get_employee("2", ["first_name", "lastName"])
    same("what was not asked for is not there", set(few), {"id", "firstName", "lastName"})
    names = client("BAMBOOHR_NAMES_ONLY_KEY").get_employee("2")
    check("what may not be read is left out", "workEmail" not in names and "firstName" in names, names)
    same("somebody unknown is a 404", status_of(lambda: bamboo.get_employee("99999")), (404, True))
    probe = client("BAMBOOHR_UNBOUND_KEY").get_employee("0", ["id"])
    same("a key of nobody's answers all the same", probe, {"id": "0"})


def fields_and_users():
    bamboo = client()
    aliases = {field.get("alias") for field in bamboo.get_meta_fields()}
    check("the fields are listed", {"firstName", "lastName", "workEmail", "status"} <= aliases, aliases)
    users = bamboo.get_meta_users()
    same("users are listed by their ids", {str(user["id"]) for user in users.values()}, set(users))
    check(
        "with the employees that they are",
        all(isinstance(user["employeeId"], int) for user in users.values()),
    )
    statuses = {user["status"] for user in users.values()}
    same("they are enabled or disabled", statuses, {"enabled", "disabled"})
    # By the list of users, the directory, and a request for each.
    everybody = bamboo.get_all_employees(["firstName", "status"])
    enabled = {str(user["employeeId"]) for user in users.values() if user["status"] == "enabled"}
    same("all employees are all enabled users", set(everybody), enabled)
    left = [one for one in everybody.values() if one.get("status") == "Inactive"]
    same("none of them has left", left, [])


def changes():
    bamboo = client()
    since = bamboo.get_employee_changes(datetime(2000, 1, 1))
    same("everybody was changed at some time", len(since["employees"]), PEOPLE)
    actions = {one["action"] for one in since["employees"].values()}
    check("what was done is said", actions <= {"Inserted", "Updated", "Deleted"}, actions)
    check(
        "the latest change is told",
        all(one["lastChanged"] <= since["latest"] for one in since["employees"].values()),
    )
    future = bamboo.get_employee_changes(datetime(2100, 1, 1), "inserted")
    same("nobody was hired in the future", future["employees"], {})


def photos():
    photo, kind = client().get_employee_photo("3")
    check("a photo is a JPEG", kind == "image/jpeg" and photo.startswith(b"\xff\xd8"), kind)
    same("who has none has a 404", status_of(lambda: client().get_employee_photo("4")), (404, True))


def files():
    bamboo, as_xml = client(), client()
    # The client reads this list as XML, and asks for JSON unless told otherwise.
    as_xml.headers["Accept"] = "application/xml"
    category = as_xml.get_employee_files("2")["category"]
    same("a category without files has none", (category["id"], category.get("file")), ("13", None))
    with tempfile.TemporaryDirectory() as folder:
        certificate, empty = Path(folder, "zertifikat.pdf"), Path(folder, "leer.pdf")
        certificate.write_bytes(PDF)
        empty.write_bytes(b"")

        def upload(path=certificate, employee="2", category="13", name=None):
            return bamboo.upload_employee_file(employee, str(path), category, True, name)

        check("a file is taken", upload())
        check("another is taken under another name", upload(name="Prüfung & Co.pdf"))
        same("an empty one is not", status_of(lambda: upload(empty)), (400, True))
        same("an unknown category is a 404", status_of(lambda: upload(category="99")), (404, True))
        same("an unknown employee is a 404", status_of(lambda: upload(employee="99999")), (404, True))
    found = as_xml.get_employee_files("2")["category"]["file"]
    same("both are read back", [one["name"] for one in found], ["zertifikat.pdf", "Prüfung & Co.pdf"])
    same(
        "with their own names and sizes",
        {(one["originalFileName"], one["size"]) for one in found},
        {("zertifikat.pdf", str(len(PDF)))},
    )
    check("shared as they were", all(one["shareWithEmployee"] == "yes" for one in found))
    now = datetime.now(UTC).replace(tzinfo=None)
    created = [datetime.strptime(one["dateCreated"], "%Y-%m-%d %H:%M:%S") for one in found]
    check("with the time of the upload", all(abs((now - at).days) <= 1 for at in created), created)
    check("nobody else has them", as_xml.get_employee_files("3")["category"].get("file") is None)
    other = client("BAMBOOHR_NO_TRAINING_KEY").get_employee_files
    same("without the right there are no files", status_of(lambda: other("2")), (404, True))


fresh("BAMBOOHR")
finish(keys, directory, employees, fields_and_users, changes, photos, files)
