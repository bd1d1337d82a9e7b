"""Which files are opened, and which refused, with what words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from samples import reading
from standoff.errors import RegisterError
from standoff.register import Register, open_register, sqlite
from standoff.register.tables import SCHEMA


def test_a_register_is_one_file(path: Path) -> None:
    with open_register(path) as register:
        register.add(reading())
        register.moves()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_register_can_be_told_by_its_header(path: Path) -> None:
    open_register(path).close()
    header = path.read_bytes()[:100]
    assert header[60:64] == SCHEMA.to_bytes(4, "big")
    assert header[68:72] == b"StOf"


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("content", [b"", b"x", b"no database at all\n" * 99], ids=len)
def test_a_file_that_is_no_register(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="is no register; name another file"):
        open_register(path, create=create)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_database_of_somebody_else(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE moves (id)")
    other.close()
    with pytest.raises(RegisterError, match="is no register"):
        open_register(path)


def test_a_register_of_a_newer_standoff(path: Path) -> None:
    open_register(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    raw.close()
    with pytest.raises(RegisterError, match=r"a newer standoff wrote .* upgrade standoff"):
        open_register(path)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="this is a folder"):
        open_register(tmp_path)


def test_a_device() -> None:
    with pytest.raises(RegisterError, match="this is no file"):
        open_register(os.devnull)


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="there is no folder"):
        open_register(tmp_path / "none" / "crisis.db")
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(RegisterError, match="there is no folder"):
        open_register(file / "crisis.db")


def test_a_name_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="too long; choose another place"):
        open_register(tmp_path / ("x" * 999))


def test_without_create_nothing_is_made(path: Path) -> None:
    with pytest.raises(RegisterError, match="no such register; make it with"):
        open_register(path, create=False)
    assert not path.exists()


def test_where_there_are_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with open_register(path) as register:
        register.add(reading())
    with open_register(path) as register:
        assert register.readings() == [reading()]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_register(path: Path) -> None:
    with open_register(path) as register:
        register.add(reading())
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with (
        open_register(path) as register,
        pytest.raises(RegisterError, match="damaged"),
    ):
        register.moves()


def test_a_register_that_somebody_else_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.05)
    with open_register(path) as register:
        register.add(reading())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="another program has been writing"):
            register.add(reading(reader="2"))
        assert register.readings() == [reading()]
        other.close()
        register.add(reading(reader="2"))


READ_ONLY = """
import os, sys
from pathlib import Path
from samples import reading
from standoff.errors import RegisterError
from standoff.register import open_register

path = Path(sys.argv[1])
with open_register(path) as register:
    register.moves()  # with everything imported that reading needs
if os.geteuid() == 0:
    os.setuid(65534)
with open_register(path) as register:
    print(len(register.moves()))
    for work in (
        lambda: register.add(reading(reader="2")),
        lambda: open_register(path.with_name("new.db")),
    ):
        try:
            work()
        except RegisterError as error:
            print(str(error).partition(": ")[2])
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs to become somebody else")
def test_where_nothing_may_be_written_a_register_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "crisis.db")
        with open_register(path) as register:
            register.add(reading())
        path.chmod(0o444)
        path.parent.chmod(0o555)
        done = run(READ_ONLY, str(path))
        path.parent.chmod(0o755)
    refusal = "this place cannot be written; choose another, or ask for the right"
    assert done.stdout.splitlines() == ["2", refusal, refusal], done.stderr


ADD_TOO_MUCH = """
import resource, sys
from samples import reading, report
from standoff.errors import RegisterError
from standoff.register import open_register

size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
with open_register(sys.argv[1]) as register:
    try:
        register.add(reading(report("big", "x" * 1_000_000), ()))
    except RegisterError as error:
        print(error)
    print(len(register.reports()))
"""


def test_a_full_disk_keeps_what_was_added_before(path: Path) -> None:
    """A limit on the size of files stands in for the end of the disk."""
    with open_register(path) as register:
        register.add(reading())
    size = path.stat().st_size
    done = run(ADD_TOO_MUCH, str(path), str(size))
    assert "the disk is full; free some space" in done.stdout, done.stderr
    assert done.stdout.endswith("\n1\n")
    with open_register(path) as register:
        assert register.readings() == [reading()]


MAKE_TOO_MUCH = """
import resource, sys
from standoff.errors import RegisterError
from standoff.register import open_register

resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    open_register(sys.argv[1])
except RegisterError as error:
    print(error)
"""


def test_a_full_disk_leaves_no_beginning_of_a_register(path: Path) -> None:
    done = run(MAKE_TOO_MUCH, str(path))
    assert "the disk is full" in done.stdout, done.stderr
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(
    "name", [":memory:", "file:x.db?mode=memory", "~nobody", "100%41.db", "#?&.db", "Ελλάδα 1.db"]
)
def test_a_name_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_register(name) as register:
        register.add(reading())
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_register_is_a_context_that_closes(register: Register) -> None:
    with register as same:
        assert same is register


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with the same import path."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
