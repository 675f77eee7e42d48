"""vobject reads our vCards back: every field, whatever is in it. What RFC 6868 writes otherwise in a
label, icalendar reads: vobject leaves it as it is."""

import vobject
from cards import TRICKY, is_in_lines, written
from checks import check, finish, same
from icalendar.parser import rfc_6868_unescape

ADA = {
    "first_name": "Augusta",
    "last_name": "Lovelace",
    "preferred_name": "Ada",
    "position": "Leiterin",
    "department": "Forschung",
    "team": "Maschinen",
    "work_email": "ada@example.com",
    "phone": "+49 (0)40 306988",
    "address": "Hafenstraße 1, 20457 Hamburg",
    "organisation": "Beispiel & Söhne",
    "page": "https://rollcall.example/people/personio/1;2?x=%2C&y=1",
}


def cards_of(people):
    return written(contacts=people)["cards"]


def read(text):
    """The one card in a file."""
    [card] = vobject.readComponents(text, validate=True)
    return card


def text(card, name):
    """The only value of a name; None if there is none."""
    [value] = [line.value for line in card.contents.get(name, [])] or [None]
    return value


def of_each(value):
    """A name's part or a unit, which vobject takes for a list where there is an unescaped comma."""
    return value if isinstance(value, str) else list(value)


def label(card):
    """The label of an address, and its parts together."""
    [address] = card.contents.get("adr", [None])
    if address is None:
        return None, ""
    [label] = address.params["LABEL"]
    parts = address.value
    return rfc_6868_unescape(label), "".join(
        [parts.box, parts.extended, parts.street, parts.city, parts.region, parts.code, parts.country]
    )


def fields(card):
    """What both versions have in the same way."""
    return {
        "first_name": of_each(card.n.value.given),
        "last_name": of_each(card.n.value.family),
        "others": [card.n.value.additional, card.n.value.prefix, card.n.value.suffix],
        "preferred_name": text(card, "nickname"),
        "position": text(card, "title"),
        "units": [of_each(unit) for unit in text(card, "org") or []],
        "work_email": text(card, "email"),
        "page": text(card, "url"),
    }


def expected(person):
    units = [person.get(name, "") for name in ["organisation", "department", "team"]]
    while units and not units[-1]:
        units.pop()
    names = ["preferred_name", "position", "work_email", "page"]
    return {
        "first_name": person.get("first_name", ""),
        "last_name": person.get("last_name", ""),
        "others": ["", "", ""],
        **{name: person.get(name) or None for name in names},
        "units": units,
    }


def same_person(name, person):
    [cards] = cards_of([person])
    address = person.get("address") or None
    v3, v4 = read(cards["v3"]), read(cards["v4"])
    same(f"{name}: 3.0 reads back", fields(v3), expected(person))
    same(f"{name}: 4.0 reads back", fields(v4), expected(person))
    street = text(v3, "adr")
    parts = street and [
        of_each(street.street),
        street.box,
        street.extended,
        street.city,
        street.region,
        street.code,
    ]
    same(f"{name}: the whole address is the street of 3.0", parts, address and [address, "", "", "", "", ""])
    same(f"{name}: and the label of 4.0", label(v4), (address, ""))
    same(f"{name}: 3.0 has the number as it is written", text(v3, "tel"), person.get("phone") or None)
    check(f"{name}: lines are in order", is_in_lines(cards["v3"]) and is_in_lines(cards["v4"]), cards)
    short = read(cards["short"])
    same(f"{name}: the short card has no more", set(short.contents) - set(v3.contents), set())
    same(
        f"{name}: and the same of what it has",
        {line: text(short, line) for line in ["fn", "n", "org", "title", "tel", "email"]},
        {line: text(v3, line) for line in ["fn", "n", "org", "title", "tel", "email"]},
    )
    return v3, v4


def everything():
    v3, v4 = same_person("Ada", ADA)
    same("the versions are said", (v3.version.value, v4.version.value), ("3.0", "4.0"))
    same("the shown name is the preferred one", (v3.fn.value, v4.fn.value), ("Ada Lovelace", "Ada Lovelace"))
    same("4.0 has an address to dial", v4.tel.value, "tel:+4940306988")
    same("which is one by its parameters", v4.tel.params, {"VALUE": ["uri"], "TYPE": ["work"]})
    for card in [v3, v4]:
        same("all is of work", [line.type_param for line in [card.tel, card.email, card.adr]], ["work"] * 3)
    [extension] = cards_of([{**ADA, "phone": "555-555-1234 ext. 56"}])
    same("an extension is dialled", read(extension["v4"]).tel.value, "tel:5555551234;ext=56")


def tricky_texts():
    for name, value in TRICKY.items():
        # A preferred name may repeat the last one, which is said once: here they differ.
        person = {field: f"{value}{place}" for place, field in enumerate(ADA)}
        person["page"] = ADA["page"]
        person["phone"] = f"{value.translate({ord(digit): None for digit in '0123456789'})} ask"
        same_person(name, person)


def missing_fields():
    for field in ADA:
        same_person(f"without {field}", {name: value for name, value in ADA.items() if name != field})
        same_person(f"with {field} alone", {field: ADA[field]})
    [nobody] = cards_of([{}])
    for version in ["v3", "v4", "short"]:
        card = read(nobody[version])
        same(f"nobody is called something in {version}", card.fn.value, "contact")
        same(f"and has nothing else in {version}", set(card.contents), {"version", "n", "fn"})


def bundles():
    people = [{**ADA, "first_name": text} for text in TRICKY.values()]
    for version in ["v3", "v4"]:
        bundle = "".join(cards[version] for cards in cards_of(people))
        found = [of_each(card.n.value.given) for card in vobject.readComponents(bundle, validate=True)]
        same(
            f"cards of {version} one behind the other are all there",
            found,
            [one["first_name"] for one in people],
        )


finish(everything, tricky_texts, missing_fields, bundles)
