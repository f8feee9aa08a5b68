"""The other process of the tests at a terminal: skjonn, on the terminal that it is started on.

It imports little else: most of what such a test takes is the start.
"""

import os
import runpy
import sys

if __name__ == "__main__":
    # A process that leads its session and opens a terminal makes that its own: Ctrl-C comes from there.
    os.close(os.open(os.ttyname(0), os.O_RDWR))
    sys.argv[0] = "skjonn"
    runpy.run_module("skjonn", run_name="__main__")
