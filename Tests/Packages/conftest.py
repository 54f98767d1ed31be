"""Packages of the release build, and systems to install them in."""

import os
import subprocess
from pathlib import Path

import pytest

from machine import INSTALL_SECONDS, ROOT, Machine, bootstrap, free_port

DIST = Path(os.environ.get("RESTANTE_DIST", ROOT / ".build-release" / "dist"))
# Lower than every version that there will be.
OLDER = "0.0.1"


@pytest.fixture(scope="session")
def tarball():
    """The tarball of the release."""
    [path] = DIST.glob("restante-*.tar.gz")
    return path


@pytest.fixture(scope="session")
def unpacked(tarball, tmp_path_factory):
    """The folder that is in the tarball."""
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["tar", "-xzf", tarball, "-C", folder], check=True, timeout=INSTALL_SECONDS)
    [found] = folder.iterdir()
    return found


@pytest.fixture(scope="session")
def package():
    """The Debian package of the release."""
    [path] = DIST.glob("restante_*.deb")
    return path


@pytest.fixture(scope="session")
def older_package(unpacked, tmp_path_factory):
    """The same as a package of a lower version."""
    folder = tmp_path_factory.mktemp("older")
    subprocess.run(
        [ROOT / "Scripts" / "deb", unpacked, folder, OLDER], check=True, timeout=INSTALL_SECONDS
    )
    [path] = folder.glob("*.deb")
    return path


@pytest.fixture(scope="session")
def base():
    """A system without anything but what each has, and the lists of packages."""
    folder = ROOT / ".build" / "packages" / "base"
    bootstrap(folder)
    return folder


@pytest.fixture
def machine(base):
    """A system of its own for a test."""
    copy = Machine(base)
    yield copy
    copy.remove()


@pytest.fixture
def port():
    """A free port of the loopback interface."""
    return free_port()
