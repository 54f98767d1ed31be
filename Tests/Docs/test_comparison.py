"""The comparison itself: what it lets pass, and what it does not."""

import pytest

from comparison import Values
from pages import parse

TOKEN = "q3UmILt1jnrev7JbGB4Nf8c4nV4xPWoAOLjBXysLlvv47LIr"
OTHER = "peVxxLcnkn90jBka43TCOa9eAZYQZ1igVblyvpZK8QsnJ7Z7"


@pytest.mark.parametrize(
    "shown, printed",
    [
        ("accepted 1", "accepted 1\n"),
        ("AT    2026-11-25T06:01:55Z", "AT 2026-12-01T00:00:00Z"),
        (f"code: {TOKEN}", f"code: {OTHER}"),
        ("a\n…\nd", "a\nb\nc\nd\n"),
        ("a\n…\nd", "a\nd\n"),
        ("a\n…", "a\nb\n"),
        ("a\n…", "a\n"),
        ("…", "a\nb\n"),
        ('{"result":true,"time":{…}}', '{"result":true,"time":{"start":1}}\n'),
        ("status 410 after 73 ms", "status 410 after 5 ms"),
    ],
)
def test_accepts(shown, printed):
    assert Values().matches(shown, printed)


@pytest.mark.parametrize(
    "shown, printed",
    [
        ("accepted 1", "accepted 2"),
        ("accepted 1", "accepted 1\nand more"),
        ("AT 2026-11-25T06:01:55Z", "AT yesterday"),
        (f"code: {TOKEN}", "code: -"),
        (f"{TOKEN} {TOKEN}", f"{TOKEN} {OTHER}"),
        ("a … d", "a b\nc d"),
        ("status 410 after 73 ms", "status 500 after 73 ms"),
    ],
)
def test_refuses(shown, printed):
    assert not Values().matches(shown, printed)


def test_a_value_means_the_same_in_the_whole_page():
    values = Values()
    assert values.matches(f"code: {TOKEN}", f"code: {OTHER}")
    assert values.replaced(f"curl -d auth={TOKEN}") == f"curl -d auth={OTHER}"
    assert values.matches(f"again: {TOKEN}", f"again: {OTHER}")
    assert not values.matches(f"again: {TOKEN}", f"again: {TOKEN}")


def test_reads_commands_and_their_output():
    text = "<!-- not run: needs another machine -->\n```console\n$ a \\\n    b\nc\n$ d\n```\n"
    (block,) = parse("page.md", text).blocks
    assert block.not_run == "needs another machine"
    assert [(command.line, command.text, command.output) for command in block.commands()] == [
        (3, "a \\\n    b", "c"),
        (6, "d", None),
    ]


def test_reads_quotes_over_several_lines():
    (block,) = parse("page.md", "```console\n$ python -c '\nprint(1)'\n1\n```\n").blocks
    (command,) = block.commands()
    assert (command.text, command.output) == ("python -c '\nprint(1)'", "1")
