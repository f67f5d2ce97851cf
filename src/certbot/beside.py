"""Work done in a process of its own while this one goes on, for a start that waits for neither.

Reading the data and importing the libraries take about as long, and in one process only one of them runs at a time.
What comes back is smaller, too, than what reading leaves behind in memory.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin `work` beside this process; what is returned waits for its result, and may be called once.

    To be called before this process has threads. Work that fails there is done here instead, which raises what it
    raises. The result must be picklable. Where a process cannot be forked (Windows), the work is done when its result
    is asked for.
    """
    if not hasattr(os, "fork"):
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            # A signal is for the parent to answer; here it only ends the work.
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            os.close(reading)
            with os.fdopen(writing, "wb") as stream:
                pickle.dump(work(), stream, protocol=pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)  # nothing that the parent will do at its end is to be done here as well
    os.close(writing)

    def result() -> T:
        with os.fdopen(reading, "rb") as stream:
            content = stream.read()
        _, status = os.waitpid(child, 0)
        if status != 0:
            return work()
        done: T = pickle.loads(content)
        return done

    return result
