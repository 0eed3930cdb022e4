"""Words by which a report says that another outlet said it first, and words of outlets' names.

Each pattern is read next to the place where an outlet is named: `AFTER` from its end onwards,
`BEFORE` up to its beginning.
"""

import re

_TIMES = (
    r"(?i:on|in|earlier|late|later|last|this|the|previous|same|day|week|month|year|night|morning"
    r"|afternoon|evening|today|yesterday|ago|a|an|few|days|weeks|months"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|\d{1,4})"
)
_ADVERBS = (
    r"(?:first|also|previously|originally|exclusively|itself|has|had|have|is|since|then|too|now"
    r"|separately|initially|correctly|recently|already)"
)
_FILL = rf"(?:(?:{_TIMES}|{_ADVERBS})\s+){{0,5}}"
_WHAT = (
    r"(?:newspaper|paper|daily|weekly|website|web\s+site|news\s+site|site|magazine|agency|outlet"
    r"|news\s+agency|broadcaster|channel|station|correspondent|reporter|columnist|journalist"
    r"|blog|wire)"
)
_VERBS = (
    r"(?:report(?:ed|s|ing)?|wrote|writes|writing|revealed|reveals|disclosed|discloses|published"
    r"|publishes|noted|notes|found|quoted|quotes|quoting|cited|cites|citing|said|says|claimed"
    r"|claims|described|describes|estimated|estimates|calculated|counted|carried|carries|printed"
    r"|identified|identifies|named|names|reckon(?:s|ed)|corrected|added|adds|listed|lists|showed"
    r"|shows|unearthed|established|traced|suggest(?:s|ed)|insist(?:s|ed)|argue[sd]|believe[sd]"
    r"|predict(?:s|ed)|hint(?:s|ed)|detail(?:s|ed)|interviewed"
    r"|called|calls|exposed|uncovered|learned|learnt|understands|tweeted|explains"
    r"|pointed\s+out|points\s+out|tells?\s+us|told\s+its\s+readers|broke\s+(?:the|this)|led\s+with"
    r"|put\s+(?:the|it)|puts\s+(?:the|it)|gave\s+the|gives\s+the|ha[sd]\s+(?:it|seen|the\s+story)"
    r"|obtained\s+(?:the|a\s+copy|documents|records|e-?mails|minutes|footage)"
    r"|was\s+(?:the\s+)?first\s+(?:to|with)|got\s+(?:it|the\s+story)\s+(?:first|right)|had\s+it\s+first"
    r"|(?:ran|had|has|carried)\s+(?:an?|the|its)\s+(?:\w+\s+)?(?:piece|story|report|scoop|interview"
    r"|exclusive))"
)
_PIECES = (
    r"(?:report(?:s|ing)?|story|stories|article|investigation|interview|account|coverage|analysis"
    r"|exclusive|scoop|piece|dispatch|tally|count|editorial)"
)
_WORKS = (
    rf"(?:{_PIECES}|findings|figures?|version|telling|words|bulletin|press\s+release|release"
    r"|statement|announcement|blog|post|revelations?|expos[eé]|numbers|front\s+page|estimate|sources?|headline"
    r"|description)"
)
_DAY_OF = (
    r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|(?:this|last)\s+(?:week|month|morning|evening|weekend))['’]s)"
)
_GAP = (
    rf"(?:(?:the|a|an|our|local|regional|national|state|private|daily|weekly|public|city['’]s"
    rf"|town['’]s|{_DAY_OF}|{_WHAT}|{_TIMES}|rival|colleagues|at|website|of|front|page)\s+){{0,6}}"
)

