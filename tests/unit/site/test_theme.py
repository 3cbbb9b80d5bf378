from __future__ import annotations

import gzip

import pytest
import yaml

from okrsite_gen.errors import ThemeError
from okrsite_gen.model.settings import Settings, SiteSettings, ThemeSettings
from okrsite_gen.site.theme import load_theme
from okrsite_gen.site.theme_assets import compact, compact_script, make_assets
from okrsite_gen.site.theme_files import built_in_themes


@pytest.fixture
def project(tmp_path):
    """Write a project with a theme named `own`, given as files by path."""

    def write(files):
        for path, text in ({"theme.yml": "name: own\n"} | files).items():
            file = tmp_path / "themes/own" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def load(project, name="own", language="en", timezone="UTC", **options):
    settings = Settings(
        site=SiteSettings(language=language, timezone=timezone), theme=ThemeSettings(name, dict(options))
    )
    return load_theme(settings, project, yaml.safe_load)


def test_the_default_theme_is_complete(theme):
    assert (theme.findings, theme.messages) == ((), theme.english)
    assert theme.options == {"accent": "262", "density": "comfortable", "fonts": "serif", "footer": ""}
    assert {"on-track", "at-risk", "off-track"} <= set(theme.icons)


def test_styles_are_joined_in_their_order_and_layers_are_named_first(theme):
    layers = ["@layer tokens, base", "@layer tokens {", "@layer base {", "@layer layout {", "@layer components {"]
    positions = [theme.styles["main"].index(layer) for layer in [*layers, "@layer print {"]]
    assert positions == sorted(positions)


def test_a_themes_own_files_shadow_and_add_to_those_it_extends(project):
    theme = load(
        project(
            {
                "assets/css/tokens.css": ":root { --own: 1; }",
                "assets/css/components/badge.css": ".badge { color: red; }",
                "assets/icons/heart.svg": '<svg viewBox="0 0 16 16"><path d="M0 0"/></svg>',
                "assets/js/a.js": "var a;",
                "messages/en.yml": "frame.skip: Jump\n",
            }
        )
    )
    assert [name for name, _ in theme.layers] == ["own", "default"]
    style = theme.styles["main"]
    assert style.index("--own") < style.index("@layer base {") < style.index(".badge")
    assert style.index(".badge") < style.index("@page {")
    assert theme.icons["heart"] == '<path d="M0 0"/>'
    assert theme.script.startswith("var a;\n")


def test_words_of_a_theme_lie_over_those_it_extends(project):
    theme = load(project({"messages/en.own.yml": "frame.skip: Jump\n"}))
    assert (theme.english["frame.skip"], theme.english["frame.feed"]) == ("Jump", "Follow all news (feed)")


@pytest.mark.parametrize("name", ["nowhere", "", "..", "../own", "own/../own"])
def test_a_theme_that_does_not_exist_is_named(project, name):
    with pytest.raises(ThemeError, match="there is no theme named"):
        load(project({}), name)


def test_a_theme_cannot_extend_itself(project):
    with pytest.raises(ThemeError, match="extends itself"):
        load(project({"theme.yml": "name: own\nextends: own\n"}))


@pytest.mark.parametrize("text", ["- a\n- list\n", "just words"])
def test_a_theme_file_that_is_no_mapping_is_named(project, text):
    with pytest.raises(ThemeError, match=r"theme\.yml does not hold"):
        load(project({"theme.yml": text}))


def test_options_have_defaults_and_unknown_ones_are_found(project):
    theme = load(project({"theme.yml": "name: own\noptions: {shade: {default: blue}}\n"}), accent="20", glitter="yes")
    assert (theme.options["accent"], theme.options["shade"]) == ("20", "blue")
    assert [(finding.code, finding.message) for finding in theme.findings] == [
        ("SIT003", "the theme `own` has no option `glitter`")
    ]


@pytest.mark.parametrize(
    ("language", "timezone", "codes"),
    [
        ("en-GB", "Europe/Berlin", []),
        ("xx", "UTC", ["SIT001"]),
        ("pt", "UTC", ["SIT002"]),
        ("en", "Mars/Olympus", ["SIT004"]),
    ],
)
def test_languages_and_time_zones_that_do_not_exist_are_found(tmp_path, language, timezone, codes):
    theme = load(tmp_path, "default", language, timezone)
    assert [finding.code for finding in theme.findings] == codes


