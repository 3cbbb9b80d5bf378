"""Machines from which a cloud hands out its passwords are never asked; those of the own network may be."""

from __future__ import annotations

import pytest

from okrsite_gen.connect.addresses import refuse_dangerous, refuse_host
from okrsite_gen.connect.trouble import Trouble


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "169.254.170.2",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "100.100.100.200",
        "168.63.129.16",
        "0.0.0.0",
        "224.0.0.1",
    ],
)
def test_dangerous_addresses_are_refused_in_every_spelling(address):
    with pytest.raises(Trouble):
        refuse_dangerous(address)
    with pytest.raises(Trouble):
        refuse_host(address)


@pytest.mark.parametrize("host", ["metadata.google.internal", "METADATA.google.internal."])
def test_their_names_are_refused_before_anybody_is_asked(host):
    with pytest.raises(Trouble):
        refuse_host(host)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "192.168.1.2", "fd12:3456::1", "93.184.216.34", "::1"])
def test_machines_of_the_own_network_and_of_the_web_may_be_asked(address):
    refuse_dangerous(address)
    refuse_host(address)
    refuse_host("figures.example.org")
