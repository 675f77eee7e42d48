"""personio-py against Personio's v1: employees as objects, errors, rights."""

import logging
from datetime import date, timedelta

from checks import PEOPLE, check, error_of, fact, finish, fresh, same
from personio_py import DynamicMapping, Personio, PersonioApiError
from personio_py.models import CostCenter, Department, Office, ShortEmployee, Team

# Without a limit there are so many in a list.
USUAL = 50


class Surprises(logging.Handler):
    """Fields that the client does not know: it warns of each once."""

    fields = set()

    def emit(self, record):
        self.fields.add(record.getMessage().split("'")[1])


def client(grant="", secret=None, **options):
    prefix = f"PERSONIO_{grant}_" if grant else "PERSONIO_"
    secret = secret or fact(prefix + "CLIENT_SECRET")
    return Personio(fact("PERSONIO_URL") + "/v1/", fact(prefix + "CLIENT_ID"), secret, **options)


def signing_in():
    error = error_of(PersonioApiError, lambda: client(secret="papi-wrong").authenticate())
    same(
        "a wrong secret is refused in Personio's words",
        (error.status_code, error.message),
        (403, "Wrong credentials"),
    )
    personio = client()
    personio.authenticate()
    token = personio.headers["Authorization"]
    check("the token is a stable one", token.startswith("Bearer papi-"), token)
    personio.get_employees()
    same("the same token comes back with an answer", personio.headers["Authorization"], token)


def everybody():
    people = client().get_employees()
    same("a list without a limit has fifty", len(people), USUAL)
    same("nobody is in it twice", len({one.id_ for one in people}), USUAL)
    # Both are in Personio's description.
    same(
        "two fields are unknown to the client, and no others",
        Surprises.fields,
        {"preferred_name", "category"},
    )
    check("everybody has an address", all("@" in one.email for one in people))
    check(
        "names are texts",
        all(isinstance(one.first_name, str) and isinstance(one.last_name, str) for one in people),
    )
    check("first days are dates", all(isinstance(one.hire_date, date) for one in people))
    statuses = {one.status for one in people}
    check("statuses are Personio's", statuses <= {"onboarding", "active", "leave", "inactive"}, statuses)
    for name, kind in [
        ("department", Department),
        ("team", Team),
        ("office", Office),
        ("supervisor", ShortEmployee),
    ]:
        values = [getattr(one, name) for one in people]
        known = [value for value in values if value is not None]
        check(
            f"what is said of the {name} is an object or nothing",
            all(isinstance(value, kind) for value in known),
            values,
        )
        check(f"the {name} is known of nearly everybody", len(known) > USUAL / 2, len(known))
    ids = {one.id_ for one in people}
    check(
        "supervisors are among the people", all(one.supervisor.id_ in ids for one in people if one.supervisor)
    )
    check(
        "cost centres are a list of objects",
        all(isinstance(one.cost_centers[0], CostCenter) for one in people),
    )
    same("a working day has eight hours", people[0].work_schedule.monday, timedelta(hours=8))


def custom_attributes():
    listed = client().request_json("company/employees/attributes")["data"]
    by_label = {one["label"]: one for one in listed}
    number = {
        label: int(one["key"].split("_")[1])
        for label, one in by_label.items()
        if one["key"].startswith("dynamic_")
    }
    mapped = [
        DynamicMapping(number["Geburtsdatum"], "birthday", date),
        DynamicMapping(number["Skills"], "skills", list),
    ]
    people = client(dynamic_fields=mapped).get_employees()
    birthdays = [one.dynamic["birthday"] for one in people if one.dynamic["birthday"]]
    check("a custom date is read", birthdays and all(isinstance(day, date) for day in birthdays))
    skills = [one.dynamic["skills"] for one in people if one.dynamic["skills"]]
    options = by_label["Skills"]["options"]
    check(
        "tags are lists of texts",
        skills and all(isinstance(tag, str) for tags in skills for tag in tags),
        skills,
    )
    check("tags of several words come apart", any(len(tags) > 1 for tags in skills), skills)
    check("the list of attributes has the tags' options", len(options) > 1, options)
    same("it leaves the type of a list to Personio", by_label["T-Shirt-Größe"]["type"], "list")


def one_employee():
    personio = client()
    first = personio.get_employees()[1]
    alone = personio.get_employee(first.id_)
    same("one employee is the one in the list", alone.to_dict(), first.to_dict())
    check("nobody here has a picture", personio.get_employee_picture(first, width=75) is None)
    found = personio.search_first(f"{first.first_name} {first.last_name}", active_only=False)
    same("the client's own search finds people", found.last_name, first.last_name)
    error = error_of(PersonioApiError, lambda: personio.get_employee(1))
    check(
        "an unknown employee is an error of the API, with its words",
        error is not None and error.status_code == 404,
        error,
    )
    same("after an error the token is still there", personio.get_employee(first.id_).id_, first.id_)


def pages():
    personio = client()

    def page(**params):
        return personio.request_json("company/employees", params=params)

    seen = []
    for offset in range(0, PEOPLE, 100):
        seen += page(limit=100, offset=offset)["data"]
    same("pages of a hundred have everybody", len({one["attributes"]["id"]["value"] for one in seen}), PEOPLE)
    total = page(limit=1)["metadata"]["total_elements"]
    same("the total is told", total, PEOPLE)
    error = error_of(PersonioApiError, lambda: page(limit=200))
    check("more than a hundred are refused", error is not None and error.status_code == 422, error)
    future = page(updated_since="2100-01-01")["data"]
    same("nobody was changed in the future", future, [])


def rights():
    directory = client("DIRECTORY").get_employees()
    check("a directory's credentials read no salary", all(one.fix_salary is None for one in directory))
    check("they do read positions", all(one.position for one in directory))
    names = client("NAMES_ONLY").get_employees()
    check("names alone are names alone", all(one.email is None and one.department is None for one in names))
    bare = client("ID_ONLY").request_json("company/employees")["data"]
    check("no attribute at all leaves the id", all(list(one["attributes"]) == ["id"] for one in bare))
    refused = client("NO_EMPLOYEES").request("company/employees", auth_rotation=False)
    same("without the right to employees there are none", refused.status_code, 403)


logging.getLogger("personio_py").addHandler(Surprises())
fresh("PERSONIO")
finish(signing_in, everybody, custom_attributes, one_employee, pages, rights)
