"""The Debian package, on a system without Swift."""

import os
import shlex
import stat

from machine import Service
from main_job import Client
from unit import Unit

UNIT = "/lib/systemd/system/restante.service"


def started(machine, port):
    """A server as the unit starts it, with a demo portal; it is ready."""
    service = Service(machine, Unit(machine.path(UNIT)), "--demo", port=port)
    try:
        assert service.message() == "READY=1"
        assert service.message() == "WATCHDOG=1"
        return service
    except BaseException:
        service.end()
        raise


def test_runs_and_tells_its_service_manager(machine, package, port):
    assert machine.run("find", "/", "-xdev", "-name", "libswift*") == ""
    machine.install(package)
    service = started(machine, port)
    try:
        assert machine.run("restante", "health", "--url", service.url) == "ready\n"
        client = Client.of(service, machine)
        client.bind()
        assert client.publish({"ID": "1"})["queued"] == 1
        process_id, events = client.claim()
        assert events == [{"ID": "1"}]
        client.clear(process_id)
        assert client.claim()[1] == []
        # Linked statically, a library could lack what it knows of time zones.
        data = ["--data", "/var/lib/restante"]
        machine.run("restante", "portal", "set", "localhost", "time_zone=Asia/Kolkata", *data)
        assert client.call("server.time")["result"].endswith("+05:30")
        assert service.stop() == 0
    finally:
        service.end()


def test_data_is_its_users_alone(machine, package, port):
    machine.install(package)
    service = started(machine, port)
    try:
        assert service.stop() == 0
    finally:
        service.end()
    user = int(machine.run("id", "-u", "restante"))
    assert user != 0
    for path in [machine.path("/var/lib/restante"), *machine.path("/var/lib/restante").iterdir()]:
        assert path.stat().st_uid == user, path
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    for name in ["restante.env", "restante.yaml"]:
        settings = machine.path(f"/etc/restante/{name}").stat()
        assert (settings.st_uid, stat.S_IMODE(settings.st_mode)) == (0, 0o640), name
        assert settings.st_gid == int(machine.run("id", "-g", "restante")), name


def test_upgrade_keeps_data_and_settings(machine, package, older_package, port):
    machine.install(older_package)
    settings = machine.path("/etc/restante/restante.env")
    settings.write_text(settings.read_text() + "RESTANTE_LOG_LEVEL=debug\n")
    service = started(machine, port)
    try:
        client = Client.of(service, machine)
        client.bind()
        client.publish({"ID": "kept"})
        assert service.stop() == 0
    finally:
        service.end()
    machine.install(package)
    version = machine.run("dpkg-query", "--show", "--showformat", "${Version}", "restante")
    assert version == machine.run("restante", "--version").strip()
    assert settings.read_text().endswith("RESTANTE_LOG_LEVEL=debug\n")
    service = started(machine, port)
    try:
        assert Client.of(service, machine).claim()[1] == [{"ID": "kept"}]
        assert service.stop() == 0
    finally:
        service.end()


def test_removing_keeps_data_and_purging_does_not(machine, package, port):
    machine.install(package)
    service = started(machine, port)
    try:
        assert service.stop() == 0
    finally:
        service.end()
    kept = ["/var/lib/restante/restante.sqlite"]
    kept += ["/etc/restante/restante.env", "/etc/restante/restante.yaml"]
    assert all(machine.path(path).exists() for path in kept)
    machine.apt("remove", "restante")
    assert not machine.path("/usr/bin/restante").exists()
    assert all(machine.path(path).exists() for path in kept)
    machine.apt("purge", "restante")
    for path in ["/var/lib/restante", "/etc/restante"]:
        assert not os.path.lexists(machine.path(path)), path


def test_installed_again_it_starts_with_what_is_there(machine, package, port):
    machine.install(package)
    service = started(machine, port)
    try:
        client = Client.of(service, machine)
        client.bind()
        client.publish({"ID": "kept"})
        assert service.stop() == 0
    finally:
        service.end()
    machine.apt("remove", "restante")
    machine.install(package)
    service = started(machine, port)
    try:
        assert Client.of(service, machine).claim()[1] == [{"ID": "kept"}]
        assert service.stop() == 0
    finally:
        service.end()


def test_completions_complete(machine, package):
    machine.install(package)
    machine.apt("install", "bash-completion")
    for words, expected in [
        (["restante", ""], "serve"),
        (["restante", "queue", ""], "peek"),
        (["restante", "serve", "--"], "--listen"),
    ]:
        line = " ".join(words)
        script = f"""
            . /usr/share/bash-completion/bash_completion
            . /usr/share/bash-completion/completions/restante
            COMP_WORDS=({" ".join(shlex.quote(word) for word in words)})
            COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)} COMP_CWORD={len(words) - 1}
            function=$(complete -p restante | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            "$function" restante {shlex.quote(words[-1])} {words[-2]}
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        assert expected in machine.run("bash", "-c", script).split(), words
