"""What is known of sites and of the addresses they hand round. Data for factcheck.text.urls.

Kept by hand; each entry is a habit of a site or of a tool that was seen in addresses of real pages.
"""

import re

TRACKING = re.compile(
    r"""
      utm_\w+ | pk_\w+ | mtm_\w+ | at_(?:medium|campaign|custom\d|link\w*|bbc_team|ptr_name|format)
    | ns_(?:mchannel|source|campaign|linkname|fee) | hsa_\w+ | _hs\w+ | hsctatracking
    | fbclid | fb_(?:source|ref|action_\w+) | gclid | gclsrc | dclid | gbraid | wbraid | gad_\w+
    | msclkid | yclid | ysclid | twclid | ttclid | li_fat_id | igshid | igsh | mibextid | srsltid
    | mc_[ce]id | mkt_tok | _ga | _gl | vero_\w+ | oly_\w+_id | wickedid | s_kwcid | ef_id
    | ref_src | ref_url | cmp | cmpid | cid_source | ocid | smid | smtyp | ncid | s_cid | icid | ito
    | xtor | __twitter_impression | __tn__ | __xts__ | _branch_match_id | guccounter | guce_\w+
    | sr_share | wpisrc | wpmm | itid | srnd | sref | taid | share(?:type|token)? | sh | usp
    | traffic_source | unlocked_article_code | amp | outputtype | amp_\w+
    | phpsessid | jsessionid | aspsessionid\w*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Parameters that say how a reader came, not which page it is."""

TIED = {
    "youtube.com": {"v"},
    "x.com": set[str](),
    "instagram.com": set[str](),
    "tiktok.com": set[str](),
    "reddit.com": set[str](),
    "bbc.com": {"page"},
    "bbc.co.uk": {"page"},
    "nytimes.com": {"page"},
    "wsj.com": {"page"},
    "docs.google.com": {"gid"},
}
"""Sites whose pages are told apart by these parameters at most; the others are dropped."""

ANY = {
    "x.com": ("/search",),
    "reddit.com": ("/search",),
    "youtube.com": ("/results", "/playlist", "/redirect"),
}
"""Paths of those at which all parameters count nevertheless."""

ALIASES = {
    "twitter.com": "x.com",
    "dx.doi.org": "doi.org",
    "fb.com": "facebook.com",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "np.reddit.com": "reddit.com",
    "youtube-nocookie.com": "youtube.com",
    "music.youtube.com": "youtube.com",
}
"""Two names of one site, without www."""

GOOGLE = r"google(?:\.[a-z]{2,3}){1,2}"

REDIRECTORS = (
    (re.compile(GOOGLE), "/url", ("q", "url")),
    (re.compile(GOOGLE), "/imgres", ("imgrefurl",)),
    (re.compile(r"(?:lm?\.)?facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"out\.reddit\.com"), "/", ("url",)),
    (re.compile(r"t\.umblr\.com"), "/redirect", ("z",)),
    (re.compile(r"duckduckgo\.com"), "/l", ("uddg",)),
    (re.compile(r"(?:away\.)?vk\.com"), "/away.php", ("to",)),
    (re.compile(r"linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:[a-z0-9]+\.)?safelinks\.protection\.outlook\.com"), "/", ("url",)),
)
"""Pages that only lead to another: host, beginning of the path, parameters that name the other."""

WRAPPERS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # The Wayback Machine, and the archives that run the same software: up to 14 digits of a
        # date, perhaps a mark such as id_ for the page as it was sent, then the address.
        r"[^/]+/(?:.*/)?(?P<at>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<to>https?:/{1,2}[^/].*)",
        r"(?:(?:web|wayback)\.)?archive\.org/(?:web/)?(?P<at>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<to>.+)",
        r"(?:(?:web|wayback)\.)?archive\.org/(?:web/)?[0-9]*\*/(?P<to>.+)",
        r"""archive\.(?:is|ph|today|md|vn|fo|li)/
            (?:o/\w+|newest|oldest|(?P<at>[0-9][0-9.-]{7,17}))/(?P<to>.+)""",
        r"webcache\.googleusercontent\.com/search\?q=cache%3A[\w-]*%3A(?P<to>.+)",
        rf"(?:{GOOGLE}|bing\.com)/amp/(?:s/)?(?P<to>.+)",
        r"[\w-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(?P<to>.+)",
    )
)
"""Copies of a page whose canonical address, without its scheme, holds the page's own as *to*; *at*
is when it was copied."""
