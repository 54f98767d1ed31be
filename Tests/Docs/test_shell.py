"""The shell itself: what of a page's commands it notices."""

import pytest

from shell import CommandFailed, Shell


@pytest.fixture
def shell(tmp_path):
    running = Shell(tmp_path)
    yield running
    running.stop()


def test_variables_last_for_the_page(shell):
    shell.run("value=5", None, 1)
    shell.run("echo $value", "5", 2)


def test_other_output_is_reported_with_its_line(shell):
    with pytest.raises(CommandFailed, match="line 7: echo a\n--- the page shows\nb"):
        shell.run("echo a", "b", 7)


def test_a_failure_is_reported_unless_the_page_expects_it(shell):
    with pytest.raises(CommandFailed, match="line 7: exit status 3"):
        shell.run("(exit 3)", None, 7)
    shell.run("(exit 3)", None, 8, may_fail=True)
    shell.run("echo $?", "3", 9)


def test_commands_do_not_read_the_input_of_the_shell(shell):
    shell.run("cat", None, 1)
    shell.run("echo still here", "still here", 2)
