"""The workflow that pulls metrics every morning, as `init` writes it for each host."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.pipeline.init import FirstSite, init

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("host", "file"),
    [
        ("github", ".github/workflows/okrs-metrics.yml"),
        ("gitlab", ".gitlab/okrs-metrics.yml"),
        ("gitea", ".gitea/workflows/okrs-metrics.yml"),
        ("forgejo", ".forgejo/workflows/okrs-metrics.yml"),
    ],
)
def test_a_site_gets_the_workflow_that_pulls_only_where_it_is_wanted_and_later_too(tmp_path, host, file):
    init(FirstSite(tmp_path, TODAY, host=host))
    assert not (tmp_path / file).exists()
    assert init(FirstSite(tmp_path, TODAY, host=host, metrics=True)).written == (file,)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert "okrsite metrics pull" in text
    assert "@@" not in text
