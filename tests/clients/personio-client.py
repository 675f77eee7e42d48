"""personio-client against Personio's v2: tokens, persons, employments."""

import asyncio
import urllib.parse
import urllib.request
from datetime import UTC, date, datetime

from checks import PEOPLE, check, fact, finish, fresh, same
from personio_client import PersonioAPIError, PersonioAuthenticationError, PersonioClient

# In the words of Personio's description.
INVALID = "Provided request parameters are invalid."
MISSING = "There is no resource for the specified id."

FUTURE = datetime(2100, 1, 1, tzinfo=UTC)


def client(grant="", secret=None, **options):
    prefix = f"PERSONIO_{grant}_" if grant else "PERSONIO_"
    secret = secret or fact(prefix + "CLIENT_SECRET")
    return PersonioClient(fact(prefix + "CLIENT_ID"), secret, base_url=fact("PERSONIO_URL"), **options)


def group(checks):
    """Runs checks that wait, with a client of their own."""

    def run():
        async def inside():
            async with client() as personio:
                await checks(personio)

        asyncio.run(inside())

    run.__name__ = checks.__name__
    return run


async def error_of(kind, work):
    try:
        await work
    except kind as error:
        return error
    return None


async def all_of(pages):
    return [one async for one in pages]


@group
async def tokens(personio):
    token = await personio.obtain_access_token()
    same("a token lasts a day", (token.token_type, token.expires_in), ("Bearer", 86400))
    check("it reads persons", "personio:persons:read" in token.scope.split(), token.scope)
    token = await personio.obtain_access_token(scope=["personio:persons:read"])
    same("a scope that is asked for is the only one", token.scope, "personio:persons:read")
    error = await error_of(PersonioAuthenticationError, personio.obtain_access_token(scope=["no:such:scope"]))
    same("an unknown scope is a bad request", error.status_code, 400)
    async with client(secret="papi-wrong") as stranger:
        error = await error_of(PersonioAuthenticationError, stranger.get_persons())
        check(
            "a wrong secret is an invalid client",
            error is not None and "invalid_client" in error.message,
            error,
        )
        check("its refusal can be traced", bool(error.trace_id), error)


@group
async def revocation(personio):
    person = (await personio.get_persons(limit=1)).data[0]
    token = (await personio.obtain_access_token()).access_token
    # The client has no function for it.
    form = urllib.parse.urlencode({"token": token}).encode()
    request = urllib.request.Request(fact("PERSONIO_URL") + "/v2/auth/revoke", data=form, method="POST")
    request.add_header("authorization", f"Bearer {token}")
    with urllib.request.urlopen(request) as answer:
        same("a revocation is answered without a body", (answer.status, answer.read()), (200, b""))
    error = await error_of(PersonioAuthenticationError, personio.get_person(person.id))
    check("a revoked token is refused", error is not None and error.status_code == 401, error)
    again = await personio.get_person(person.id)
    same("the client's next token is good", again.id, person.id)


@group
async def persons(personio):
    page = await personio.get_persons()
    same("a page has ten unless asked otherwise", len(page.data), 10)
    check("a next page is linked", bool(page.next_cursor))
    everybody = await all_of(personio.iter_persons())
    same("all pages have everybody once", len({one.id for one in everybody}), PEOPLE)
    same("none is in them twice", len(everybody), PEOPLE)
    small = await all_of(personio.iter_persons(limit=7, status="INACTIVE"))
    inactive = [one for one in everybody if one.status == "INACTIVE"]
    check("some left", len(inactive) > 0)
    same("pages carry their filter", [one.id for one in small], [one.id for one in inactive])
    alone = await personio.get_person(everybody[3].id)
    same("one person is the one in the list", alone, everybody[3])
    check("everybody has an address", all("@" in one.email for one in everybody))
    check("each has one employment, by its id alone", all(len(one.employments) == 1 for one in everybody))
    wanted = everybody[5]
    found = await personio.get_persons(email=[wanted.email])
    same("an address finds one", [one.id for one in found.data], [wanted.id])
    found = await personio.get_persons(id=[everybody[1].id, everybody[2].id])
    same("ids find several", len(found.data), 2)
    same("nobody was changed in the future", (await personio.get_persons(updated_at_gt=FUTURE)).data, [])


@group
async def custom_attributes(personio):
    everybody = await all_of(personio.iter_persons())
    attributes = [attribute for one in everybody for attribute in one.custom_attributes]
    same("types are written small", {one.type for one in attributes}, {"string", "date"})
    check("values are texts", all(isinstance(one.value, str) for one in attributes))
    check(
        "each has an id and a label", all(one.id.startswith("dynamic_") and one.label for one in attributes)
    )
    check("a global id is a text where there is one", all(one.global_id != "" for one in attributes))
    async with client("NAMES_ONLY") as names:
        read = await all_of(names.iter_persons())
        check(
            "what may not be read is not there",
            all(not one.custom_attributes and one.email is None for one in read),
        )


@group
async def employments(personio):
    everybody = {one.id: one for one in await all_of(personio.iter_persons())}
    read = {id: await all_of(personio.iter_employments(id)) for id in everybody}
    check("everybody has one", all(len(found) == 1 for found in read.values()))
    one_each = {id: found[0] for id, found in read.items()}
    same(
        "it is the one that the person names",
        {one.id for one in one_each.values()},
        {one.employments[0].id for one in everybody.values()},
    )
    check("it names the person", all(one.person.id == id for id, one in one_each.items()))
    check(
        "first days are dates", all(isinstance(one.employment_start_date, date) for one in one_each.values())
    )
    check(
        "supervisors are persons",
        all(one.supervisor.id in everybody for one in one_each.values() if one.supervisor),
    )
    kinds = {unit.type for one in one_each.values() for unit in one.org_units}
    same("units are teams and departments", kinds, {"team", "department"})
    left = {id for id, one in one_each.items() if one.status == "INACTIVE"}
    same(
        "who left is inactive as a person",
        left,
        {id for id, one in everybody.items() if one.status == "INACTIVE"},
    )
    check("and has a termination", all(one_each[id].termination.termination_date for id in left))
    id, one = next(iter(one_each.items()))
    same("one alone is the one in the list", await personio.get_employment(id, one.id), one)
    same(
        "nothing was changed in the future",
        (await personio.get_employments(id, updated_at_gt=FUTURE)).data,
        [],
    )


@group
async def errors(personio):
    id = (await personio.get_persons(limit=1)).data[0].id
    for name, work, status, words in [
        ("more than fifty at once", personio.get_persons(limit=51), 400, INVALID),
        ("an unknown cursor", personio.get_persons(cursor="cur_x"), 400, INVALID),
        ("an unknown person", personio.get_person("404"), 404, MISSING),
        ("an unknown person's employments", personio.get_employments("404"), 404, MISSING),
        ("an unknown employment", personio.get_employment(id, "404"), 404, MISSING),
    ]:
        error = await error_of(PersonioAPIError, work)
        right = error is not None and error.status_code == status and words in error.message
        check(f"{name} is a {status} that can be traced", right and error.trace_id is not None, error)
    async with client("NO_EMPLOYEES") as stranger:
        error = await error_of(PersonioAuthenticationError, stranger.get_persons())
        check("without the right there are no persons", error is not None and error.status_code == 403, error)


fresh("PERSONIO")
finish(tokens, revocation, persons, custom_attributes, employments, errors)
