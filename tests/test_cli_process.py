"""The command line as a process: terminals, pipes, full disks, signals, hostile mail."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

MAIL = Path(__file__).parents[1] / "examples" / "mail"
PAGE = str(MAIL / "page.txt")
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def environment(**extra: str) -> dict[str, str]:
    hidden = ("MLTHREAD_", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "PAGER", "LESS")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    return {**kept, "TERM": "xterm-256color", **extra}


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "mlthread", *args]


def shell(line: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which "mlthread" is ours; its status is that of mlthread in a pipe."""
    line = f'mlthread() {{ "{sys.executable}" -m mlthread "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", line], env=environment(**extra), capture_output=True, text=True, cwd=MAIL
    )


def on_a_terminal(*args: str, columns: int = 80, **extra: str) -> str:
    """What a terminal of that width is sent; without progress, which a slow machine would show."""
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    child = subprocess.Popen(
        command(*args, "-q"),
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment(**extra),
    )
    os.close(follower)
    sent = b""
    while True:
        if not select.select([leader], [], [], 30)[0]:
            child.kill()
            break
        try:
            piece = os.read(leader, 1 << 16)
        except OSError:  # Linux says so when the other side has gone
            break
        if not piece:
            break
        sent += piece
    os.close(leader)
    child.wait(30)
    return sent.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_its_width() -> None:
    shown = on_a_terminal("show", PAGE, columns=60, PAGER="cat")
    assert "\x1b[1;38;5;" in shown
    plain = COLOR.sub("", shown)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 60
    assert "Greta Shaw" in plain


def test_help_is_as_wide_as_can_be_read() -> None:
    """On a wide terminal its lines have up to 100 letters, those to copy apart."""
    told = on_a_terminal("show", "--help", columns=200).partition("Examples:")[0]
    assert 80 < max(map(len, told.splitlines())) <= 100


@pytest.mark.parametrize(
    "extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"MLTHREAD_COLOR": "never"}]
)
def test_no_colour_where_none_is_wanted(extra: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("show", PAGE, **{"PAGER": "cat", **extra})


def test_a_list_cuts_subjects_for_a_screen_and_not_for_a_program() -> None:
    last = "when it has no line end"
    assert last in shell("mlthread list . | cat").stdout
    assert last not in shell("mlthread list . --width 80").stdout
    assert last not in shell("mlthread list .", COLUMNS="80").stdout
    assert last not in on_a_terminal("list", str(MAIL), PAGER="cat")


def test_odd_names_of_files(tmp_path: Path) -> None:
    """A dash in front, and bytes that are no UTF-8: told as they are to be typed, and JSON for any reader."""
    mail = (MAIL / "page.txt").read_bytes()
    (tmp_path / "-draft.txt").write_bytes(mail)
    latin = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(latin)).write_bytes(mail)
    mlthread = [sys.executable, "-m", "mlthread"]
    done = subprocess.run(
        [*mlthread, "list", "-draft.txt"], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 2
    assert "a file of that name is read as ./-draft.txt" in done.stderr
    split = subprocess.run([*mlthread, "split", "--json", latin], capture_output=True, cwd=tmp_path)
    assert b"\\ud" not in split.stdout
    assert json.loads(split.stdout)["messages"][0]["place"]["source"].endswith("caf\ufffd.txt")


@pytest.mark.parametrize(
    "line",
    [
        "show a -o a",
        "export ./a --to mbox -o a",
        "inspect b a -o ../here/a",
        "split - -o a < a",
        "show a -o link",
        # a folder is read: what lies in it is read, at any depth
        "export . --to mbox -o a",
        "list .. -o a",
        "stats b ../here -o a",
    ],
)
def test_a_result_never_takes_the_place_of_its_source(line: str, tmp_path: Path) -> None:
    """Why: `export a.mbox -o a.mbox` put what it had made of the mail where the mail was."""
    here = tmp_path / "here"
    here.mkdir()
    for name in ("a", "b"):
        (here / name).write_bytes((MAIL / "page.txt").read_bytes())
    (here / "link").symlink_to("a")
    done = shell(f"cd {here}; mlthread {line}")
    assert done.returncode == 2
    assert "would take the place of what is read; name another file" in done.stderr
    assert (here / "a").read_bytes() == (MAIL / "page.txt").read_bytes()
    assert shell(f"cd {here}; mlthread show a -o c").returncode == 0


def test_a_result_in_a_folder_of_mail_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """Why: that is no mail, nobody loses it, and scripts are run again."""
    (tmp_path / "a").write_bytes((MAIL / "page.txt").read_bytes())
    for ending in ("csv", "json", "md"):
        line = f"cd {tmp_path}; mlthread export . -q -o x.{ending}"
        if ending == "json":
            line = line.replace("export", "show")
        for _ in range(2):
            done = shell(line)
            assert done.returncode == 0, done.stderr


def test_a_file_that_is_written_anew_stays_as_private_as_it_was(tmp_path: Path) -> None:
    """Why: `-o` put a file that everybody may read in the place of one that only its owner may."""
    kept = tmp_path / "kept.csv"
    kept.write_text("old")
    kept.chmod(0o600)
    assert (
        shell(
            f"umask 022; mlthread list . -o {kept}; mlthread list . -o {tmp_path}/new.csv"
        ).returncode
        == 0
    )
    assert kept.read_text() == (tmp_path / "new.csv").read_text() != "old"
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("kept.csv", "new.csv")]
    assert modes == [0o600, 0o644]


