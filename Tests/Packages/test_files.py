"""What the packages consist of."""

import hashlib
import json
import os
import re
import subprocess

from machine import COMMAND_SECONDS, INSTALL_SECONDS, ROOT

# Those that every Debian system has or can have.
LIBRARIES = {
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libgcc_s.so.1", "libm.so.6",
    "libcrypto.so.3", "libpq.so.5", "libsqlite3.so.0", "libstdc++.so.6", "libz.so.1",
}
# What docs/install.md says, and a bit: something large is not to come in unnoticed.
LARGEST_PROGRAM = 90 << 20
MOST_EXPOSED = 2.0


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=COMMAND_SECONDS)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def test_program_needs_nothing_of_the_toolchain(unpacked):
    needed = set(re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", unpacked / "bin/restante")))
    assert needed <= LIBRARIES
    assert "libpq.so.5" in needed


def test_program_is_as_small_as_the_documentation_says(unpacked):
    assert (unpacked / "bin/restante").stat().st_size < LARGEST_PROGRAM


def test_symbols_are_apart_and_belong_to_the_program(tarball, unpacked):
    [symbols] = tarball.parent.glob("*.debug")
    program = unpacked / "bin/restante"

    def build_id(path):
        return re.search(r"Build ID: (\w+)", output("readelf", "--notes", path))[1]

    assert build_id(symbols) == build_id(program)
    assert ".symtab" not in output("readelf", "--sections", "--wide", program)
    assert ".debug_info" in output("readelf", "--sections", "--wide", symbols)


def test_checksums_are_right(tarball, unpacked):
    for folder in [unpacked, tarball.parent]:
        lines = (folder / "SHA256SUMS").read_text().splitlines()
        assert len(lines) >= 3
        for line in lines:
            digest, name = line.split("  ", 1)
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    listed = {line.split("  ./", 1)[1] for line in (unpacked / "SHA256SUMS").read_text().splitlines()}
    there = {str(p.relative_to(unpacked)) for p in unpacked.rglob("*") if p.is_file()}
    assert there - listed == {"SHA256SUMS"}


def test_what_is_inside_is_licensed_and_listed(unpacked):
    document = json.loads((unpacked / "sbom.cdx.json").read_text())
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    components = document["components"]
    static = {
        part["name"] for part in components
        if {"name": "linking", "value": "static"} in part["properties"]
    }
    licensed = {path.name for path in (unpacked / "licences").iterdir()}
    assert static - {"swift-runtime"} == licensed - {"swift"}
    assert {"grdb.swift", "hummingbird", "swift-nio", "swift-nio-ssl"} <= static
    for folder in (unpacked / "licences").iterdir():
        assert any(path.stat().st_size > 500 for path in folder.iterdir()), folder
    references = [part["bom-ref"] for part in components]
    references.append(document["metadata"]["component"]["bom-ref"])
    assert len(references) == len(set(references))
    for edge in document["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= set(references)
    digest = hashlib.sha256((unpacked / "bin/restante").read_bytes()).hexdigest()
    assert document["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_manual_pages_are_sound(unpacked):
    pages = sorted((unpacked / "share/man/man1").iterdir())
    assert {"restante.1", "restante-serve.1", "restante-queue.1"} <= {page.name for page in pages}
    assert output("mandoc", "-Tlint", "-W", "warning", *pages) == ""
    text = output("mandoc", "-Tascii", unpacked / "share/man/man1/restante-serve.1")
    assert "--listen" in re.sub(".\b", "", text)


def test_versions_agree(tarball, package, unpacked):
    version = output(unpacked / "bin/restante", "--version").strip()
    assert tarball.name.startswith(f"restante-{version}-linux-")
    assert package.name.startswith(f"restante_{version}_")
    assert output("dpkg-deb", "--field", package, "Version").strip() == version
    facts = json.loads(output(unpacked / "bin/restante", "version", "--verbose", "--json"))
    assert facts["version"] == version
    assert facts["build"] == "release"
    assert re.fullmatch(r"[0-9a-f]{12}(-modified)?", facts["commit"])
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?", facts["swift"])


def test_service_is_hardened(package, tmp_path):
    output("dpkg-deb", "--extract", package, tmp_path)
    unit = tmp_path / "lib/systemd/system/restante.service"
    text = output("systemd-analyze", "security", "--offline=true", "--no-pager", unit)
    exposure = float(re.search(r"exposure level for restante.service: ([\d.]+)", text)[1])
    assert exposure <= MOST_EXPOSED, text


def test_the_same_build_gives_the_same_files(tarball, package, unpacked, tmp_path):
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int((unpacked / "LICENSE").stat().st_mtime))}
    for number in range(2):
        subprocess.run(
            [ROOT / "Scripts" / "deb", unpacked, tmp_path], check=True, env=environment,
            stdout=subprocess.DEVNULL, timeout=INSTALL_SECONDS,
        )
        [made] = tmp_path.glob("*.deb")
        made.rename(tmp_path / f"{number}")
    digests = {hashlib.sha256((tmp_path / f"{n}").read_bytes()).hexdigest() for n in range(2)}
    digests.add(hashlib.sha256(package.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_completions_load(unpacked):
    path = unpacked / "share/bash-completion/completions/restante"
    assert "restante" in output("bash", "-c", f"set -e; . {path}; complete -p restante")
