"""Where every cell of a table of Viva Goals stands after its import: in a field, a note, a check-in or the report."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from importing import report, table, texts

HARVEST = "teams/orchard/2025-Q4/harvest-more.md"
CIDER = "teams/cellar/2025-Q4/sell-cider.md"
PRESS = "teams/cellar/Spring-push/name-the-press.md"
VISITORS = "teams/company/2025-Q4/visitors.md"
QUIET = "teams/cellar/2025-Q4/quiet-evenings.md"
SLOW, WET, LADDERS = (f"teams/orchard/2025-Q4/check-ins/2025-{day}.md" for day in ("10-20", "11-09", "11-10"))
BARN = "teams/company/2025-Q4/check-ins/2025-11-03.md"
QUARTER, SPRING = "cycles/2025-Q4.md", "cycles/Spring-push.md"
REPORT = "report"
PLACE = "path"
"""The cell stands in the path of the file itself."""
SITE = "site"
"""The site works it out: an objective without check-ins is not started."""
SAID = (
    "Checkin Date: 2025-10-20; User: Bo Ray; Note: slow; but; ok; Metric Name: Weighed tons; Status: On Track; "
    "Current Value: 30; Activity Date: 2025-10-21 10:00:00 UTC; Checkin Date: 2025-11-09; User: Eve Fox; "
    "Note: wet; week; Metric Name: Weighed tons; Status: Behind; Current Value: 50; "
    "Activity Date: 2025-11-09 10:00:00 UTC;"
)
WORK = "Checkin Date: 2025-10-28; User: Gil Poe; Note: Five so far; Status: On Track; Current Value: 80%;"
ALIGNED = "Harvest more(weight: 60%, Id: 2503050), Sell cider(weight: 40%, Id: 2503054)"

Stands = tuple[str, str, str]
"""(what the cell holds, where it stands afterwards, in which words)."""
ROWS: list[dict[str, Stands | list[Stands]]] = [
    {
        "Id": ("2503050", HARVEST, "- Id in Viva Goals: 2503050"),
        "Title": ("Harvest more", HARVEST, "title: Harvest more\n"),
        "Team": [("Orchard; Cellar", PLACE, "teams/orchard/"), ("", HARVEST, "shared_with:\n  - cellar\n")],
        "Creator": ("Ida Holm", HARVEST, "- Creator: Ida Holm\n- Created At: 2025-09-20"),
        "Owner": [("Ann Lee, Bo Ray", HARVEST, "owner: ann-lee\ncontributors:\n  - bo-ray\n"), ("", REPORT, "Ann Lee")],
        "Period": ("Q4 2025", QUARTER, "name: Q4 2025\n"),
        "Start Date": ("2025-10-06", QUARTER, "start: 2025-10-06\n"),
        "End Date": ("2025-12-19", HARVEST, "- End Date: 2025-12-19"),
        "Description": ("Because apples rot.", HARVEST, "\n---\nBecause apples rot.\n"),
        "Object Type": ("Objective", PLACE, "harvest-more.md"),
        "Goal Type": ("Committed Goal", HARVEST, "ambition: committed\n"),
        "Created At": ("2025-09-20", HARVEST, "- Created At: 2025-09-20"),
        "Last Check-in": ("2025-11-10", LADDERS, "updates:"),
        "Progress %": ("41%", HARVEST, "- Progress %: 41%"),
        "Actual Progress": ("43%", HARVEST, "- Actual Progress: 43%"),
        "Status": ("On Track", LADDERS, "harvest-more:\n    status: on-track\n"),
        "Last Check-in Note": ("Ladders came", LADDERS, "## harvest-more\nLadders came\n"),
        "Tags": ("fruit, season", HARVEST, "tags:\n  - fruit\n  - season\n"),
    },
    {
        "Id": ("2503051", HARVEST, "- Id in Viva Goals: 2503051"),
        "Title": ("Tons picked", HARVEST, "  - id: tons-picked\n    title: Tons picked\n"),
        "Team": ("Orchard", PLACE, "teams/orchard/"),
        "Creator": ("Ivo Kent", HARVEST, "- Creator: Ivo Kent"),
        "Owner": [("Bo Ray, Cy Dunn", HARVEST, "    owner: bo-ray\n"), ("", HARVEST, "- Owners: Cy Dunn")],
        "Period": ("Q4 2025", PLACE, "2025-Q4/"),
        "Start Date": ("2025-10-08", HARVEST, "    starts: 2025-10-08\n"),
        "End Date": ("2025-12-05", HARVEST, "    due: 2025-12-05\n"),
        "Aligned To (weight, Objective ID)": [
            (ALIGNED, HARVEST, "    weight: 60\n"),
            ("", HARVEST, "- Also aligned to: Sell cider (weight 40%, id 2503054)"),
        ],
        "Metric Name": ("Weighed tons", HARVEST, "- Metric Name: Weighed tons"),
        "Unit": ("tons", HARVEST, "10 tons"),
        "Target": ("90", HARVEST, "    target: 90 tons\n"),
        "Object Type": ("Key result", HARVEST, "key_results:\n  - id: tons-picked"),
        "Goal Type": ("Aspirational Goal", HARVEST, "- Goal Type: Aspirational Goal"),
        "Start": ("10", HARVEST, "    start: 10 tons\n"),
        "Created At": ("2025-09-21", HARVEST, "- Created At: 2025-09-21"),
        "Last Check-in": ("2025-11-09", WET, "updates:"),
        "Progress %": ("52%", HARVEST, "- Progress %: 52%"),
        "Actual Progress": ("50%", REPORT, "50% of the way from 10 to 90 was read as the value 50 tons."),
        "Status": [("Behind", WET, "      status: at-risk\n"), ("", REPORT, "`Behind`, on the scale")],
        "Last Check-in Note": ("wet; week", WET, "## harvest-more#tons-picked\nwet; week\n"),
        "Checkins": [
            (SAID, SLOW, "author: bo-ray\n"),
            ("", SLOW, "    tons-picked:\n      value: 30 tons\n      status: on-track\n"),
            ("", SLOW, "slow; but; ok\n\n- Activity date: 2025-10-21 10:00:00 UTC"),
            ("", WET, "author: eve-fox\n"),
            ("", WET, "    tons-picked:\n      value: 50 tons\n      status: at-risk\n"),
            ("", WET, "wet; week"),
        ],
    },
    {
        "Id": ("2503052", HARVEST, "- Id in Viva Goals: 2503052"),
        "Title": ("Rotten share", HARVEST, "title: Rotten share\n"),
        "Team": ("Cellar", HARVEST, "    team: cellar\n"),
        "Owner": ("Cy Dunn", HARVEST, "    owner: cy-dunn\n"),
        "Period": ("Q4 2025", PLACE, "2025-Q4/"),
        "Aligned To (weight, Objective ID)": ("Harvest more(weight: 25%, Id: 2503050)", HARVEST, "    weight: 25\n"),
        "Unit": ("%", HARVEST, "start: 8%"),
        "Target": ("2%", HARVEST, "    target: 2%\n"),
        "Object Type": ("Key result", HARVEST, "  - id: rotten-share\n"),
        "Start": ("8%", HARVEST, "    start: 8%\n"),
        "Actual Progress": ("25%", REPORT, "25% of the way from 8% to 2% was read as the value 6.5%."),
        "Status": ("At Risk", HARVEST, "- Status: At Risk"),
    },
    {
        "Id": ("2503053", HARVEST, "id: 2503053;"),
        "Title": ("Buy ladders", HARVEST, "      - title: Buy ladders\n        state: done\n"),
        "Team": ("Orchard", PLACE, "teams/orchard/"),
        "Creator": ("Jo Lund", HARVEST, "Creator: Jo Lund"),
        "Owner": ("Gil Poe", HARVEST, "owner: Gil Poe;"),
        "Period": ("Q3 2025", HARVEST, "period: Q3 2025;"),
        "Start Date": ("2025-09-02", HARVEST, "start: 2025-09-02;"),
        "End Date": ("2025-10-30", HARVEST, "end: 2025-10-30;"),
        "Description": ("Eight of them.", HARVEST, "- Buy ladders: Eight of them.\n"),
        "Aligned To (weight, Objective ID)": ("Tons picked(weight: 15%, Id: 2503051)", HARVEST, "weight: 15%"),
        "Unit": ("%", HARVEST, "target: 100 %;"),
        "Target": ("100", HARVEST, "target: 100 %;"),
        "Object Type": ("Deliverable", HARVEST, "    initiatives:\n      - title: Buy ladders"),
        "Goal Type": ("Committed Goal", HARVEST, "goal type: Committed Goal;"),
        "Start": ("0", HARVEST, "from: 0;"),
        "Created At": ("2025-09-22", HARVEST, "Created At: 2025-09-22;"),
        "Last Check-in": ("2025-10-28", HARVEST, "last check-in: 2025-10-28;"),
        "Progress %": ("77%", HARVEST, "progress %: 77%;"),
        "Actual Progress": ("80%", HARVEST, "progress: 80%;"),
        "Status": ("Closed", HARVEST, "status: Closed;"),
        "Last Check-in Note": ("Five so far", HARVEST, "last note: Five so far;"),
        "Score": ("0.6", HARVEST, "score: 0.6;"),
        "Checkins": (WORK, HARVEST, "check-in: 2025-10-28: Gil Poe, On Track, 80%, Five so far"),
    },
    {
        "Id": ("2503054", CIDER, "- Id in Viva Goals: 2503054"),
        "Title": ("Sell cider", CIDER, "title: Sell cider\n"),
        "Team": ("Cellar", PLACE, "teams/cellar/"),
        "Owner": ("Ann Lee", CIDER, "owner: ann-lee\n"),
        "Period": ("Q4 2025", PLACE, "2025-Q4/"),
        "Aligned To (weight, Objective ID)": [
            (
                "Tons picked(weight: 80%, Id: 2503051)",
                CIDER,
                "supports:\n  - orchard/2025-Q4/harvest-more#tons-picked\n",
            ),
            ("", CIDER, "- Alignment: Tons picked: 80%"),
        ],
        "Object Type": ("Objective", PLACE, "sell-cider.md"),
        "Goal Type": ("Moonshot", CIDER, "- Goal Type: Moonshot"),
        "Actual Progress": ("100%", CIDER, "closed_as: achieved\nprogress: 100%\n"),
        "Status": ("Closed", CIDER, "state: closed\n"),
        "Score": ("0.9", CIDER, "- Score: 0.9"),
    },
    {
        "Title": ("Name the press", PRESS, "title: Name the press\n"),
        "Team": ("Cellar", PLACE, "teams/cellar/"),
        "Owner": ("Hal Orr", PRESS, "owner: hal-orr\n"),
        "Period": ("Spring push", SPRING, "name: Spring push\n"),
        "Start Date": ("2026-03-02", SPRING, "start: 2026-03-02\n"),
        "End Date": ("2026-04-30", SPRING, "end: 2026-04-30\n"),
        "Object Type": ("Objective", PLACE, "name-the-press.md"),
        "Progress %": ("0%", PRESS, "progress: 0%\n"),
        "Status": ("Postponed", PRESS, "- Status: Postponed"),
    },
    {
        "Title": ("Visitors", VISITORS, "key_results:\n  - id: visitors\n    title: Visitors\n"),
        "Owner": ("Hal Orr", VISITORS, "owner: hal-orr\n"),
        "Period": ("Q4 2025", PLACE, "2025-Q4/"),
        "Aligned To (weight, Objective ID)": ("Open the barn", VISITORS, "- Aligned To: Open the barn"),
        "Target": ("120", VISITORS, "- Target: 120"),
        "Object Type": ("Key result", REPORT, "This key result belongs to no objective"),
        "Start": ("120", VISITORS, "- Start: 120"),
        "Last Check-in": ("2025-11-03", BARN, "updates:"),
        "Status": ("Reopened", VISITORS, "- Status: Reopened"),
        "Last Check-in Note": ("Barn is closed", BARN, "## visitors#visitors\nBarn is closed\n"),
    },
    {
        "Title": ("Quiet evenings", QUIET, "title: Quiet evenings\n"),
        "Team": ("Cellar", PLACE, "teams/cellar/"),
        "Owner": ("Hal Orr", QUIET, "owner: hal-orr\n"),
        "Period": ("Q4 2025", PLACE, "2025-Q4/"),
        "Object Type": ("Objective", PLACE, "quiet-evenings.md"),
        "Status": ("Not Started", SITE, ""),
    },
]
COLUMNS = (
    *("Id", "Title", "Team", "Creator", "Owner", "Period", "Start Date", "End Date", "Description"),
    *("Aligned To (weight, Objective ID)", "Metric Name", "Unit", "Target", "Object Type", "Goal Type", "Start"),
    *("Created At", "Last Check-in", "Progress %", "Actual Progress", "Status", "Last Check-in Note", "Score"),
    *("Checkins", "Tags"),
)
STATUSES = {"Not Started", "On Track", "Behind", "At Risk", "Closed", "Postponed", "Reopened"}


def each(stands: Stands | list[Stands]) -> list[Stands]:
    return stands if isinstance(stands, list) else [stands]


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> tuple[dict[str, str], str]:
    """Return the files that the table becomes, and the report."""
    root: Path = tmp_path_factory.mktemp("viva")
    made = StringIO()
    writer = csv.DictWriter(made, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({name: each(cell)[0][0] for name, cell in row.items()} for row in ROWS)
    told = report(root, table(root, made.getvalue()), "--write")
    assert told["format"] == "viva-csv"
    return texts(root / "content"), json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_every_cell_stands_somewhere(imported, at):
    files, told = imported
    for name, cell in ROWS[at].items():
        for written, where, words in each(cell):
            place = {REPORT: told, PLACE: "\n".join(files), SITE: ""}.get(where)
            text = files[where] if place is None else place
            assert words in text, f"{name}: {written}"


def test_every_column_and_every_form_of_a_cell_is_tried():
    held = {name: {each(row[name])[0][0] for row in ROWS if name in row} for name in COLUMNS}
    assert all(held.values())
    assert held["Status"] == STATUSES
    assert held["Object Type"] == {"Objective", "Key result", "Deliverable"}
    assert {"Committed Goal", "Aspirational Goal"} <= held["Goal Type"]
