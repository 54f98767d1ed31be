"""Reads the unit of the package as the service manager does."""

import re
import shlex

UNITS = {"": 1, "s": 1, "min": 60, "h": 3600}


class Unit:
    def __init__(self, path):
        self._lines = [
            line.split("=", 1) for line in path.read_text().splitlines() if re.match(r"\w+=", line)
        ]

    def __getitem__(self, name):
        [value] = [value for key, value in self._lines if key == name]
        return value

    @property
    def command(self):
        return shlex.split(self["ExecStart"])

    @property
    def user(self):
        return self["User"]

    @property
    def group(self):
        return self["Group"]

    @property
    def watchdog_microseconds(self):
        [number, unit] = re.fullmatch(r"(\d+)(\w*)", self["WatchdogSec"]).groups()
        return int(number) * UNITS[unit] * 1_000_000

    def environment(self, machine):
        """The variables of the unit, and of its file, which come later."""
        [option, path] = re.fullmatch(r"(-?)(.*)", self["EnvironmentFile"]).groups()
        lines = machine.path(path).read_text().splitlines()
        assert option == "-", "the server starts without the file, too"
        return [self["Environment"], *(line for line in lines if line and not line.startswith("#"))]
