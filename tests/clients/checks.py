"""What all drivers share: the simulators' addresses, a line for each check, and a status at the end."""

import json
import os
import sys
import traceback
import urllib.request

# As many people as the simulated company has.
PEOPLE = int(os.environ["SIMULATED_PEOPLE"])

_passed = 0
_failed = 0


def fact(name):
    """What the simulators said about themselves: an address, a credential."""
    return os.environ[name]


def control(service, method, path, body=None):
    """Asks for something at the controls of a service's simulator."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(fact(f"{service}_URL") + "/_control" + path, data=data, method=method)
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def fresh(service):
    """Puts a simulator back to its start, without limits: no client waits for them."""
    control(service, "POST", "/reset")
    control(service, "PUT", "/rate-limits", {"on": False})


def check(name, passed, seen=None):
    """One check; what was seen instead is printed if it fails."""
    global _passed, _failed
    if passed:
        _passed += 1
        print(f"ok {name}")
    else:
        _failed += 1
        print(f"failed {name}: {seen!r}")


def same(name, seen, expected):
    """What was seen is what was expected."""
    check(name, seen == expected, {"seen": seen, "expected": expected})


def error_of(kind, work):
    """The error of this kind that something ends with; None if it ends well."""
    try:
        work()
    except kind as error:
        return error
    return None


def finish(*groups):
    """Runs the groups of checks, also after a failure, and ends the program."""
    for group in groups:
        try:
            group()
        except Exception as error:
            traceback.print_exc()
            check(group.__name__, False, error)
    # In the words of the tests' own harness, so that one reader counts all.
    result = "ok" if _failed == 0 else "FAILED"
    print(f"test result: {result}. {_passed} passed; {_failed} failed")
    sys.exit(0 if _failed == 0 and _passed > 0 else 1)
