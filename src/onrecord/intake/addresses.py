"""Which network addresses may be asked: a page on the net must not make us read a machine behind the user's door.

The name is looked up once, every address that comes back is checked, and the connection goes to a checked
address itself. So a name server that answers differently the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from typing import Any

import httpx

TRIED = 3
"""Addresses of one name that are tried in turn."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateAddress(httpx.TransportError):
    """The name leads to an address that is not on the public net."""


class Guarded(httpx.BaseTransport):
    """A transport that connects to checked addresses only. `allow_private` lets every address through."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self._inner = httpx.HTTPTransport(retries=0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request by the first of its host's addresses that takes the connection."""
        host = request.url.host
        failed: httpx.HTTPError | None = None
        for address in self._addresses(host, request.url.port):
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
            )
            try:
                return self._inner.handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or httpx.ConnectError(f"no address for {host}")

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _addresses(self, host: str, port: int | None) -> list[str]:
        try:
            found: list[Any] = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"no such host: {host}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.allow_private:
            for address in addresses:
                if not is_public(address):
                    raise PrivateAddress(f"{host} is at {address}, which is not on the public net")
        return addresses[:TRIED]


def is_public(address: str) -> bool:
    """Whether an address is on the public net: not private, loopback, link-local, reserved, shared or multicast.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is judged by that too.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    carried = _carried(parsed)
    if carried is not None and not is_public(str(carried)):
        return False
    return parsed.is_global and not parsed.is_multicast


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
