"""The list of exact libraries, brought from one version to the next."""

from __future__ import annotations

import pytest

from okrsite_gen.pipeline.migrating.libraries import merged

HEAD = "# The libraries.\n# Exact ones.\n"


def one(name: str, version: str, marks: str = "a", where: str = "") -> str:
    hashes = "".join(f" \\\n    --hash=sha256:{mark}" for mark in marks)
    return f"{name}=={version}{f' ; {where}' if where else ''}{hashes}\n"


TODAY = HEAD + one("beta", "2.0", "ab") + one("delta", "1.5")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + one("beta", "1.9") + one("delta", "1.5"), TODAY),
        (HEAD + one("beta", "1.9") + "# Why\n" + one("delta", "1.4"), TODAY.replace("delta", "# Why\ndelta")),
        (HEAD + one("delta", "1.5"), TODAY),
        (HEAD + one("Beta", "1") + one("delta", "1.10"), HEAD + one("beta", "2.0", "ab") + one("delta", "1.10")),
        (TODAY.replace("sha256:b", "sha256:c"), TODAY.replace("sha256:b", "sha256:c")),
        (HEAD + one("alpha", "1") + one("beta", "1"), HEAD + one("alpha", "1") + TODAY.removeprefix(HEAD)),
        (
            HEAD + one("beta", "1") + one("omega", "1"),
            HEAD + one("beta", "2.0", "ab") + one("delta", "1.5") + one("omega", "1"),
        ),
    ],
)
def test_libraries_become_those_of_today_and_the_rest_stays_where_it_is(before, after):
    found = merged(before, TODAY, ())
    assert found is not None
    assert found.text == after
    again = merged(after, TODAY, ())
    assert again is not None
    assert again.text == after


def test_what_okrsite_needs_no_more_goes_unless_somebody_changed_it():
    former = "# The libraries.\n" + one("beta", "1") + one("gamma", "1") + one("kappa", "1")
    before = "# The libraries.\n# Ours too.\n" + one("beta", "1") + one("gamma", "1") + one("kappa", "2")
    found = merged(before, TODAY, (former,))
    assert found is not None
    assert found.text == HEAD + "# Ours too.\n" + TODAY.removeprefix(HEAD) + one("kappa", "2")
    assert found.kept == ("kappa",)


def test_an_entry_for_each_python_is_compared_with_its_own():
    today = HEAD + one("beta", "1.0", where="python < '3'") + one("beta", "2.0", where="python >= '3'")
    raised = HEAD + one("beta", "0.9", where="python < '3'") + one("beta", "2.1", where="python  >= '3'")
    found = merged(raised, today, ())
    assert found is not None
    assert found.text == today.replace(
        one("beta", "2.0", where="python >= '3'"), one("beta", "2.1", where="python  >= '3'")
    )
    assert found.kept == ("beta",)
    before = merged(HEAD + one("beta", "1.0"), today, ())
    assert before is not None
    assert before.text == today
    assert merged(HEAD + one("beta", "1.1"), today, ()) is None


@pytest.mark.parametrize(
    "own", ["beta>=2\n", "beta==3rc1\n", "beta[more]==3\n", "beta\n", "beta==1 ; python < '3'\nbeta==3\n"]
)
def test_nothing_is_said_of_a_list_that_names_a_library_in_a_way_that_cannot_be_compared(own):
    assert merged(HEAD + own, TODAY, ()) is None


def test_what_names_no_library_of_today_stays_in_its_place():
    own = (
        "--extra-index-url https://soup.example/\n\n"
        + one("soup", "1")
        + "soup2 @ https://soup.example/soup.whl\n# the end"
    )
    found = merged(HEAD + own, TODAY, ())
    assert found is not None
    assert found.text == TODAY + own + "\n"
    assert found.kept == ("soup", "soup2")