AFTER = {
    "en": re.compile(
        rf"(?:(?:['’]s?(?:\s+{_WHAT}){{0,2}}|(?:\s+{_WHAT}){{1,2}})(?:\s+[A-Z][\w.-]*){{0,3}})?"
        rf"(?:\s+\([^()\n]{{1,40}}\)|,[^,.;\n]{{1,50}},|\s+[—–-]\s[^—–\n]{{1,50}}\s[—–-])?"
        rf"(?:,?\s+(?:that|which))?\s+{_FILL}{_VERBS}\b"
        rf"|['’]s?\s+(?:[a-z]+\s+|[A-Z][a-z]+day\s+){{0,3}}{_WORKS}\b"
        rf"|\s+{_PIECES}\b"
        r"|\s+is\s+(?:right|correct|to\s+be\s+believed)\b"
    ),
    "es": re.compile(
        r"(?:,[^,.;\n]{1,50},)?\s+(?:(?:ya|también|primero|ayer|hoy|el|lunes|martes|miércoles"
        r"|jueves|viernes|sábado|domingo|había|ha)\s+){0,4}"
        r"(?:informó|informado|publicó|publicado|reveló|revelado|escribió|adelantó|adelantado"
        r"|señaló|aseguró|citó|contó|afirmó|recogió|indicó|dijo|desveló)\b"
    ),
    "fr": re.compile(
        r"(?:,[^,.;\n]{1,50},)?\s+(?:(?:aussi|déjà|hier|lundi|mardi|mercredi|jeudi|vendredi"
        r"|samedi|dimanche|l['’])\s*){0,3}(?:(?:a|avait|ont)\s+(?:\w+\s+)?)?"
        r"(?:rapporté|rapporte|rapportait|révélé|révèle|écrit|écrivait|publié|publie|affirmé"
        r"|affirme|indiqué|indique|annoncé|annonce|cité|cite|raconté|raconte|relaté)\b"
    ),
    "de": re.compile(
        r"(?:,[^,.;\n]{1,50},)?\s+(?:(?:am|zuerst|zuvor|bereits|auch|gestern|heute|hatte|hat|schon"
        r"|\w+tag|\w+woch)\s+){0,4}"
        r"(?:berichtete|berichtet|berichten|schrieb|schreibt|meldete|meldet|gemeldet|zufolge"
        r"|enthüllte|zitierte|zitiert|veröffentlichte|recherchierte)\b"
    ),
    "tr": re.compile(
        r"(?:['’]\w{1,6})?(?:\s+\w+){0,2}\s+(?:göre|haberine|haberinde)\b"
        r"|(?:['’](?:[ny]?[ae]|[dt][ae]n?))\s+(?:konuşan|konuştu|açıklama|açıklamada|verdiği|anlatan"
        r"|anlattı|söyledi|demeç)\b"
        r"|(?:['’]\w{1,4})?[^.!?\n]{0,60}\s(?:yazdı|haberleştirdi)\b"
        r"|\s+(?:gazetesi|ajansı|haber\s+sitesi|dergisi)[^.!?\n]{0,60}\s(?:bildirdi|duyurdu|aktardı)\b"
    ),
}

