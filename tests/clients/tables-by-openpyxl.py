"""openpyxl reads our workbooks back, and Python's csv our tables: every text, whatever is in it, and no formula."""

import base64
import csv
import io
import json
import re
import subprocess

import openpyxl
from cards import TRICKY
from checks import check, fact, finish, same

# What a spreadsheet would run, or take for a number, a date or a link.
RUNS = {
    "a formula": "=1+1",
    "a link by a formula": '=HYPERLINK("https://example.com","x")',
    "a sum": "@SUM(A1)",
    "a plus": "+49 (0)40 306988",
    "a minus": "-1",
    "a formula behind a tab": "\t=1",
    "a full-width sign": "＝1+1",
    "a formula behind a separator": "Mallory;=1+1;x",
    "a formula behind another": "Mallory,+1,x",
    "an old command": "=cmd|' /C calc'!A0",
    "a number": "0049",
    "a long number": "12345678901234567890",
    "a date": "2026-11-30",
    "an address": "https://example.com",
    "a truth": "TRUE",
    "an error": "#N/A",
    "an apostrophe": "'quoted",
}
TEXTS = {**TRICKY, **RUNS}

# What a formula begins with.
SIGNS = tuple("=+-@＝＋－＠")


def written(*tables):
    """What our program writes of tables: for commas, for semicolons, and as a workbook."""
    program = subprocess.run(
        [fact("TABLES_PROGRAM")], input=json.dumps(tables).encode(), capture_output=True, check=True
    )
    return json.loads(program.stdout)


def table(head, rows, name="People"):
    return {"name": name, "head": head, "rows": rows}


def opened(one, **options):
    return openpyxl.load_workbook(io.BytesIO(base64.b64decode(one["xlsx"])), **options)


def rows_of(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def read(text, separator):
    """The rows of a file, as a program reads them that was told what parts cells."""
    same("a file says that it is UTF-8", text[0], "\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True))


def armed(text):
    """The text without the apostrophes that our tables have before what would be a formula."""
    return re.sub(r"(^|[,;\t\r\n])'(?=[=+\-@\t\r\n＝＋－＠])", r"\1", text)


def workbooks():
    head = ["Name", "Text"]
    rows = [[name, text] for name, text in TEXTS.items()]
    [one] = written(table(head, rows, "Люди"))
    book = opened(one)
    [sheet] = book.worksheets
    same("the sheet has its name", sheet.title, "Люди")
    same("every text reads back", rows_of(sheet), [head, *rows])
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    same("every cell is a text", kinds, {"s"})
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    same("nothing is a link", links, [])
    check("the head stays in sight", sheet.freeze_panes == "A2", sheet.freeze_panes)
    same("nobody is said to have made it", book.properties.creator, None)
    values = opened(one, data_only=True).active
    same("nothing was computed", rows_of(values), [head, *rows])


def files():
    head = ["Name", "Text"]
    rows = [[name, text] for name, text in TEXTS.items()]
    [one] = written(table(head, rows))
    for kind, separator in [("comma", ","), ("semicolon", ";")]:
        found = [[armed(text) for text in row] for row in read(one[kind], separator)]
        same(f"every text reads back from the file with a {kind}", found, [head, *rows])
        for name, other in [("comma", ","), ("semicolon", ";"), ("tab", "\t")]:
            parted = csv.reader(io.StringIO(one[kind][1:], newline=""), delimiter=other)
            runs = [cell for row in parted for cell in row if cell.startswith(SIGNS)]
            same(f"nothing of the file with a {kind} is a formula for who parts by a {name}", runs, [])


def empty_and_many():
    [nobody, many] = written(
        table(["Name"], []), table(["Id", "Name"], [[str(n), f"Name {n}"] for n in range(5000)])
    )
    same("of nobody there is the head", rows_of(opened(nobody).active), [["Name"]])
    same("as a file too", read(nobody["comma"], ","), [["Name"]])
    same("five thousand are all there", len(rows_of(opened(many).active)), 5001)
    same("as a file too", len(read(many["semicolon"], ";")), 5001)


finish(workbooks, files, empty_and_many)
