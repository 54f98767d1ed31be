"""A plugin of pytest that writes down what the server replied to each test at a time that is set."""

import json
import os

import pytest


@pytest.fixture(autouse=True)
def transcript(request, portal):
    portal.lab.post("clock", set="2026-01-01T12:00:00Z", freeze=True)
    yield
    with open(os.environ["TRANSCRIPT"], "a") as file:
        for asked in portal.requests():
            kept = {name: asked.get(name) for name in ("method", "status", "error", "reply")}
            file.write(f"{request.node.name} {json.dumps(kept)}\n")
