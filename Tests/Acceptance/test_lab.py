"""The lab for those who test with it: the tests in Tests/Lab, with the fixtures of docs/testing.md.

Nothing in these tests sleeps, and none knows of the others: they pass in any order, side by side, on
both stores, and with a seed the server's replies are the same each time.
"""

import os
import random
import shutil
import subprocess
import sys

import pytest

from conftest import BINARY, ROOT

sys.path.insert(0, str(ROOT / "Tests" / "Docs"))
from pages import read  # noqa: E402

SECONDS = 300


class Suite:
    """The tests in a folder of their own, as a project has them."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        for file in (ROOT / "Tests" / "Lab").glob("*.py"):
            shutil.copy(file, folder)
        blocks = read("docs/testing.md").blocks
        fixtures = next(block.text for block in blocks if block.file == "conftest.py")
        (folder / "conftest.py").write_text(fixtures)
        (folder / "pytest.ini").touch()
        programs = folder / ".programs"
        programs.mkdir()
        (programs / "restante").symlink_to(BINARY)
        self.path = f"{programs}:{os.environ['PATH']}"

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [sys.executable, "-m", "pytest", "--quiet", *arguments],
            cwd=self.folder,
            env={**os.environ, "PATH": self.path, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments, **environment):
        return passed(self.start(*arguments, **environment))

    def tests(self):
        """The names of all tests."""
        listed = self.run("--collect-only")
        return [line for line in listed.splitlines() if "::" in line]


def passed(process):
    try:
        output, _ = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    assert process.returncode == 0, output
    return output


@pytest.fixture
def suite(tmp_path):
    return Suite(tmp_path / "project")


def test_the_tests_pass_in_any_order_and_side_by_side(suite, tmp_path):
    names = suite.tests()
    assert len(names) >= 30
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    random.Random(seed).shuffle(names)
    for process in [suite.start(*names), Suite(tmp_path / "other").start(*reversed(names))]:
        passed(process)


def test_the_tests_pass_on_postgresql(suite, cluster):
    suite.run(RESTANTE_DATABASE=cluster.make_database())


def test_with_a_seed_the_replies_are_the_same_byte_for_byte(suite):
    transcripts = []
    for number in range(2):
        file = suite.folder / f"transcript-{number}"
        suite.run("-p", "transcript", RESTANTE_SEED="42", TRANSCRIPT=str(file))
        transcripts.append(file.read_text())
    assert "process_id" in transcripts[0]
    assert transcripts[0] == transcripts[1]
