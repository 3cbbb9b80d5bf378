"""Machines that `metrics pull` never asks, also where a name or an answer leads there; databases stay as they are."""

from __future__ import annotations

import socket
from ipaddress import ip_network
from types import SimpleNamespace

import pytest
from metric_server import SELF_SIGNED, serving
from pulling import MARKER, told, trouble

from okrsite_gen.connect import addresses
from okrsite_gen.connect.database import _only_read

NAME = "figures.example"


@pytest.fixture
def named(monkeypatch):
    """Let a name lead to this machine, as whoever owns a name can let it lead anywhere."""
    asked = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **named: asked("127.0.0.1" if host == NAME else host, *more, **named),
    )


def dangerous_here(monkeypatch):
    monkeypatch.setattr(addresses, "_OF_CLOUDS", (ip_network("127.0.0.0/8"),))


def test_a_name_that_leads_to_a_dangerous_machine_is_refused_before_anything_is_sent(company, web, monkeypatch, named):
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address.replace('127.0.0.1', NAME)}/score\n  value: $")
    assert company.pull(dry_run=True).exit_code == 0
    web.asked.clear()
    dangerous_here(monkeypatch)
    assert "leads to a machine that is not asked" in trouble(company.pull())
    assert (web.asked, company.now.count("\n")) == ([], 2)


def test_an_encrypted_connection_to_a_dangerous_machine_is_left_before_anything_is_sent(company, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(SELF_SIGNED))
    monkeypatch.setattr("okrsite_gen.connect.transport.refuse_host", lambda _: None)  # as where it is a name
    dangerous_here(monkeypatch)
    with serving(encrypted=True) as web:
        web.says("/score", "43")
        company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    X-Api-Key: ${{NPS_TOKEN}}")
        assert "leads to a machine that is not asked" in trouble(company.pull(environment={"NPS_TOKEN": MARKER}))
        assert web.asked == []


def test_an_answer_leads_on_to_no_name_of_a_dangerous_machine(company, monkeypatch, named):
    with serving() as web, serving() as other:
        other.says("/score", "43")
        web.says("/score", status=302, Location=f"{other.address.replace('127.0.0.1', NAME)}/score")
        company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
        seen = []

        def dangerous(address):
            seen.append(address)
            if len(seen) > 1:
                dangerous_here(monkeypatch)
            addresses.refuse_dangerous(address)

        monkeypatch.setattr("okrsite_gen.connect.transport.refuse_dangerous", dangerous)
        assert "leads to a machine that is not asked" in trouble(company.pull())
        assert (len(web.asked), other.asked) == (1, [])


def test_an_encrypted_answer_leads_on_to_no_address_that_is_not(company, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(SELF_SIGNED))
    with serving(encrypted=True) as web, serving() as plain:
        plain.says("/score", "43")
        web.says("/score", status=302, Location=f"{plain.address}/score")
        company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    X-Api-Key: ${{NPS_TOKEN}}")
        report = company.pull(environment={"NPS_TOKEN": MARKER})
        assert "leads on to an address that is not encrypted" in told(report)
        assert plain.asked == []


def test_a_database_refuses_a_change_also_where_its_file_could_be_written(company, monkeypatch):
    pytest.importorskip("sqlalchemy")
    from sqlalchemy import create_engine, make_url, text

    url = make_url(f"sqlite:///{company.root / 'shop.db'}")
    engine = create_engine(url)
    with engine.begin() as shop:
        shop.execute(text("create table orders (n integer)"))
    engine.dispose()
    monkeypatch.setattr("okrsite_gen.connect.database._url", lambda *_: url)
    company.declare('nps:\n  sql: sqlite:///shop.db\n  query: "WITH x AS (SELECT 1) DELETE FROM orders RETURNING n"')
    assert "attempt to write a readonly database" in told(company.pull())


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "mariadb", "oracle"])
def test_each_database_that_knows_how_is_told_to_change_nothing(dialect):
    said = []
    _only_read(SimpleNamespace(dialect=SimpleNamespace(name=dialect), exec_driver_sql=said.append))
    assert said == ["SET TRANSACTION READ ONLY"]
