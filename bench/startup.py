"""How long the program takes to start, beside what its libraries alone take: python bench/startup.py."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 9
COMMANDS = {
    "import typer": ["-c", "import typer"],
    "import typer, polars": ["-c", "import typer, polars"],
    "glossary --help": ["-m", "glossary", "--help"],
}


def seconds(arguments: list[str]) -> float:
    """Time one whole process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Run the commands in turn, several rounds, and print medians and the ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            times[name].append(seconds(arguments))
    base = statistics.median(times["import typer"])
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:24} {median:6.3f} s  {median / base:5.2f} x import typer")


if __name__ == "__main__":
    main()
