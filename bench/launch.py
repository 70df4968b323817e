"""Runs one command and prints what it took, as JSON. A script of its own for the memory:

Linux counts the memory of the process that starts another into the other's peak (`ru_maxrss` outlives exec), so
whoever starts a command that is measured must be small. Started with `-I -S`, this holds some 10 MB.
The first argument is the file that the command's standard output goes to.
"""

import json
import os
import sys
import time

out, *command = sys.argv[1:]
start = time.perf_counter()
pid = os.posix_spawnp(
    command[0],
    command,
    os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)],
)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
sys.exit(os.waitstatus_to_exitcode(status))
