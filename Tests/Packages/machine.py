"""A Debian system in a folder, with nothing of Swift in it."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIRROR = os.environ.get("RESTANTE_MIRROR", "http://deb.debian.org/debian")
RELEASE = "bookworm"
BOOTSTRAP_SECONDS = 900
INSTALL_SECONDS = 300
COMMAND_SECONDS = 60


def bootstrap(folder):
    """Makes the system that the others are copies of, unless an earlier run did."""
    made = folder.with_suffix(".made")
    if made.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", RELEASE, folder, MIRROR],
        check=True, stdout=subprocess.DEVNULL, timeout=BOOTSTRAP_SECONDS,
    )
    # Nothing starts by itself in there.
    policy = folder / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    machine = Machine(folder)
    try:
        machine.apt("update")
        lists = "var/lib/apt/lists/."
        subprocess.run(
            ["cp", "--archive", machine.root / lists, folder / lists],
            check=True, timeout=INSTALL_SECONDS,
        )
    finally:
        machine.remove()
    made.touch()


def free_port():
    """A free port of the loopback interface."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Machine:
    """A copy of the system, which is gone when the test is over."""

    def __init__(self, base):
        self._folder = tempfile.TemporaryDirectory(prefix="restante-machine-")
        self.root = Path(self._folder.name) / "root"
        subprocess.run(
            ["cp", "--archive", "--reflink=auto", base, self.root],
            check=True, timeout=INSTALL_SECONDS,
        )
        for name in ["resolv.conf", "hosts"]:
            shutil.copyfile(f"/etc/{name}", self.root / "etc" / name)

    def command(self, *arguments, user=None, environment=()):
        """A command that runs in the system, with processes of its own, which end with it."""
        enter = 'mount -t proc proc "$0/proc" && exec chroot "$@"'
        options = [f"--userspec={user}"] if user else []
        settings = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", *environment]
        return [
            "unshare", "--mount", "--pid", "--fork", "--kill-child",
            "sh", "-c", enter, self.root, *options, self.root, *settings, *arguments,
        ]

    def run(self, *arguments, timeout=COMMAND_SECONDS, check=True, **options):
        """What a command prints, after its end."""
        done = subprocess.run(
            self.command(*arguments, **options), stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=timeout,
        )
        assert not check or done.returncode == 0, f"{arguments}: {done.stdout}"
        return done.stdout

    def apt(self, *arguments):
        return self.run(
            "apt-get", "--yes", "--no-install-recommends", "-o", "Dpkg::Options::=--force-confdef",
            *arguments, timeout=INSTALL_SECONDS, environment=["DEBIAN_FRONTEND=noninteractive"],
        )

    def install(self, package):
        """Installs a package of a file, with what it depends on."""
        shutil.copy(package, self.root / "tmp")
        return self.apt("install", f"/tmp/{package.name}")

    def path(self, name):
        return self.root / name.lstrip("/")

    def remove(self):
        self._folder.cleanup()


class Service:
    """What a unit starts, started by hand, and what it tells its service manager."""

    def __init__(self, machine, unit, *arguments, port, environment=()):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # An abstract name is the same in every folder.
        self._socket.bind(f"\0restante-{os.getpid()}-{port}")
        address = f"NOTIFY_SOCKET=@restante-{os.getpid()}-{port}"
        settings = [*unit.environment(machine), *environment, address, f"RESTANTE_LISTEN=127.0.0.1:{port}"]
        settings.append(f"WATCHDOG_USEC={unit.watchdog_microseconds}")
        self._log = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            machine.command(
                *unit.command, *arguments, user=f"{unit.user}:{unit.group}", environment=settings
            ),
            stdout=self._log, stderr=self._log,
        )
        self.url = f"http://127.0.0.1:{port}"

    @property
    def log(self):
        self._log.seek(0)
        return self._log.read().decode(errors="replace")

    def message(self, seconds=COMMAND_SECONDS):
        """The next message."""
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(4096).decode()
        except TimeoutError:
            raise AssertionError(f"no message came: {self.log}") from None

    def expect(self, message):
        """Waits for a message; signs of life may come before it."""
        while (came := self.message()) != message:
            assert came == "WATCHDOG=1", f"{came} instead of {message}: {self.log}"

    def stop(self):
        """Stops the server, as a service manager does, and returns its exit status."""
        self._signal(signal.SIGTERM)
        self.expect("STOPPING=1")
        status = self._process.wait(COMMAND_SECONDS)
        self._socket.close()
        return status

    def end(self):
        """Ends the server if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(COMMAND_SECONDS)
        self._socket.close()

    def _signal(self, number):
        deadline = time.monotonic() + COMMAND_SECONDS
        while time.monotonic() < deadline:
            if server := self._server():
                return os.kill(server, number)
            time.sleep(0.05)
        raise AssertionError(f"the server is gone: {self.log}")

    def _server(self):
        """The id of the server, which unshare started."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        found = children.read_text().split()
        return int(found[0]) if found else None
