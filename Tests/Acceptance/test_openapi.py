"""The OpenAPI document, checked as a document and against what the server really answers.

Schemathesis makes requests from the document; every reply must have a status, a type and a shape
that the document names. RESTANTE_SEED repeats a run.
"""

import itertools
import os
import random

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from conftest import MODES, Server

SEED = int(os.environ.get("RESTANTE_SEED") or random.SystemRandom().randrange(1 << 32))
EXAMPLES = 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
WIRE = "^/rest/"
attempts = itertools.count()


@pytest.fixture(scope="module", params=MODES)
def described(request, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("openapi"), request.param)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def description(described):
    everything = schemathesis.openapi.from_url(described.url + "/openapi.json")
    # What would take away the users and tokens that the other requests are made with.
    for path, method in [("^/v1/users/", "DELETE"), ("^/v1/users/", "PATCH"), ("^/v1/tokens", "DELETE")]:
        everything = everything.exclude(path_regex=path, method=method)
    # The mode makes a difference to the wire only.
    return everything.include(path_regex=WIRE) if described.mode == "strict" else everything


@pytest.fixture(scope="module")
def finite(description):
    # A stream has no end that a reply could be looked at after.
    return description.exclude(path_regex="/stream$")


schema = schemathesis.pytest.from_fixture("finite")


def credential(case, server):
    """What admits a request to its side of the server."""
    if case.path.startswith("/v1/"):
        return server.demo["admin_key"]
    return server.demo["access_token"]


def test_the_document_is_valid(described, description):
    OpenAPIV31SpecValidator(description.raw_schema).validate()
    assert description.raw_schema["servers"] == [{"url": described.url}]


def test_nothing_is_done_for_strangers(described, description):
    """Every operation that asks for a credential misses it; tokens and keys do not mix."""
    checked = 0
    for result in description.get_all_operations():
        operation = result.ok()
        if not operation.definition.raw["security"]:
            continue
        url = described.url + operation.path.replace("{client_id}", described.demo["client_id"])
        native = operation.path.startswith("/v1/")
        other = described.demo["access_token" if native else "admin_key"]
        for headers in [{}, {"Authorization": "Bearer " + other}]:
            reply = requests.request(operation.method, url, headers=headers, timeout=30)
            assert reply.status_code == 401, operation.label
        checked += 1
    assert checked > 30


@schema.parametrize()
@seed(SEED)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
def test_replies_are_as_described(case, described):
    headers = {"Authorization": "Bearer " + credential(case, described)}
    given = case.headers or {}
    if "Prefer" in given:
        given["Prefer"] = "wait=0"  # Nobody publishes while it waits.
    if "Idempotency-Key" in given:
        # The same key with other parameters would only ever be refused.
        given["Idempotency-Key"] += f"-{next(attempts)}"
    case.call_and_validate(base_url=described.url, headers=headers, checks=CHECKS, timeout=30)


@pytest.fixture(scope="session", autouse=True)
def shown_seed(request):
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    reporter.write_line(f"\nrequests are made from RESTANTE_SEED={SEED}")
