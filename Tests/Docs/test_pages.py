"""Runs what the README and the pages below docs tell their readers to run."""

import re

import pytest

from pages import ROOT, RUNNABLE, all_pages
from shell import CommandFailed, Shell

PAGES = all_pages()
BLOCKS = [(page, block) for page in PAGES for block in page.blocks if block.is_runnable]
RUN = [(page, block) for page, block in BLOCKS if block.not_run is None]


def place(page, block):
    return f"{page.path}:{block.line}"


def run_block(shell, page, block):
    for commands in block.before:
        shell.run(commands, None, block.line)
    if block.copy_of:
        assert block.text == (ROOT / block.copy_of).read_text(), place(page, block)
    elif block.file:
        (shell.folder / block.file).write_text(shell.real(block.text))
    elif block.language == "python":
        (shell.folder / "block.py").write_text(shell.real(block.text))
        shell.run("python block.py", None, block.line)
    elif block.language == "console":
        commands = block.commands()
        for number, command in enumerate(commands):
            following = commands[number + 1].text if number + 1 < len(commands) else ""
            # A page that shows the exit status of a command expects it to fail.
            shell.run(command.text, command.output, command.line, following == "echo $?")
    else:
        shell.run(block.text, None, block.line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_commands_print_what_the_page_shows(page, tmp_path):
    blocks = [block for block in page.blocks if block.is_runnable and block.not_run is None]
    if not blocks:
        return
    shell = Shell(tmp_path)
    try:
        shell.start(page.server)
        for block in blocks:
            run_block(shell, page, block)
        shell.finish()
    except CommandFailed as failure:
        raise AssertionError(f"{page.path}, {failure}") from None
    finally:
        shell.stop()


def test_every_block_runs_or_says_why_not():
    """The counts fail when the parser loses blocks, and when marking them becomes a habit."""
    for page, block in BLOCKS:
        if block.not_run is not None:
            assert len(block.not_run.split()) >= 3, f"{place(page, block)}: give a reason"
        elif block.language == "console":
            assert block.commands(), f"{place(page, block)}: no line begins with `$ `"
    fences = sum(
        len(re.findall(rf"^ *```({'|'.join(RUNNABLE)})$", (ROOT / page.path).read_text(), re.M))
        for page in PAGES
    )
    assert sum(block.language in RUNNABLE for _, block in BLOCKS) == fences
    assert len(RUN) > 2 * (len(BLOCKS) - len(RUN))


def test_commands_are_in_blocks_that_are_run():
    for page in PAGES:
        for block in page.blocks:
            if not block.is_runnable:
                assert not re.search(r"^\$ ", block.text, re.M), place(page, block)


def test_files_are_used():
    for page in PAGES:
        for number, block in enumerate(page.blocks):
            if block.file and block.not_run is None:
                later = [
                    "\n".join([*other.before, other.text]) for other in page.blocks[number + 1 :]
                ]
                assert any(block.file in text for text in later), place(page, block)
