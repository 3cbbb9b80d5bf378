"""Which machines are asked, and which never."""

from __future__ import annotations

from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from okrsite_gen.connect.codes import REFUSED
from okrsite_gen.connect.trouble import Trouble

_OF_CLOUDS = tuple(
    ip_network(network)
    for network in (
        "169.254.0.0/16",  # link-local: the metadata of most clouds
        "fe80::/10",
        "fd00:ec2::/32",  # Amazon
        "100.100.100.200/32",  # Alibaba
        "168.63.129.16/32",  # Azure
        "192.0.0.192/32",  # Oracle
    )
)
_NAMES = frozenset({"metadata.google.internal", "metadata"})
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones."""


def refuse_dangerous(address: str) -> None:
    """Raise `Trouble` where a numeric address is that of a cloud's metadata, or of no single machine.

    Machines of the own network may be asked: that is where a company's figures are.
    """
    found = _plain(address)
    dangerous = any(found.version == network.version and found in network for network in _OF_CLOUDS)
    if dangerous or found.is_multicast or found.is_unspecified:
        raise Trouble(
            REFUSED,
            "The address leads to a machine that is not asked.",
            "There a cloud keeps the passwords of its machines, or there is no single machine at all.",
            "Write the address of the service that has the figure.",
        )


def refuse_host(host: str) -> None:
    """Raise `Trouble` for a dangerous address that is written as such; any other is looked at once it is reached.

    That comes too late where a proxy asks in our place.
    """
    if host.rstrip(".").lower() in _NAMES:
        refuse_dangerous("169.254.169.254")
    with suppress(ValueError):
        refuse_dangerous(host)


def _plain(address: str) -> IPv4Address | IPv6Address:
    """Return an address in the older form where it only wraps one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return found.ipv4_mapped
        if found in _TRANSLATED:
            return IPv4Address(int(found) & 0xFFFFFFFF)
    return found
