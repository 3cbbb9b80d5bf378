"""A request reaches files of the site, and nothing else."""

from __future__ import annotations

import os

import pytest

from okrsite_gen.serve.site_files import below, content_type, find, folder_address, parts_of

OUTSIDE = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2E%2E%2Fsecret.txt",
    "/..%2fsecret.txt",
    "/teams/../../secret.txt",
    "/teams/%2e%2e/%2e%2e/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/....//secret.txt",
    "/.%00./secret.txt",
    "/%00",
    "/teams%00.html",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/%c0%ae%c0%ae/secret.txt",
    "/%ff",
    "/.okrsite-files",
    "/teams/.hidden/x",
    "/./index.html",
    "/out",
    "/out/secret.txt",
    "/link.txt",
    "/%252e%252e/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/%25%32%65%25%32%65/secret.txt",
    "/..;/secret.txt",
    "/.../secret.txt",
    "/..%20/secret.txt",
    "/..%09/secret.txt",
    "/%2e%2e%5c%2e%2e%5csecret.txt",
    "/%uff0e%uff0e/secret.txt",
    "/%ef%bc%8e%ef%bc%8e/secret.txt",
    "/%e2%80%a5/secret.txt",
    "/%f0%80%80%af..%f0%80%80%afsecret.txt",
    "/%c0%af..%c0%afsecret.txt",
    "/..%00/secret.txt",
    "/index.html%00.png",
    "/teams/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/teams/../secret.txt",
    "/.git/config",
    "/%2egit/config",
    "/.GIT/HEAD",
    "/teams/.git/config",
    "/.env",
    "/.nojekyll",
    "/.site.okrsite/index.html",
    "/.okrsite/memory",
    "/../.okrsite/memory",
    "/C:/secret.txt",
    "/c%3a/secret.txt",
    "/C:%5csecret.txt",
    "/%5c%5cserver%5cshare",
    "/%5c%3f%3f%5cC:%5csecret.txt",
    "/index.html::$DATA",
    "/index.html:stream",
    "/index.html.",
    "/index.html%20",
    "/CON",
    "/con.txt",
    "/nul",
    "/aux.html/",
    "/COM1",
    "/lpt9.log",
    "/prn/index.html",
    "/fifo",
    "/loop",
    "secret.txt",
    "http://example.org/secret.txt",
    "*",
    "",
    "/" + "x" * 5000,
    "/" + "x/" * 2000,
]


@pytest.fixture
def site(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    (site / "teams").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text("home")
    (site / "teams/index.html").write_text("teams")
    (site / "teams/über uns.html").write_text("about")
    (site / "teams/constant.txt").write_text("constant")
    (site / ".okrsite-files").write_text("notes to ourselves")
    (site / "out").symlink_to(tmp_path)
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "loop").symlink_to(site / "loop")
    for name in (".git", ".okrsite"):
        (site / name).mkdir()
        (site / name / "config").write_text("secret")
    for name in (".env", ".nojekyll", "con.txt", "index.html:stream", "index.html.", "index.html ", "..."):
        (site / name).write_text("secret")
    if hasattr(os, "mkfifo"):
        os.mkfifo(site / "fifo")
    return site


@pytest.mark.parametrize("target", OUTSIDE)
def test_what_leads_out_of_the_site_finds_nothing(site, target):
    parts = parts_of(target)
    assert parts is None or find(site, parts) is None


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("/", "home"),
        ("/index.html", "home"),
        ("/teams/", "teams"),
        ("/teams/?page=../../x#there", "teams"),
        ("/teams/%C3%BCber%20uns.html", "about"),
        ("/teams/constant.txt", "constant"),
    ],
)
def test_addresses_of_the_site_find_their_files(site, target, text):
    assert find(site, parts_of(target)).read_text() == text


def test_a_folder_is_never_listed(site):
    assert find(site, parts_of("/empty/")) is None
    assert find(site, parts_of("/empty")) is None
    assert folder_address(site, parts_of("/empty")) == ""


def test_a_folder_without_its_slash_leads_to_the_address_with_it(site):
    assert folder_address(site, parts_of("/teams?x=1")) == "/teams/"


@pytest.mark.parametrize(
    ("target", "base", "address"),
    [
        ("/okrs/teams/", "/okrs/", "/teams/"),
        ("/okrs/", "/okrs/", "/"),
        ("/okrs", "/okrs/", "/"),
        ("/a/b/c%20d", "/a/b/", "/c%20d"),
        ("/okrsite/", "/okrs/", ""),
        ("/teams/", "/", ""),
    ],
)
def test_an_address_below_the_published_path_leads_to_the_one_here(target, base, address):
    assert below(parts_of(target), base) == address


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("build.json", "application/json; charset=utf-8"),
        ("mark.SVG", "image/svg+xml; charset=utf-8"),
        ("data.csv", "text/csv; charset=utf-8"),
        ("photo.jpg", "image/jpeg"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_every_kind_of_file_has_its_media_type(name, media):
    assert content_type(name) == media
