"""Only machines of the public internet are dialled, however an address is written."""

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InvalidError
from factcheck.sources.addresses import is_address, is_public
from factcheck.sources.fetch import fetch_page
from tests.support.web_server import Internet

PUBLIC = """
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255
128.0.0.0 168.63.129.15 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.0.3.0
192.88.98.255 192.88.100.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255
203.0.112.255 203.0.114.0 223.255.255.255
2001:200:: 2001:4860:4860::8888 2001:db7:ffff::1 2001:db9:: 2003::1 2606:2800:220:1::1
2A00:1450:4001:82B::200E 3ffe::1 3fff:1000::
2606:2800:220:1:0:5efe:808:808 2606:2800:220:1:200:5efe:8.8.8.8 2606:2800:220:1:0:5eff:7f00:1
2606:2800:220:1:100:5efe:7f00:1
"""
NOT_PUBLIC = """
0.0.0.0 0.1.2.3 10.0.0.0 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.1
127.255.255.255 168.63.129.16 169.254.0.0 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.8
192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.0 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 1fff:: 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1
2001:10::1 2001:20::1 2001:1ff:ffff::1 2001:db8::1 2002:7f00:1:: 2002:808:808::1 3fff::1
3fff:fff:ffff::1 4000:: 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fe80::1%25eth0 fec0::1
ff02::1 2606:2800:220:1::1%eth0
2606:2800:220:1:0:5efe:7f00:1 2606:2800:220:1:200:5efe:10.0.0.1 2606:2800::5efe:169.254.169.254
2606:2800:220:1::5efe:c0a8:1 2606:2800:220:1:200:5efe:0.0.0.0 fe80::5efe:8.8.8.8
"""
NO_ADDRESS = ["", "1", "1.2.3", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "1.1.1.1.",
              " 1.1.1.1", "1.1.1.1\n", "1.1.1.1/32", "[::1]", "2606::1::2", "١.١.١.١", "①.1.1.1",
              "localhost", "1.1.1.1\0", "2606:2800:220:1::1%", "\ud800", "9" * 100_000]  # fmt: skip

