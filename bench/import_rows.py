"""How long an import of many rows takes, and how much memory it needs.

    python bench/import_rows.py viva.csv --rows 100000
    /usr/bin/time -v okrsite -C /tmp/empty import viva.csv

The table is one as Viva Goals exports it: of four rows three are key results, every other of which has two check-ins.
A name that ends in `.xlsx` makes a workbook.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

COLUMNS = (
    *("Id", "Title", "Team", "Creator", "Owner", "Period", "Start Date", "End Date", "Description"),
    *("Aligned To (weight, Objective ID)", "Metric Name", "Unit", "Target", "Object Type", "Goal Type", "Start"),
    *("Created At", "Last Check-in", "Progress %", "Actual Progress", "Status", "Last Check-in Note", "Score"),
    "Checkins",
)
ALIGNED = "Aligned To (weight, Objective ID)"
WORDS = [
    "customers",
    "revenue",
    "churn",
    "quality",
    "speed",
    "trust",
    "onboarding",
    "support",
    "latency",
    "hiring",
    "pipeline",
    "margin",
    "safety",
]
NAMES = ("Ann Lee", "Bo Ray", "Cy Oda", "Di Fox", "Ed Pym", "Flo Una", "Gus Ito", "Hal Roe")
PERIODS = (
    *(("Q1 2025", "2025-01-01", "2025-03-31"), ("Q2 2025", "2025-04-01", "2025-06-30")),
    *(("Q3 2025", "2025-07-01", "2025-09-30"), ("Q4 2025", "2025-10-01", "2025-12-31")),
)


def rows(number: int) -> Iterator[tuple[str, ...]]:
    """Yield rows of an organisation that grows with their number."""
    chance = random.Random(7)
    above: dict[str, str] = {}
    for at in range(number):
        period, start, end = PERIODS[(at // 4) % 4]
        words = " ".join(chance.choices(WORDS, k=6))
        row = dict.fromkeys(COLUMNS, "")
        row |= {"Id": str(at + 1), "Team": f"Team {(at // 40) % 400}", "Creator": "Ann Lee", "Period": period}
        row |= {"Owner": f"{chance.choice(NAMES)}, {chance.choice(NAMES)}", "Start Date": start, "End Date": end}
        row |= {"Created At": "2025-01-02", "Progress %": "40%", "Actual Progress": "40%"}
        if at % 4 == 0:
            row |= {"Title": f"Better {words}", "Description": f"Why {words}.", "Object Type": "Objective"}
            row |= {"Goal Type": "Committed Goal", "Status": "On Track", "Last Check-in": start}
            row[ALIGNED] = f"Better things(weight: 50%, Id: {max(1, at - 399)})" if at > 400 else ""
            above = row
        else:
            row |= {"Title": f"More {words}", "Object Type": "Key result", "Metric Name": words, "Unit": "USD"}
            row |= {"Start": "10", "Target": "1000", "Status": "Behind", "Last Check-in": f"{start[:8]}20"}
            row[ALIGNED] = f"{above['Title']}(weight: 33%, Id: {above['Id']})"
            row["Checkins"] = "".join(check_in(start, day, words, chance) for day in ((10, 20) if at % 2 else ()))
        yield tuple(row.values())


def check_in(start: str, day: int, words: str, chance: random.Random) -> str:
    """Return a check-in as it stands in a cell."""
    said = (
        f"Checkin Date: {start[:8]}{day}; User: {chance.choice(NAMES)}; Note: {words}; and more; Metric Name: {words};"
    )
    return f"{said} Status: Behind; Current Value: {day}; Activity Date: {start[:8]}{day} 10:00:00 UTC; "


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    wanted = parser.parse_args()
    if wanted.file.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Objectives")
        sheet.append(COLUMNS)
        for row in rows(wanted.rows):
            sheet.append(row)
        book.save(wanted.file)
        return
    with wanted.file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(wanted.rows))


if __name__ == "__main__":
    main()
