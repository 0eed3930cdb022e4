"""Which IP addresses are machines of the public internet.

The standard library's ``is_global`` is not asked: what it answers differs from one version of
Python to the next, and it takes addresses that lead to private ones by a detour.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# From IANA's registries of special-purpose addresses, and RFC 1112, 3068, 5771 and 9637.
_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # between a provider and its customers
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # what runs Azure's machines, public in form only
        "169.254.0.0/16",  # link-local, where clouds tell their machines secrets
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays from IPv6
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
"""All else is local, reserved, multicast, or an IPv4 address in disguise."""
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments; Teredo, which holds an IPv4 address, is one
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3fff::/20",  # documentation
    )
)


_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""What stands before an IPv4 address in the lower half of an IPv6 one: RFC 5214, section 6.1."""


def is_address(text: str) -> bool:
    """Tell whether *text* is an IP address in its usual spelling, "127.0.0.1" and not "127.1"."""
    return _read(text) is not None


def is_public(address: str) -> bool:
    """Tell whether *address* is that of one machine of the public internet.

    One with a zone, such as "fe80::1%eth0", is not, nor is what is no address at all.
    """
    match _read(address):
        case IPv4Address() as four:
            return _is_public_4(four)
        case IPv6Address(scope_id=None) as six:
            within = _find_isatap(six)
            return (
                six in _UNICAST_6
                and not any(six in network for network in _NOT_PUBLIC_6)
                and (within is None or _is_public_4(within))
            )
    return False


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _find_isatap(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address to which a tunnel would carry what is sent to *address*."""
    number = int(address)
    is_tunnel = number >> 32 & 0xFFFF_FFFF in _ISATAP
    return IPv4Address(number & 0xFFFF_FFFF) if is_tunnel else None


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
