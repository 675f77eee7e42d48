"""What the drivers of cards and calendars share: our program that writes both, and texts that are easily
misread."""

import json
import subprocess

from checks import fact

# Whatever has a meaning in a card or in a calendar, and whatever takes more than an octet.
TRICKY = {
    "plain text": "Leiterin Forschung",
    "umlauts": "Jürgen Größl-Äpfel",
    "Cyrillic": "Артём Щукин",
    "commas": "Forschung, Entwicklung, Zahlen,",
    "semicolons": ";Größen; Maße;;",
    "backslashes": "C:\\Akten\\neu \\, \\; \\\\",
    "line breaks": "Haus Elbe\nHafenstraße 1\n\n20457 Hamburg",
    "quotes": "\"Haus\" 'Elbe' “innen”",
    "carets": "^n ^^ ^' ^",
    "colons and equals signs": "TEL;TYPE=work: x=y",
    "emoji": "👩\u200d💻 🇩🇪 ❤\ufe0f",
    "what ends a card": "x\nEND:VCARD\nBEGIN:VCARD",
    "what ends an event": "x\nEND:VEVENT\nBEGIN:VEVENT",
    "a long text": "Leiterin " * 33 + "Größe",
    "a long word": "Ж" * 300,
    "a long word of emoji": "👩" * 100,
    **{
        f"a fold in {end!r} after {length}": "a" * length + end * 4 + "z"
        for length in range(60, 76)
        for end in ",ü👩 \\"
    },
}


def written(**told):
    """What our program writes of what it is told."""
    program = subprocess.run(
        [fact("CARDS_PROGRAM")], input=json.dumps(told).encode(), capture_output=True, check=True
    )
    return json.loads(program.stdout)


def is_in_lines(text):
    """Whether all lines are as both RFCs want them: ended by CRLF, of 75 octets at most, no character cut."""
    lines = text.encode().split(b"\r\n")
    # Fails where a character is cut.
    for line in lines:
        line.decode()
    whole = all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    return lines[-1] == b"" and whole