def test_a_result_may_have_as_long_a_name_as_any_file(tmp_path: Path) -> None:
    """Why: the name of the file that is written beside it was longer, and too long."""
    name = "\u00e9" * 125 + ".csv"
    assert shell(f"mlthread list . -o {tmp_path}/{name}").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_pipe_gets_none_unless_asked() -> None:
    assert "\x1b" not in shell("mlthread show page.txt").stdout
    assert "\x1b[" in shell("mlthread show page.txt --color always").stdout
    assert "\x1b[" in shell("mlthread show page.txt", FORCE_COLOR="1").stdout
    assert "\x1b" not in shell("mlthread show page.txt --color never", FORCE_COLOR="1").stdout


def test_colours_change_no_letter() -> None:
    plain = shell("mlthread show .").stdout
    assert COLOR.sub("", shell("mlthread show . --color always").stdout) == plain


@pytest.mark.parametrize(
    "line",
    [
        "split --new",
        "split --text -0",
        "pairs --csv",
        "stats --csv",
        "export --to csv",
        "export --to mbox",
    ],
)
def test_data_is_harmless_on_a_terminal_and_as_it_is_in_a_pipe(line: str, tmp_path: Path) -> None:
    (tmp_path / "mail.mbox").write_text(
        "From a@example.org Fri Jan  1 10:00:00 2010\nFrom: =?utf-8?q?Ann=1B=5B31m?= <a@example.org>\n"
        "Subject: s\nMessage-ID: <1@example.org>\n\nThe tide is\x1b[2J high at the gauge.\n\n"
        "From b@example.org Fri Jan  1 11:00:00 2010\nFrom: Bo <b@example.org>\nSubject: Re: s\n"
        "Message-ID: <2@example.org>\nIn-Reply-To: <1@example.org>\n\nAnn wrote:\n"
        "> The tide is\x1b[2J high at the gauge.\n\nSo it is.\n"
    )
    words = [*line.split(), str(tmp_path / "mail.mbox")]
    assert "\x1b" not in (sent := on_a_terminal(*words))
    assert "␛" in sent
    piped = subprocess.run(command(*words), capture_output=True, env=environment())
    assert b"\x1b" in piped.stdout


def test_a_terminal_gets_the_users_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED $LESS\ncat\n")
    pager.chmod(0o755)
    shown = on_a_terminal("show", PAGE, PAGER=str(pager))
    assert shown.startswith("PAGED FRX")
    assert "PAGED" not in on_a_terminal("show", PAGE, "--no-pager", PAGER=str(pager))
    assert "PAGED" not in on_a_terminal("show", PAGE, PAGER=str(pager), MLTHREAD_PAGER="")
    assert "PAGED" not in shell("mlthread show page.txt", PAGER=str(pager)).stdout


