"""How each language writes numbers: commas, magnitudes, per cents, "about" and "more than"."""

from dataclasses import dataclass

from factcheck.text.quantity import Bound


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """How one language writes numbers."""

    comma: bool
    """Whether a comma parts the decimals, and a full stop the thousands."""
    magnitudes: dict[str, float]
    bounds: dict[str, Bound]
    """What stands before a number and confines it, to how it does."""
    longest_bound: int
    """Words of the longest of them."""
    percent: frozenset[str]
    points: frozenset[str]
    """What percentage points are called."""
    words: bool
    """Whether numbers in words are read."""


def _read(
    magnitudes: str,
    percent: str,
    *,
    points: str = "",
    comma: bool = True,
    words: bool = False,
    **bounds: str,
) -> NumberWords:
    """Return the tables written as lists with commas; magnitudes by size, with semicolons."""
    sizes: dict[str, float] = {}
    for entry in magnitudes.split(";"):
        size, *names = entry.split()
        sizes |= dict.fromkeys(names, float(size))
    phrases = {
        phrase.strip(): Bound(bound)
        for bound, listed in bounds.items()
        for phrase in listed.split(",")
    }
    longest = max(len(phrase.split()) for phrase in phrases) if phrases else 0
    signs = frozenset({*percent.split(","), "%", "٪"})
    return NumberWords(comma, sizes, phrases, longest, signs, frozenset(points.split(",")), words)


ENGLISH = _read(
    "100 hundred; 1e3 thousand k; 1e6 million m mn mln mio; 1e9 billion bn b; 1e12 trillion tn trn;"
    "12 dozen; 1e5 lakh; 1e7 crore",
    "percent,per cent,pct,percentage",
    points="percentage points,percentage point,pp,ppt,% points",
    comma=False,
    words=True,
    about="about,around,roughly,approximately,approx,some,circa,an estimated,estimated,just about,"
    "in the region of,somewhere around,more or less,or so,barely,scarcely,hardly",
    nearly="nearly,almost,just under,close to,just short of,just below,not quite,a little under,"
    "slightly less than,slightly under,slightly below",
    over="more than,over,at least,upwards of,exceeding,above,in excess of,exceeded,exceeds,exceed,"
    "no fewer than,no less than,not less than,not fewer than,a minimum of,greater than,north of,"
    "well over,just over,"
    "just above,slightly more than,slightly over,a little over,well above,well more than,"
    "barely more than,hardly more than,little more than,not much more than",
    under="less than,under,up to,fewer than,at most,no more than,below,as many as,as much as,"
    "a maximum of,not more than,well under,well below,not even",
)
_OTHERS = {
    "de": _read(
        "1e3 tausend; 1e6 million millionen mio; 1e9 milliarde milliarden mrd; 1e12 billion "
        "billionen",
        "prozent",
        points="prozentpunkte,prozentpunkten,prozentpunkt",
        about="etwa,rund,ungefähr,circa,ca,zirka",
        nearly="fast,knapp,beinahe",
        over="mehr als,über,mindestens,gut,wenigstens,knapp über",
        under="weniger als,unter,bis zu,höchstens",
    ),
    "fr": _read(
        "1e3 mille; 1e6 million millions; 1e9 milliard milliards md mds; 1e12 billion billions",
        "pour cent,pourcent",
        points="points de pourcentage,point de pourcentage",
        about="environ,autour de,quelque",
        nearly="près de,presque",
        over="plus de,au moins,plus d'",
        under="moins de,jusqu'à,au plus",
    ),
    "es": _read(
        "1e3 mil; 1e6 millón millones; 1e12 billón billones",
        "por ciento",
        points="puntos porcentuales,punto porcentual",
        about="unos,unas,alrededor de,aproximadamente,cerca de",
        nearly="casi",
        over="más de,al menos,por lo menos",
        under="menos de,hasta,como máximo",
    ),
    "tr": _read(
        "1e3 bin; 1e6 milyon; 1e9 milyar; 1e12 trilyon",
        "yüzde",
        about="yaklaşık,ortalama",
        nearly="neredeyse",
        over="en az,asgari",
        under="en fazla",
    ),
    "ar": _read(
        "1e3 ألف آلاف ألفا; 1e6 مليون ملايين; 1e9 مليار مليارات",
        "بالمئة,بالمائة,في المئة,في المائة",
        comma=False,
        about="نحو,حوالي,قرابة",
        over="أكثر من,على الأقل",
        under="أقل من",
    ),
    "ru": _read(
        "1e3 тысяч тысячи тысяча тыс; 1e6 миллион миллиона миллионов млн; 1e9 миллиард миллиарда "
        "миллиардов млрд",
        "процент,процента,процентов",
        about="около,примерно",
        nearly="почти",
        over="более,больше,свыше",
        under="менее,меньше,до",
    ),
    "uk": _read(
        "1e3 тисяч тис; 1e6 мільйон мільйонів млн; 1e9 мільярд мільярдів млрд", "відсотків"
    ),
}
_OTHERS["az"] = _OTHERS["tr"]
_PLAIN = _read("1 _", "%", comma=False)


def number_words(language: str) -> NumberWords:
    """Return how the language of an ISO 639-1 code writes numbers."""
    code = language.split("-", maxsplit=1)[0].lower()
    return ENGLISH if code == "en" else _OTHERS.get(code, _PLAIN)