INWARDS = {
    "127.0.0.1.nip.test": ["127.0.0.1"],
    "10-0-0-1.sslip.test": ["10.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "printer.local": ["192.168.1.9"],
    "localhost.localdomain": ["::1", "127.0.0.1"],
    "app.localhost": ["127.0.0.1"],
    "half.test": ["93.184.216.34", "10.0.0.1"],
    "other-half.test": ["10.0.0.1", "93.184.216.34"],
    "sixth.test": ["2606:2800:220:1::1", "fd00::1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "six-to-four.test": ["2002:7f00:1::"],
    "nat.test": ["64:ff9b::7f00:1"],
    "isatap.test": ["2606:2800:220:1:0:5efe:7f00:1"],
    "zone.test": ["fe80::1%eth0"],
    "many.test": ["93.184.216.34"] * 50 + ["127.0.0.1"],
    "odd.test": ["2130706433"],
    "loop.xn--mnchen-3ya.test": ["127.0.0.53"],
}
"""Names of which at least one address leads to a machine that is not public."""
HOSTS = """
127.0.0.1 127.0.0.1. 127.1 127.0.1 127.255.255.254 0 0.0.0.0 0. 1 2130706433 2130706433. 3232235777
017700000001 0177.0.0.1 0177.0.0.01 00000177.0.0.1 127.0.0.01 0x7f000001 0x7F000001 0x7f.0.0.1
0x7f.1 0x7f.0x0.0x0.0x1 0x 127.0.0.0x1 127.0.0.0x a.0x7f 4294967297 18446744073709551617
127.0.0.256 1.2.3.4.5 news.example.1 256.256.256.256 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254
0xa9fea9fe 2852039166 169.254.43518 0251.0376.0251.0376 100.100.100.200 192.0.0.192 168.63.129.16
255.255.255.255 224.0.0.1
[::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1]
[::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fe80::1%25eth0] [fc00::1]
[2606:2800:220:1:0:5efe:127.0.0.1] [2606:2800:220:1:200:5efe:a00:1]
[fd00:ec2::254] [2001:db8::1] [ff02::1] [::1 [::1]. [v1.x] [1:2] [127.0.0.1]
[93.184.216.34] [news.example]
localhost localhost. LOCALHOST LocalHost. localhost.. intranet intranet. .localhost a..test
127.0.0.1%2e %31%32%37.0.0.1 127%2e0%2e0%2e1 １２７.０.０.１ 127。0。0。1 127．0．0．1 ①②⑦.⓪.⓪.①
１ ⑦ ０ｘ７ｆ０００００１ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ 127.0.0.1\u200b 127.0.0.1\u00ad 𝟏𝟐𝟕.𝟎.𝟎.𝟏
127.0.0.1\\@news.example 127.0.0.1#@news.example user@127.0.0.1 user:password@news.example
news.example@127.0.0.1 news.example:password@127.0.0.1 127.0.0.1:80 [::1]:443 news.example:22
news.example:0 news.example:8080 news.example:65536 news.example:-1 news.example:80:80
news.example\\.test faß.test βόλος.test
"""
OTHER_ADDRESSES = [
    "", " ", "/", "//127.0.0.1/", "127.0.0.1", "http:", "http://", "http:///", "http:127.0.0.1",
    "http:/127.0.0.1/", "http://?x", "http://#x", "https://:443/", "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd", "ftp://news.example/", "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/stats", "javascript:alert(1)", "data:text/html,x", "jar:http://a.test!/",
    "unix:/run/docker.sock", "ws://news.example/", "http+unix://x/", "http\x00://news.example/",
    "http://news.example\r\nHost:127.0.0.1/", "http://news.example/\r\nX: y", "ht\ntp://127.0.0.1/",
    "http://news.example\t@127.0.0.1/", "http://news.example/\ud800",
    "http://" + "a." * 500 + "test/", "http://" + "a" * 64 + ".test/",
    "http://news.example/" + "a" * 2_000, "http://[" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC.split())
def test_a_machine_of_the_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_an_address_for_some_other_use_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_address_is_not_public(text):
    assert not is_address(text)
    assert not is_public(text)


@given(st.text() | st.ip_addresses().map(str))
def test_what_is_public_is_so_for_the_standard_library(text):
    if is_public(text):
        found = ipaddress.ip_address(text)
        assert found.is_global
        assert not found.is_multicast | found.is_reserved | found.is_link_local


@given(st.ip_addresses(v=4))
def test_no_address_within_another_is_public(four):
    number = int(four)
    for base, shift in (("::", 0), ("::ffff:0:0", 0), ("64:ff9b::", 0), ("2002::", 80)):
        assert not is_public(
            str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(base)) + (number << shift)))
        )


@pytest.mark.parametrize("host", [*HOSTS.split(), *INWARDS])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_spelling_of_a_host_leads_inwards(scheme, host):
    internet = Internet(names={name: [addresses] for name, addresses in INWARDS.items()})
    with pytest.raises(InvalidError) as caught:
        fetch_page(f"{scheme}://{host}/story", internet.network)
    assert caught.value.fields == {"url": caught.value.message}
    assert internet.dials == []


@pytest.mark.parametrize("url", OTHER_ADDRESSES, ids=lambda url: repr(url[:30]))
def test_nothing_but_a_whole_address_of_the_web_is_dialled(url):
    internet = Internet()
    with pytest.raises(InvalidError):
        fetch_page(url, internet.network)
    assert internet.dials == []


@settings(deadline=None)
@given(st.text(alphabet="htps:/[]@.%#?0123456789abcdefx①⑦。\\ \n-_~", max_size=60))
def test_an_odd_address_dials_nothing_that_is_not_public(text):
    internet = Internet()
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which one is asked below
        fetch_page(f"http://{text}", internet.network)
    assert caught.type.__module__ == "factcheck.errors"
    assert all(is_public(address) for address, _port in internet.dials)


def test_the_refusal_does_not_tell_where_a_name_led():
    internet = Internet(names={"wiki.test": [["10.11.12.13"]]})
    with pytest.raises(InvalidError, match="does not lead to a public page") as caught:
        fetch_page("https://wiki.test/", internet.network)
    assert "10.11" not in str(caught.value)
    assert caught.value.fields.keys() == {"url"}
