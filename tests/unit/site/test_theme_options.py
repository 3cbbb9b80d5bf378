from __future__ import annotations

import pytest
import yaml

from okrsite_gen.model.settings import ThemeSettings
from okrsite_gen.site.theme_options import ThemeOption, chosen_options, declared_options

OPTIONS = {
    "accent": ThemeOption("accent", "262", least=0, most=360),
    "fonts": ThemeOption("fonts", "serif", one_of=("serif", "sans")),
    "footer": ThemeOption("footer", ""),
}


def choose(**options):
    return chosen_options(OPTIONS, ThemeSettings("own", options))


def test_what_is_not_chosen_has_its_default():
    assert choose(fonts=" sans ") == ({"accent": "262", "fonts": "sans", "footer": ""}, ())


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("accent", "400", "write a number from 0 to 360"),
        ("accent", "blue", "write a number from 0 to 360"),
        ("fonts", "comic", "write `serif` or `sans`"),
    ],
)
def test_a_value_that_cannot_be_is_found_and_the_default_is_used(name, value, fix):
    chosen, (finding,) = choose(**{name: value})
    assert chosen[name] == OPTIONS[name].default
    assert (finding.code, finding.place.path, finding.hint) == ("SIT007", ("theme", "options", name), fix)


def test_a_slip_in_a_name_is_told_with_the_nearest_one():
    _, (finding,) = choose(footr="x")
    assert (finding.code, finding.hint.partition(";")[0]) == ("SIT003", "perhaps `footer` is meant")


def test_a_theme_gives_an_option_of_the_one_below_another_default(tmp_path):
    for name, text in (
        ("below", "options: {fonts: {default: serif, one_of: [serif, sans], help: Faces.}}"),
        ("own", "options: {fonts: sans, shade: blue}"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.yml").write_text(text, encoding="utf-8")
    options = declared_options((("own", tmp_path / "own"), ("below", tmp_path / "below")), yaml.safe_load)
    assert options["fonts"] == ThemeOption("fonts", "sans", "Faces.", ("serif", "sans"), layer="own")
    assert options["shade"].takes == "text"