def test_a_pager_that_quits_early_is_no_error(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -1\n")
    pager.chmod(0o755)
    assert "Error" not in on_a_terminal("show", str(MAIL), PAGER=str(pager))


def test_no_source_on_a_terminal_is_wrong_usage_unless_one_is_set() -> None:
    assert "no SOURCE given" in on_a_terminal("show")
    assert "Greta Shaw" in on_a_terminal("show", MLTHREAD_SOURCE=PAGE, PAGER="cat")


@pytest.mark.parametrize(
    "line",
    [
        "mlthread show . --jsonl | head -1",
        "mlthread show . | head -1",
        "mlthread split . --new | head -1",
        "mlthread export . --to mbox | head -1",
        "mlthread --help | head -1",
        "mlthread man | true",
        "mlthread split . --jsonl | true",
    ],
)
def test_a_closed_pipe_is_silent(line: str) -> None:
    done = shell(f"{line}; exit ${{PIPESTATUS[0]}}")
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "line", ["show .", "show . --json", "split . --jsonl", "list .", "schema show", "man"]
)
@pytest.mark.parametrize("to", ["> /dev/full", "-o /dev/full"])
def test_a_full_disk_is_one_line_and_status_1(line: str, to: str) -> None:
    if to.startswith("-o") and line.split()[0] in ("schema", "man"):
        pytest.skip("no -o there")
    done = shell(f"mlthread {line} {to}")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_a_file_that_cannot_be_finished_is_not_there_at_all(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    done = shell(f"ulimit -f 4; mlthread show . --json -o {tmp_path}/out.json")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "out.json: cannot write: File too large" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "before"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_fills_up_is_told_whatever_the_buffering(
    tmp_path: Path, unbuffered: str
) -> None:
    done = shell(
        f"ulimit -f 4; mlthread show . --json > {tmp_path}/out.json", PYTHONUNBUFFERED=unbuffered
    )
    assert done.returncode == 1
    assert done.stderr == "mlthread: standard output: cannot write: File too large\n"


def test_closed_standard_streams() -> None:
    assert shell("mlthread show page.txt >&-").returncode == 1
    assert shell("mlthread --version >&-").returncode in (0, 1)
    assert "Traceback" not in shell("mlthread --help >&-").stderr
    assert "Greta" in shell("mlthread show page.txt 2>&-").stdout


def heed_interrupts() -> None:
    """A shell that starts the tests in the background has them ignored, as nohup has a lost terminal."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def test_an_interrupt_ends_quietly_with_130() -> None:
    child = subprocess.Popen(
        command("show", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=heed_interrupts,
    )
    assert child.stdin is not None
    mail = (MAIL / "languages.mbox").read_bytes()
    # More than a pipe holds: once it is written, the other end has begun to read.
    child.stdin.write(mail * (1 + 200_000 // len(mail)))
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (out, err) == (b"", b"")
    assert child.returncode == 130


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whoever_ends_it_leaves_nothing_half_written(end: signal.Signals, tmp_path: Path) -> None:
    """Why: a hidden file with a part of the mail stayed beside the result that was not to be."""
    child = subprocess.Popen(
        command("split", "-o", str(tmp_path / "result.jsonl")),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=heed_interrupts,
    )
    assert child.stdin is not None
    until = time.monotonic() + 60
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
    time.sleep(
        0.5
    )  # until all modules are loaded: an interrupt in a callback of the loader Python tells by itself
    for _ in range(6):  # one that comes right before a read that waits is heeded with the next
        child.send_signal(end)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(10)
            break
    assert child.returncode == 128 + end
    assert (child.communicate()[1], list(tmp_path.iterdir())) == (b"", [])


def test_the_first_record_comes_before_the_last_input() -> None:
    child = subprocess.Popen(
        command("split", "-", "--jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    feeding = threading.Event()

    def feed(stream: object) -> None:
        mail = (MAIL / "languages.mbox").read_bytes()
        while not feeding.is_set():
            try:
                child.stdin.write(mail)  # type: ignore[union-attr]
                child.stdin.flush()  # type: ignore[union-attr]
            except OSError:
                return

    feeder = threading.Thread(target=feed, args=(child.stdin,))
    feeder.start()
    first = child.stdout.readline()
    still_running = child.poll() is None
    feeding.set()
    child.stdout.close()
    feeder.join(30)
    with contextlib.suppress(OSError):
        child.stdin.close()
    child.wait(30)
    assert still_running
    assert json.loads(first)["type"] == "message"


def test_a_source_that_disappears_is_named() -> None:
    done = shell(
        "d=$(mktemp -d); cp page.txt 2024-March.txt $d; rm $d/page.txt;"
        "mlthread show $d/page.txt $d/2024-March.txt"
    )
    assert done.returncode == 1
    assert "Gauge 7" in done.stdout
    assert done.stderr.count("\n") == 1


def test_standard_output_carries_the_result_and_nothing_else() -> None:
    done = shell("mlthread show nowhere page.txt --json -v")
    assert json.loads(done.stdout)["problems"]
    assert "nowhere" in done.stderr


HOSTILE = """\
From: "\x1b]0;owned\x07\x1b[2J\u202eevil" <a\x9b31m@example.org>
Date: Mon, 4 Mar 2024 08:12:31 +0000
Subject: \x1b[31mred \u202etxt.exe
Message-ID: <h1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

\x1b[2J\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\ \x07 \x85 \u2066 \x7f
"""


@pytest.mark.parametrize(
    "args",
    [
        ("show",),
        ("show", "--flat", "--explain", "--quotes", "full"),
        ("list",),
        ("split", "--explain"),
        ("stats",),
        ("show", "--json"),
        ("export", "--to", "markdown"),
        ("show", "--from", "nobody"),
    ],
)
def test_no_control_of_a_mail_reaches_the_terminal(args: tuple[str, ...], tmp_path: Path) -> None:
    source = tmp_path / "hostile.eml"
    source.write_bytes(HOSTILE.encode("utf-8"))
    done = subprocess.run(command(*args, str(source)), capture_output=True, env=environment())
    text = (done.stdout + done.stderr).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["-\x1b]0;owned\x07", "a\x1b[2J\u202e", "--x\x9b31m"])
@pytest.mark.parametrize("before", [(), ("show", "--format"), ("list", "-o")])
def test_no_control_in_the_name_of_a_file_reaches_the_terminal(
    name: str, before: tuple[str, ...], tmp_path: Path
) -> None:
    """Why: `mlthread show *` takes the names of files as they are for options, and told of those as they were."""
    (tmp_path / name).mkdir()
    done = subprocess.run(
        command(*before, name), capture_output=True, env=environment(), cwd=tmp_path
    )
    text = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_progress_is_only_for_terminals() -> None:
    assert shell("mlthread show . -v").stderr == ""
