"""Reads the blocks of code in the documentation, and what comments say about them.

Comments in the Markdown source, which readers of the page do not see, say what a block needs:

    <!-- server: ARGUMENTS -->   how the page's server is started, instead of with --demo; `none`
                                 starts no server
    <!-- not run: REASON -->     the next block is not run
    <!-- before: COMMANDS -->    commands that run before the next block, on one or more lines;
                                 $URL is the server's address, $LATEST the process id of the latest
                                 command that goes on, such as the server
    <!-- file: NAME -->          the next block is written to a file, which other blocks use
    <!-- copy of: PATH -->       the next block is a file of the repository
"""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
# Languages of blocks that someone may run.
RUNNABLE = {"console", "sh", "bash", "python", "php", "js", "ts", "swift"}
COMMENT = re.compile(r"<!-- (server|not run|before|file|copy of):\s*(.*?)\s*-->", re.DOTALL)
FENCE = re.compile(r"^( *)```(\S*)\s*$")


class Command(NamedTuple):
    """A command of a block, and what the page says that it prints."""

    line: int
    text: str
    output: str | None


class Block(NamedTuple):
    line: int
    language: str
    text: str
    not_run: str | None
    before: tuple
    file: str | None
    copy_of: str | None

    @property
    def is_runnable(self):
        return self.language in RUNNABLE or self.file is not None or self.copy_of is not None

    def commands(self):
        """The commands of a console block: a prompt, lines continued by \\, and the output."""
        commands, lines = [], self.text.splitlines()
        number = 0
        while number < len(lines):
            start = number
            if not lines[number].startswith("$ "):
                number += 1
                continue
            text = lines[number][2:]
            while text.endswith("\\") or _has_open_quote(text):
                number += 1
                text += "\n" + lines[number]
            number += 1
            output = []
            while number < len(lines) and not lines[number].startswith(("$ ", "# ")):
                output.append(lines[number])
                number += 1
            while output and not output[-1]:
                output.pop()
            shown = "\n".join(output) if output else None
            commands.append(Command(self.line + 1 + start, text, shown))
        return commands


class Page(NamedTuple):
    path: str
    server: str
    blocks: list


def _has_open_quote(text):
    """Whether a quote of the shell goes on in the next line."""
    closed = r"\\.|'[^']*'|\"(?:\\.|[^\"\\])*\""
    return "'" in re.sub(closed, "", text, flags=re.DOTALL)


def read(path):
    """The page at a path that is relative to the repository."""
    return parse(path, (ROOT / path).read_text())


def parse(path, text):
    server, blocks = "--demo", []
    lines = text.splitlines()
    number, prose = 0, []
    while number < len(lines):
        opening = FENCE.match(lines[number])
        if not opening:
            prose.append(lines[number])
            number += 1
            continue
        indent, language = opening[1], opening[2]
        end = number + 1
        while lines[end].strip() != "```":
            end += 1
        body = "\n".join(line.removeprefix(indent) for line in lines[number + 1 : end]) + "\n"
        said = {}
        for kind, content in COMMENT.findall("\n".join(prose)):
            said.setdefault(kind, []).append(content)
        server = said.get("server", [server])[-1]
        not_run = said.get("not run", [None])[-1]
        file = said.get("file", [None])[-1]
        before = tuple(said.get("before", []))
        copy = said.get("copy of", [None])[-1]
        blocks.append(Block(number + 1, language, body, not_run, before, file, copy))
        number, prose = end + 1, []
    return Page(path, server, blocks)


def all_pages():
    """The README and the pages below docs."""
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [read(str(path.relative_to(ROOT))) for path in paths]
