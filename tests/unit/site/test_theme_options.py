from __future__ import annotations

import pytest
import yaml

from okrsite_gen.errors import ThemeError
from okrsite_gen.model.settings import ThemeSettings
from okrsite_gen.site.theme_declarations import declared_options
from okrsite_gen.site.theme_files import built_in_themes
from okrsite_gen.site.theme_options import ThemeOption, chosen_options

OPTIONS = {
    "accent": ThemeOption("accent", "262", least=0, most=360),
    "fonts": ThemeOption("fonts", "serif", one_of=("serif", "sans")),
    "footer": ThemeOption("footer", ""),
    "room": ThemeOption("room", "4", least=3),
}


def choose(**options):
    return chosen_options(OPTIONS, ThemeSettings("own", options))


def test_what_is_not_chosen_has_its_default():
    assert choose(fonts=" sans ") == ({"accent": "262", "fonts": "sans", "footer": "", "room": "4"}, ())


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("accent", "400", "write a number from 0 to 360"),
        ("accent", "blue", "write a number from 0 to 360"),
        ("accent", "1_0", "write a number from 0 to 360"),
        ("accent", "\N{ARABIC-INDIC DIGIT THREE}", "write a number from 0 to 360"),
        ("accent", "inf", "write a number from 0 to 360"),
        ("room", "inf", "write a number of at least 3"),
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


@pytest.mark.parametrize(
    ("colour", "hue"),
    [("#c8102e", "22"), ("#00F", "264"), ("#ff0000", "29"), ("#0f0", "142"), ("150", "150")],
)
def test_a_hue_is_taken_from_a_colour_too(colour, hue):
    assert ThemeOption("accent", "262", least=0, most=360, hue=True).read(colour) == hue


@pytest.mark.parametrize("colour", ["#888", "#ggg", "#12345", "red"])
def test_what_has_no_hue_is_answered_with_examples(colour):
    options = {"accent": ThemeOption("accent", "262", least=0, most=360, hue=True)}
    chosen, (finding,) = chosen_options(options, ThemeSettings("own", {"accent": colour}))
    assert chosen == {"accent": "262"}
    assert "20 red, 150 green, 262 blue; or a colour, `#c8102e`" in finding.hint


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("[a, b]", "`options` holds no names"),
        ("{fonts: {default: comic, one_of: [serif, sans]}}", "the default `comic`, which it cannot be"),
        ("{accent: 400}", "the default `400`, which it cannot be"),
        ("{room: {default: 5, least: 10}}", "the default `5`, which it cannot be"),
        ("{room: {least: 10}}", "has no default"),
        ("{room: {default: 5, least: a}}", "has `a` behind `least`, which is no number"),
        ("{room: {default: 5, most: .inf}}", "has `inf` behind `most`"),
        ("{room: {default: 5, least: 9, most: 1}}", "9 is more than 1"),
        ("{'a;} body{x': 1}", "a name that style sheets cannot hold"),
        ("{Room: 1}", "a name that style sheets cannot hold"),
        ("{room: {default: a, one_of: a}}", "no list of words behind `one_of`"),
        ("{room: {default: yes, one_of: [yes, no]}}", "reads as true or false"),
        ("{room: [1]}", "no text behind `default`"),
        ("{room: {defualt: 1}}", "a line `defualt`"),
    ],
)
def test_an_option_that_nobody_could_choose_is_refused_with_the_file(tmp_path, options, said):
    own = tmp_path / "themes/own"
    own.mkdir(parents=True)
    (own / "theme.yml").write_text(f"options: {options}\n", encoding="utf-8")
    with pytest.raises(ThemeError) as refused:
        declared_options((("own", own), ("default", built_in_themes() / "default")), yaml.safe_load)
    assert refused.value.message.startswith("themes/own/theme.yml: ")
    assert said in refused.value.message
    assert refused.value.hint
