"""Which packages are inside a built program, for its licences and its bill of materials."""

import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 120


class Package(NamedTuple):
    """A Swift package of which some of the program is made."""

    identity: str
    url: str
    version: str
    checkout: Path


def linked_modules(build):
    """The names of the modules whose object files the linker was given."""
    [objects] = build.glob("*/release/restante.product/Objects.LinkFileList")
    return set(re.findall(r"/([^/\s]+)\.build/", objects.read_text()))


def modules(checkout):
    """The names of the folders of a package in which a module may be."""
    paths = [checkout, checkout / "Sources", *(checkout / "Sources").glob("*")]
    return {child.name for path in paths if path.is_dir() for child in path.iterdir() if child.is_dir()}


def linked_packages(build):
    """The packages of which at least one module is linked, in the order of their names."""
    state = json.loads((build / "workspace-state.json").read_text())
    linked = linked_modules(build)
    found = []
    for dependency in state["object"]["dependencies"]:
        reference = dependency["packageRef"]
        checkout = build / "checkouts" / dependency["subpath"]
        if linked & modules(checkout):
            version = dependency["state"]["checkoutState"]["version"]
            found.append(Package(reference["identity"], reference["location"], version, checkout))
    assert found, f"no package is linked in {build}"
    return sorted(found)


def shared_libraries(program):
    """The libraries that the system has to have."""
    output = subprocess.run(
        ["objdump", "-p", program], check=True, capture_output=True, text=True, timeout=TIMEOUT
    ).stdout
    return sorted(re.findall(r"NEEDED\s+(\S+)", output))