_TWO_WORDS = r"(?:[\w'’]+\s+){0,2}"
BEFORE = {
    "en": re.compile(
        rf"(?:\b(?:told|telling|according\s+to|per|via|citing|quoting|quoted|cited|credited|read"
        rf"|as\s+(?:quoted|reported|cited)\s+(?:by|in)|hats?\s+(?:tip|off)\s+to|h/t|source:?)\s+{_GAP}"
        rf"|[,”\"’]\s*(?:so\s+)?(?:writes|reports|says|wrote|reported)\s+{_GAP}"
        rf"|\baccording\s+to\s+{_TWO_WORDS}(?:{_PIECES}|documents|figures|data|bulletins?)\s+"
        rf"(?:published\s+|seen\s+|obtained\s+|issued\s+|carried\s+)?(?:{_TIMES}\s+){{0,3}}"
        rf"(?:by|in|from|on|of|with)\s+{_GAP}"
        rf"|\b(?:reported|published|revealed|disclosed|obtained|seen|reviewed|quoted|cited|printed"
        rf"|described|uncovered|exposed|unearthed|broken|aired|surfaced|asked|pressed|questioned|wrote|written|writing|appeared|appearing"
        rf"|carried|read|saw|told)\s+(?:{_TIMES}\s+){{0,5}}(?:by|in|on|with)\s+{_GAP}"
        rf"|\b(?:interviews?|remarks|comments|spoke|speaking|spoken|talking|talked|statement|said"
        rf"|confirmed|admitted|explained|insisted|conceded|complained|version|account|story)\s+"
        rf"(?:(?:{_TIMES}|exclusively|only|briefly)\s+){{0,3}}(?:with|to)\s+{_GAP}"
        rf"|\bquoted\s+as\s+\w+\s+(?:\w+\s+)?(?:by|in)\s+{_GAP}"
        rf"|\b(?:courtesy\s+of|quoth|(?:story|more|read\s+it)\s+(?:at|on|in))\s+{_GAP}"
        rf"|\b{_PIECES}\s+(?:{_TIMES}\s+){{0,4}}(?:by|in|from|on|for)\s+{_GAP}"
        rf"|\bin\s+{_DAY_OF}\s+{_GAP}"
        r")$",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?:\b(?:según|citando\s+a|cita\s+a|a\s+través\s+de)"
        r"|\bde\s+acuerdo\s+con|\b(?:entrevista|declaraciones)\s+(?:con|a|al|en|de)"
        r"|\b(?:dijo|declaró|contó|explicó|confirmó|aseguró)\s+(?:a|al)"
        r"|\b(?:publicad|adelantad|revelad|citad|recogid)[oa]s?\s+(?:por|en))"
        r"\s+(?:(?:el|la|los|las|un|una|diario|periódico|informó|publicó|reveló|agencia|semanario"
        r"|medio|adelantó|recoge|información|de|del|local)\s+){0,5}$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:\b(?:selon|d['’]après|citant|cité(?:e|s|es)?\s+par|révélé(?:e|s|es)?\s+par"
        r"|publié(?:e|s|es)?\s+(?:par|dans)|rapporté(?:e|s|es)?\s+par|comme\s+l['’]a\s+\w+)"
        r"|\b(?:déclaré|confié|dit|indiqué|expliqué|affirmé)\s+(?:à|au|aux)"
        r"|\b(?:entretien|interview)\s+(?:\w+\s+)?(?:à|au|avec|dans))"
        r"\s+(?:(?:le|la|les|un|une|au|du|de|journal|quotidien|agence|hebdomadaire|site|des"
        r"|informations|l['’])\s*){0,5}$",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:\b(?:laut|gegenüber|nach\s+(?:Angaben|Informationen|Recherchen|einem\s+Bericht)"
        r"|Berichten?|unter\s+Berufung\s+auf|zitiert\s+von|wie)"
        r"|\b(?:sagte|sagten|erklärte)(?:\s+\w+){0,3}(?=\s+(?:der|dem|den)\s)"
        r"|\b(?:Interview|Gespräch)\s+mit|\b(?:berichtete|berichtet|schrieb|schreibt|meldete|meldet))"
        r"\s+(?:(?:der|die|das|dem|den|des|eines|einem|Zeitung|Agentur|Nachrichtenagentur"
        r"|Tageszeitung|Bericht|Magazin|zuerst)\s+){0,4}$",
        re.IGNORECASE,
    ),
}

_STATEMENTS = (
    r"(?:statement|bulletin|press\s+release|release|report|announcement|notice|figures|data|filing"
    r"|website|web\s+site|update|post|communiqué|advisory)"
)
BODY_AFTER = re.compile(
    rf"(?:,[^,.;\n]{{1,50}},)?\s+{_FILL}(?:said|says|claim(?:s|ed)|announced|warned|confirmed|stated|wrote|denied)\b"
    rf"[^.;\n]{{0,40}}\b(?:in|on)\s+(?:an?|its|the)\s+(?:\w+\s+){{0,3}}{_STATEMENTS}\b"
    rf"|['’]s?\s+(?:\w+\s+){{0,3}}{_STATEMENTS}\b"
    r"|\s+(?:statement|bulletin|press\s+release|report|figures|data)\b"
    rf"|\s+{_FILL}(?:published|released|posted)\b"
)
BODY_BEFORE = re.compile(
    rf"\b(?:according\s+to|citing|quoting|via|source:?"
    rf"|(?:published|released|issued|posted)\s+(?:{_TIMES}\s+){{0,3}}by"
    rf"|(?:in|on)\s+(?:an?|its|the)\s+(?:\w+\s+){{0,2}}{_STATEMENTS}(?:\s+on\s+\w+)?,"
    rf"|{_STATEMENTS}\s+(?:published\s+|issued\s+|released\s+)?(?:{_TIMES}\s+){{0,3}}(?:by|from|of))"
    rf"\s+{_GAP}$",
    re.IGNORECASE,
)
"""The same for those who make news themselves: what counts is what they published."""

_MEANT = (
    r"(?:newspaper|paper|daily|weekly|news\s+agency|agency|broadcaster|news\s+site|site|website"
    r"|magazine|outlet|station|wire|blog|channel|bulletin)"
)
MEANT_AGAIN = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat)\s+{_MEANT}(?:,[^,.;\n]{{1,50}},)?\s+{_FILL}{_VERBS}\b"
    rf"|\b[Tt]he\s+{_MEANT}['’]s\s+(?:[a-z]+\s+){{0,2}}{_WORKS}\b"
    rf"|\b(?:told|according\s+to|quoted\s+by|cited\s+by|reported\s+by|interview\s+with"
    rf"|published\s+(?:by|in)|seen\s+by|obtained\s+by)\s+(?:the|that)\s+{_MEANT}\b",
)
"""How an outlet that has just been named is meant again: "the paper reported"."""

NOT_OF_A_TITLE = re.compile(r"\b(?:agency|broadcaster|station|channel|wire|blog|bulletin)\b")
"""What nobody calls an outlet whose name is that of a newspaper."""

THING = re.compile(
    r"(?:['’]s?)?\s+(?:building|offices?|headquarters|newsroom|staff|employees?|union|owners?|parent"
    r"|company|group|tower|hotel|street|road|bridge|stadium|arena|cup|prize|awards?|readers"
    r"|printing|press\s+hall|[A-Z][a-z]+(?<!day))\b"
)
"""What follows a name that is not meant as that of somebody who reports."""

EMPLOYED = re.compile(
    r"(?:\b(?:advert\w*|ads?|obituar\w+|notices?|letters?|spokes\w+|works?|worked|subscri\w+"
    r"|photographer|chairman|owners?)\b[^,.;\n]{0,24}\s(?:for|of|in|to|at|from)"
    r"|\bformer(?:ly)?(?:\s+(?:of|at|with))?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words up to a name by which it is somebody's employer, or space for advertising."""

DENIED = re.compile(r"\b(?:never|not|no|n['’]t)\b", re.IGNORECASE)
"""Words just before what says that it reported."""

NOT_AFTER = re.compile(
    r"\s+(?:(?:an?|its|net|record|annual|quarterly|first|heavy|higher|lower)\s+){0,3}(?:loss(?:es)?"
    r"|profits?|earnings|revenues?|offices?|staff|employees|building|shares|readers)\b",
    re.IGNORECASE,
)
"""Words just after, by which the outlet speaks as a business."""
