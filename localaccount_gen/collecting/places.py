"""Whether an address may be asked, and the numbers of the host behind it."""

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from localaccount_gen.characters import printable
from localaccount_gen.collecting.limits import ASK, NotGathered

_LONGEST = 300
_STRANGE = re.compile(r"[\x00-\x20\x7f\\<>\"']")
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that a network turns into those of IPv4 (RFC 6052, https://www.rfc-editor.org/rfc/rfc6052)."""

Number = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Place:
    """An http or https address, taken apart."""

    scheme: str
    host: str
    port: int
    path: str
    """With the question after it, where there is one."""

    @property
    def origin(self) -> str:
        """`https://accounts.example.org`, the port only where it is an unusual one."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}{port}"

    @property
    def address(self) -> str:
        return f"{self.origin}{self.path}"

    @property
    def named_host(self) -> str:
        """The host with its port, as `--private-host` names it."""
        return self.origin.partition("://")[2]


def place_of(address: str) -> Place:
    """Raises NotGathered for what is no address of the web, or carries a password."""
    shown = printable(address, 200)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise _no_address(shown) from None
    if parts.scheme not in _PORTS:
        raise NotGathered(
            f"“{shown}” begins with neither http:// nor https://, and nothing else is asked for.",
            "Give an address that does.",
        )
    if parts.username is not None or parts.password is not None:
        raise NotGathered(
            f"The address at {printable(host)} carries a name or a password, which no public list needs.",
            "Leave it out.",
        )
    if not host or port == 0 or len(address) > _LONGEST or _STRANGE.search(address):
        raise _no_address(shown)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii():
        raise _no_address(shown)
    return Place(parts.scheme, host, port or _PORTS[parts.scheme], path)


def host_of(address: str) -> str:
    """The host of an address, as people name it; empty for what is none."""
    try:
        return place_of(address).named_host
    except NotGathered:
        return ""


def number_of(place: Place, private_hosts: Collection[str]) -> str:
    """The host's number, at which it is then asked, so that no second look-up can lead elsewhere.

    Raises NotGathered where there is none, and where one is not public and its host not among `private_hosts`: a site
    on the web has no business in the network of whoever gathers.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotGathered(
            f"There is no host of the name {printable(place.host)}, or the network is down.",
            "Check the address and the network.",
        ) from None
    numbers = [ipaddress.ip_address(str(where[0]).partition("%")[0]) for *_, where in found]
    if place.named_host not in private_hosts and not all(_is_public(number) for number in numbers):
        raise NotGathered(
            f"{printable(place.named_host)} is this computer or one of a private network, which is not asked.",
            f"If you mean it, add  --private-host {printable(place.named_host)}",
        )
    # Many networks still lead to IPv4 only.
    return str(min(numbers, key=lambda number: number.version))


def _is_public(number: Number) -> bool:
    if isinstance(number, ipaddress.IPv6Address):
        within = number.ipv4_mapped or number.sixtofour
        if number in _NAT64:
            within = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if within is not None:
            return _is_public(within)
    return number.is_global and not number.is_multicast


def _no_address(shown: str) -> NotGathered:
    return NotGathered(f"“{shown}” is no address of a site, such as https://www.example.org/accounts/", ASK)
