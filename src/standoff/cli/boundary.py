"""Where errors become one line and an exit code. Inside, everything raises."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from standoff.cli.terminal import say
from standoff.errors import StandoffError

FAILED = 1
INTERRUPTED = 130
PIPE_CLOSED = 141
"""What a shell reports for a program whose reader went away, as with `| head`."""


@contextmanager
def boundary() -> Iterator[None]:
    """Turn what goes wrong into one line on standard error and an exit code.

    Bad input and a full disk exit 1, an interruption 130. A reader that went away is no error
    worth a line.
    """
    try:
        yield
        sys.stdout.flush()
    except StandoffError as error:
        say(str(error))
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:
        _hush()
        raise typer.Exit(PIPE_CLOSED) from error
    except OSError as error:
        say(_system(error))
        raise typer.Exit(FAILED) from error


def _system(error: OSError) -> str:
    """Say what the system refused. What is full without a name is standard output."""
    if error.filename is not None:
        return f"{error.filename}: {error.strerror}; check the path"
    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        raise error
    _hush()
    return "standard output: the disk is full; free some space and try again"


def _hush() -> None:
    """Send what is still in the buffer nowhere, or Python would try again when it ends."""
    try:
        number = sys.stdout.fileno()
    except OSError:  # not a real file: under test, or in a notebook
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
