"""personio-client-api against Personio's v1: it signs in by a form and reads one list."""

import logging

import requests
from checks import check, error_of, fact, finish, fresh, same
from personio_client_api.personio import Personio


def client(secret=None):
    secret = secret or fact("PERSONIO_CLIENT_SECRET")
    return Personio(fact("PERSONIO_CLIENT_ID"), secret, fact("PERSONIO_URL") + "/v1")


def people():
    personio = client()
    check("credentials are taken as a form", personio.token.startswith("papi-"))
    same("the same credentials have the same token", personio.get_token(), personio.token)
    listed = personio.get_people()
    same("a list without a limit has fifty", len(listed), 50)
    check("everything in it is an employee", all(one["type"] == "Employee" for one in listed))
    labelled = all(
        {"label", "value", "type"} <= set(value) for one in listed for value in one["attributes"].values()
    )
    check("each attribute has a label, a value and a type", labelled)


def refusals():
    # The client logs the refusal at length, and has no token then.
    logging.disable(logging.CRITICAL)
    stranger = client(secret="papi-wrong")
    check("a wrong secret gives no token", stranger.token is None)
    error = error_of(requests.HTTPError, stranger.get_people)
    check("without one nobody is read", error is not None and error.response.status_code in (401, 403), error)


fresh("PERSONIO")
finish(people, refusals)
