"""Holds `annual-report figures` against what polars takes to scan and count the five columns that its figures need.

    pip install polars
    python3 tests/benches/yardstick.py target/release/annual-report FOLDER [RUNS]

FOLDER is one that `cargo bench --bench rows` wrote. The two are run in turns, each in a process of its own; the least time of
each counts, and the most memory.
"""

import os
import sys
import time

COUNT = """
import polars as pl
five = ["Service", "Date Received", "Procedure", "Accepted", "Outcome"]
rows = pl.scan_csv("{file}", infer_schema=False).select(five).filter(pl.col("Procedure") == "Corporate")
year = pl.col("Date Received").str.slice(6, 4)
rows.group_by("Service", "Accepted", "Outcome", year).len().collect()
"""


def run(command):
    """Seconds and bytes of memory of a command, whose output is thrown away."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed: run it by itself to see why")
    return time.perf_counter() - start, used.ru_maxrss * 1024


def main(program, folder, runs=5):
    file = os.path.join(folder, "crm.csv")
    commands = {
        "polars": [sys.executable, "-c", COUNT.format(file=file)],
        "figures": [program, "figures", folder],
    }
    start_up = min(run([sys.executable, "-c", "import polars"])[0] for _ in range(runs))
    taken = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(run(command))
    size = os.path.getsize(file)
    seconds = {name: min(time for time, _ in of) for name, of in taken.items()}
    seconds["polars"] -= start_up
    memory = {name: max(bytes for _, bytes in of) for name, of in taken.items()}
    for name in commands:
        print(f"{name}: {seconds[name]:.2f} s, {memory[name] / 1e6:.0f} MB, {memory[name] / size:.2f} times the file")
    print(f"The file has {size / 1e6:.0f} MB; figures take {seconds['figures'] / seconds['polars']:.1f} times what polars takes.")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *(int(runs) for runs in sys.argv[3:4]))
