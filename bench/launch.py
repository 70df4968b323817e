"""Runs one command and prints what it took, as JSON. A script of its own for the memory:

Linux counts the memory of the process that starts another into the other's peak (`ru_maxrss` outlives exec), so
whoever starts a command that is measured must be small. Started with `-I -S`, this holds some 10 MB.
"""

import json
import os
import sys
import time

start = time.perf_counter()
pid = os.posix_spawnp(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - start
print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
sys.exit(os.waitstatus_to_exitcode(status))
