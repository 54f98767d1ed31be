"""A shell that runs the commands of one page, with a folder and a server of its own."""

import json
import os
import re
import select
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from comparison import Values

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("RESTANTE_BINARY", ROOT / ".build" / "debug" / "restante"))
COMMAND_SECONDS = 120
# `make run` and `swift run` build programs first.
START_SECONDS = 600
STOP_SECONDS = 60
# Commands that go on until they are stopped. The page's output of theirs is compared in the end.
ENDLESS = re.compile(
    r"^(make run\b|restante (serve|listen|lab (record|replay))\b|restante tail\b(?!.*--count)|curl\b.* -\w*N\b)"
)
# Words of the pages that stand for values of the demo portal.
PLACEHOLDERS = {
    "ACCESS_TOKEN": "access_token",
    "PUBLISH_KEY": "publish_key",
    "CLIENT_ID": "client_id",
}
CLIENT_ID = re.compile(r"local\.[0-9a-f]{14}\.\d{8}")


class CommandFailed(AssertionError):
    pass


def _signal(group, number):
    """Sends a signal to a process group, and returns whether it still has processes."""
    try:
        os.killpg(group, number)
        return True
    except ProcessLookupError:
        return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Shell:
    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "restante-data"
        port, handler_port, other_port, recorder_port = (free_port() for _ in range(4))
        self.url = f"http://127.0.0.1:{port}"
        self.values = Values(
            {
                "127.0.0.1:8080": f"127.0.0.1:{port}",
                "127.0.0.1:8090": f"127.0.0.1:{handler_port}",
                "127.0.0.1:8091": f"127.0.0.1:{other_port}",
                "127.0.0.1:8081": f"127.0.0.1:{recorder_port}",
                "https://events.example": self.url,
                "/var/lib/restante": str(self.data),
                "/backup/": f"{folder}/backup/",
            }
        )
        self.demo = {}
        self.endless = []
        self.outputs = 0
        for name in ["deploy", "Examples"]:
            (folder / name).symlink_to(ROOT / name)
        (folder / "password.txt").write_text("correct horse battery staple\n")
        programs = folder / ".programs"
        programs.mkdir()
        (programs / "restante").symlink_to(BINARY)
        environment = {
            "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": os.environ.get("HOME", str(folder)),
            "LANG": "C.UTF-8",
            "RESTANTE_DATA": str(self.data),
            "RESTANTE_LISTEN": f"127.0.0.1:{port}",
            "URL": self.url,
        }
        self.process = subprocess.Popen(
            ["bash", "--norc"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def start(self, arguments):
        """Starts the page's server, unless the page starts one itself."""
        if arguments != "none":
            self.run_endless(f"restante serve {arguments}", None, 0)

    def real(self, text):
        """A command of the page with the real addresses, ids and secrets."""
        text = self._with_placeholders(text)
        # A client id that the page has not shown before is that of the demo application.
        if self.demo:
            for client in CLIENT_ID.findall(text):
                self.values.known.setdefault(client, self.demo["client_id"])
        return self.values.replaced(text)

    def _with_placeholders(self, text):
        if not self.demo and (self.data / "demo.json").exists():
            self.demo = json.loads((self.data / "demo.json").read_text())
        for word, name in PLACEHOLDERS.items():
            if name in self.demo:
                text = re.sub(rf"(?<![$A-Z_{{]){word}(?![=A-Z_])", self.demo[name], text)
        return text

    def run(self, command, shown, line, may_fail=False):
        """Runs a command and compares what it prints."""
        if ENDLESS.match(command):
            return self.run_endless(command, shown, line)
        real = self.real(command).replace("swift run", f"swift run --package-path {ROOT}")
        output = self._new_output()
        # The next command finds the status in $? as if nothing had come between them.
        report = "STATUS=$?; echo $STATUS; (exit $STATUS)"
        self._send(f"{{ {real}\n}} </dev/null >{shlex.quote(str(output))} 2>&1; {report}")
        status = self._status(real, START_SECONDS if "swift run" in real else COMMAND_SECONDS)
        printed = output.read_text()
        if status != 0 and not may_fail:
            raise CommandFailed(f"line {line}: exit status {status} of {real}\n{printed}")
        self._compare(real, shown, printed, line)

    def run_endless(self, command, shown, line):
        """Starts a command that runs until the end of the page."""
        real = self.real(command).replace("make run", f"make --no-print-directory -C {ROOT} run")
        if real.startswith("restante listen") and "--listen" not in real:
            real += f" --listen {self.values.known['127.0.0.1:8090']}"
        if real.startswith("restante lab re"):
            real += f" --listen {self.values.known['127.0.0.1:8081']}"
        output = self._new_output()
        # It gets a process group of its own, which is ended as a whole.
        job = f"setsid {real} </dev/null >{shlex.quote(str(output))} 2>&1 &"
        self._send(f"{job} LATEST=$!; echo $LATEST")
        process = self._status(real, COMMAND_SECONDS)
        self.endless.append((process, real, shown, output, line))
        ready = r"\bready\b" if re.match(r"make run|restante serve", command) else r"http://|\n"
        if not command.startswith("restante tail"):
            self._wait(output, ready, real, line)

    def finish(self):
        """Compares what endless commands printed, and ends them."""
        try:
            for _, real, shown, output, line in self.endless:
                deadline = time.monotonic() + COMMAND_SECONDS
                while shown and not self.values.matches(shown, output.read_text()):
                    if time.monotonic() > deadline:
                        self._compare(real, shown, output.read_text(), line)
                    time.sleep(0.1)
        finally:
            self.stop()

    def stop(self):
        """Ends what still runs; the second time, nothing does."""
        endless, self.endless = self.endless, []
        for process, *_ in reversed(endless):
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while any(_signal(process, 0) for process, *_ in endless):
            if time.monotonic() > deadline:
                for process, *_ in endless:
                    _signal(process, signal.SIGKILL)
            time.sleep(0.05)
        self.process.stdin.close()
        self.process.wait(STOP_SECONDS)

    def _new_output(self):
        self.outputs += 1
        return self.folder / f".output-{self.outputs}"

    def _send(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def _status(self, command, seconds):
        readable, _, _ = select.select([self.process.stdout], [], [], seconds)
        if not readable:
            raise CommandFailed(f"no end after {seconds} s: {command}")
        return int(self.process.stdout.readline())

    def _wait(self, output, pattern, command, line):
        deadline = time.monotonic() + START_SECONDS
        while not output.exists() or not re.search(pattern, output.read_text()):
            if time.monotonic() > deadline:
                raise CommandFailed(f"line {line}: not ready: {command}\n{output.read_text()}")
            time.sleep(0.05)

    def _compare(self, command, shown, printed, line):
        if shown is None or self.values.matches(shown, printed):
            return
        raise CommandFailed(
            f"line {line}: {command}\n--- the page shows\n{self.values.replaced(shown)}"
            f"\n--- it printed\n{printed}"
        )
