"""Words of a theme that cannot be shown, and links that would publish what lies outside."""

from __future__ import annotations

import pytest
import yaml

from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.errors import ThemeError
from okrsite_gen.model.settings import Settings, ThemeSettings
from okrsite_gen.site.theme import load_theme
from okrsite_gen.site.theme_assets import make_assets
from okrsite_gen.site.theme_loader import LayeredEnvironment

SETTINGS = Settings(theme=ThemeSettings("own"))
SECRET = ".secret { color: red }"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "themes/own"
    (folder / "messages").mkdir(parents=True)
    (folder / "theme.yml").write_text("name: own\n", encoding="utf-8")
    return folder


def load(own):
    return load_theme(SETTINGS, own.parent.parent, yaml.safe_load)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("null", "is nothing"),
        ("[1, 2]", "is a list"),
        ("{a: b}", "is a mapping"),
        ("yes", "is read as true or false"),
        ('"Made { with care"', "has a brace without its counterpart"),
        ('"Made } with care"', "has a brace without its counterpart"),
    ],
)
def test_words_that_cannot_be_shown_are_found_and_those_below_are_used(own, theme, written, said):
    (own / "messages/en.yml").write_text(f"nav.home: {written}\nframe.skip: Jump\n", encoding="utf-8")
    loaded = load(own)
    (finding,) = loaded.findings
    assert (finding.code, finding.place.file, finding.place.path) == (
        "SIT015", "themes/own/messages/en.yml", ("nav.home",),
    )  # fmt: skip
    assert said in finding.message
    assert (loaded.messages["nav.home"], loaded.messages["frame.skip"]) == (theme.messages["nav.home"], "Jump")


def test_words_with_parameters_doubled_braces_or_a_number_are_no_finding(own):
    (own / "messages/en.yml").write_text('nav.home: "{a} and {{b}}"\nframe.skip: 5\n', encoding="utf-8")
    assert load(own).findings == ()


@pytest.mark.parametrize(
    "path", ["assets/css/components/x.css", "assets/pictures/x.png", "assets/js/single/x.js", "assets/fonts"]
)
def test_nothing_is_published_to_which_a_link_leads_out_of_the_theme(own, tmp_path, path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text(SECRET, encoding="utf-8")
    link = own / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside / "secret" if link.suffix else outside)
    loaded = load(own)
    published = b"".join(file.data for file in make_assets(loaded).files)
    assert b".secret" not in published
    assert [(finding.code, finding.place.file) for finding in loaded.findings] == [("SIT009", f"themes/own/{path}")]


def test_a_template_to_which_a_link_leads_out_of_the_theme_is_not_there(own, tmp_path):
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (own / "templates").mkdir()
    (own / "templates/404.html").symlink_to(tmp_path / "secret.html")
    loaded = load(own)
    assert "SIT009" in {finding.code for finding in loaded.findings}
    source, _, _ = LayeredEnvironment(loaded.layers).loader.get_source(LayeredEnvironment(loaded.layers), "404.html")
    assert source != "secret"


def test_a_link_within_the_theme_is_followed(own):
    (own / "assets/css/components").mkdir(parents=True)
    (own / "assets/css/components/a.css").write_text(SECRET, encoding="utf-8")
    (own / "assets/css/components/b.css").symlink_to("a.css")
    loaded = load(own)
    assert (loaded.styles["main"].count(".secret"), loaded.findings) == (2, ())


def test_a_catalogue_that_is_no_yaml_is_told_with_its_place_and_without_the_machines_folders(own):
    (own / "messages/en.yml").write_text("nav.home: Home\nframe.skip: Jump: now\n", encoding="utf-8")
    with pytest.raises(ThemeError) as refused:
        load_theme(SETTINGS, own.parent.parent, read_yaml)
    assert refused.value.message.startswith("themes/own/messages/en.yml:2:13: The value of `frame.skip` needs quotes")


@pytest.mark.parametrize(
    "written", [b"a: [1, 2\nb: c\n", b"\ta: b\n", b"a: \xff\n", b"a: *b\n", b"a: !x b\n", b"[" * 9000]
)
def test_whatever_is_no_yaml_is_told_in_a_sentence_with_its_place(written):
    with pytest.raises(ValueError, match=r"^1:\d+: [^\n]+\w") as refused:
        read_yaml(written)
    assert "yaml.org" not in str(refused.value)
