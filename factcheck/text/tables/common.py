"""What articles in any language may hold: English titles, companies and Latin abbreviations."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="e.g i.e viz cf ibid",
    title="mr mrs ms mx dr prof st hon rev msgr",
    number="no nos nr vol vols pp",
    hour="a.m p.m",
    last="etc",
    closing="h.c inc corp ltd co llc plc jr sr bros gmbh vs al s.a s.l s.p.a b.v n.v",
    letters_after="plan vitamin type",
)