def test_a_language_with_some_words_says_which_are_missing(project):
    theme = load(project({"messages/pt.yml": "frame.skip: Ir para o conteúdo\n"}), language="pt-BR")
    assert theme.messages == {"frame.skip": "Ir para o conteúdo"}
    assert "words are missing in `pt-BR`" in theme.findings[0].message


def test_the_digest_changes_with_any_file_and_option(project):
    digests = {
        load(project({})).digest,
        load(project({}), accent="20").digest,
        load(project({"templates/pages/x.html": "x"})).digest,
        load(project({"templates/pages/x.html": "y"})).digest,
    }
    assert len(digests) == 4


def test_published_files_are_named_by_their_content(project):
    first, second = (
        make_assets(load(project({"assets/css/components/x.css": style}))) for style in (".a { color: red }", ".b {}")
    )
    assert first.styles["main"] != second.styles["main"]
    assert first.styles["main"].startswith("/assets/okrsite.")
    assert first.addresses == second.addresses
    assert set(first.addresses) >= {"favicon.svg", "redirect.js", "scheme.js"}


def test_options_reach_the_style_sheet_if_css_can_hold_them(project):
    style = make_assets(load(project({}), accent="20")).files[0].data.decode()
    assert style.startswith(":root{--option-accent:20;")
    harmful = load(project({}), footer="1;} x")
    assert "--option-footer" not in make_assets(harmful).files[0].data.decode().splitlines()[0]


def test_style_sheets_lose_comments_and_space_that_means_nothing():
    style = (
        '/* why */\n.a > .b:hover, .c {\n  color: red;\n  content: "; {x: y} ";\n  width: calc(1px + 2px);\n}\n.e {}\n'
    )
    assert compact(style) == '.a > .b:hover,.c{color:red;content:"; {x: y} ";width:calc(1px + 2px)}.e{}\n'


def test_scripts_lose_comments_and_indentation_unless_a_text_in_them_goes_over_lines():
    assert compact_script("// why\nif (a) {\n  b(`c`);\n\n}\n") == "if (a) {\nb(`c`);\n}\n"
    for kept in ("a = `\n  b`;\n", "/* why\n  not */\n", '"a\\\n  b"\n'):
        assert compact_script(kept) == kept


def test_the_script_that_unfolds_maps_is_small(theme):
    scripts = {file.address: file.data for file in make_assets(theme).files if file.address.endswith(".js")}
    assert [len(data) <= 8_192 for address, data in scripts.items() if address.startswith("/assets/map.")] == [True]


def test_each_style_sheet_is_small(theme):
    sheets = [file for file in make_assets(theme).files if file.address.endswith(".css")]
    assert len(sheets) == 2
    assert all(len(gzip.compress(sheet.data, mtime=0)) < 15_000 for sheet in sheets)


def test_what_one_kind_of_page_needs_is_loaded_by_no_other(theme):
    assert ".block-results" in theme.styles["main"]
    assert ".block-results" not in theme.styles["more"]
    assert ".explore-table" in theme.styles["more"]
    assert ".explore-table" not in theme.styles["main"]
    assert all(".row" in style for style in theme.styles.values())


def test_style_sheets_of_ones_own_come_after_those_of_the_default_theme(project):
    styles = load(project({"assets/css/components/acme.css": ".row { color: red }"})).styles
    for style in styles.values():
        assert style.index("  .row {") < style.index(".row { color: red }") < style.index("@page {")


def test_a_theme_may_have_a_kind_of_page_of_its_own(project):
    theme = load(project({"assets/css/pages/wall/wall.css": ".wall { color: red }"}))
    assert [kind for kind, style in theme.styles.items() if ".wall { color: red }" in style] == ["wall"]
    assert make_assets(theme).styles["wall"].startswith("/assets/okrsite-wall.")


def test_the_script_of_every_page_is_small(theme):
    assert len(gzip.compress(theme.script.encode(), mtime=0)) < 20_000
    assert len(theme.scripts["scheme.js"]) < 1_000


def test_themes_are_found_in_a_checkout():
    assert (built_in_themes() / "default/theme.yml").is_file()
