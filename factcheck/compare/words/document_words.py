"""Words by which a report refers to what somebody published."""

import re

DOCUMENTS = (
    r"(?:(?:press|news|media)\s+releases?|releases?|statements?|reports?|bulletins?|figures|data"
    r"|statistics|numbers|accounts|filings?|notices?|announcements?|stud(?:y|ies)|surveys?|papers?"
    r"|findings?|analys[ei]s|notes?|projections?|forecasts?|estimates?|communiqués?|advisor(?:y|ies)"
    r"|web\s?sites?|home\s*page|posts?|updates?|newsletters?|guidance|guidelines|judgment|ruling"
    r"|audit|minutes|dossier|memorandum|circular|warnings?|fact\s*sheet|calculations?|assessment"
    r"|review|inventory|census|poll|ranking|index"
    r"|informe|comunicado|boletín|estudio|cifras|nota\s+de\s+prensa"
    r"|bericht|(?:presse)?mitteilung|studie|gutachten|rapport|étude|chiffres|rapor\w*|bülten\w*)"
)
"""What bodies publish, in the words of those who read it."""

DOCUMENT = re.compile(rf"\b{DOCUMENTS}\b", re.IGNORECASE)

_WORDS = r"(?:[\w’'-]+\s+)"
_PART = r"(?:,[^,.;\n]{1,50},)?(?:[^.,;\n]|\.\d)*?"
_WRITERS = (
    r"(?:researchers|scientists|scholars|economists|statisticians|auditors|analysts|volunteers"
    r"|inspectors|investigators|experts|a\s+team|engineers|doctors)"
)
DOCUMENT_AFTER = re.compile(
    rf"(?:['’]s?\s+{_WORDS}{{0,3}}|\s+{_WORDS}?){DOCUMENTS}\b"
    rf"|{_PART}\b(?:in|on|from|with|via|through)\s+(?:its|an?|the|whose)\s+{_WORDS}{{0,3}}"
    rf"{DOCUMENTS}\b"
    rf"|{_PART}(?:,?\s*\band|[—–,])\s*(?:its|whose)\s+{_WORDS}{{0,3}}{DOCUMENTS}\b",
    re.IGNORECASE,
)
DOCUMENT_BEFORE = re.compile(
    rf"\b{DOCUMENTS}\b[^.;]{{0,40}}?\b(?:by|from|of|at|for|to)\s+(?:the\s+)?"
    rf"(?:[a-z-]+\s+){{0,3}}$"
    rf"|\b(?:in|on|from|with|to)\s+(?:its|an?|the|this)\s+{_WORDS}{{0,3}}{DOCUMENTS}\b"
    rf"[^.,;]{{0,40}},?\s+(?:the\s+)?$"
    rf"|\b{_WRITERS}\s+(?:from|at|of|with|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
DOCUMENT_NEXT = re.compile(
    rf"(?:\W*the|.{{0,80}}?\b(?:its|his|her|their))\s+(?:[\w-]+(?:['’]s)?\s+){{0,2}}{DOCUMENTS}\b",
    re.IGNORECASE,
)
"""Words that make a document of it, behind the name of who published it, before it, and in the
sentence that follows."""

FOUND = re.compile(
    r"(?:\s*[(,][^(),]{1,40}[),])?\s+(?:(?:has|have|had|also|now|itself|since|today|yesterday"
    r"|on\s+\w+day|earlier|this\s+week|last\s+week|last\s+month)\s+){0,3}"
    r"(?:found|finds|reported|reports|established|establishes|calculated|calculates|counted|counts"
    r"|recorded|records|estimate[sd]|project(?:s|ed)|concluded|concludes|published|publishes"
    r"|put[s]?\s+(?:the|it|its)|show(?:s|ed)|note[sd]|write[s]?|wrote|state[sd]|list(?:s|ed)"
    r"|recommend(?:s|ed)|disclosed|reveal(?:s|ed)|ascribe[sd]|attribute[sd]|speaks\s+of"
    r"|says?|warns)\b",
)
"""What somebody does who publishes what was looked into, behind a name."""

READ = re.compile(
    r"\b(?:read|reads|reading|seen|saw|quot\w+|cit(?:e[sd]?|ing)|according|report\w*|wrote|writes"
    r"|written|writing|reveal\w*|disclos\w*|publish\w*|stor(?:y|ies)|article|piece|investigation"
    r"|interview\w*|exclusive|scoop|coverage|account|analysis|post|posted|newsletter|column|tells?"
    r"|told|learn(?:ed|t)|says|say|claim(?:s|ed)|credit|thanks|hat\s+tip|found|finds|link|headline"
    r"|broke|broken|uncover\w*|expos\w*)\b",
    re.IGNORECASE,
)
"""Words for what reporters do and what readers do with it."""

_NOTHING = r"(?:not|never|declin\w+|refus\w+|without|unable)"
DENIED_BEFORE = re.compile(
    rf"(?<![^\W_])(?:\w+(?<=n)['’]t|{_NOTHING})\b[^,;]{{0,40}}$", re.IGNORECASE
)
DENIED_AFTER = re.compile(rf"\s+(?:\w+\s+)?(?:\w+n['’]t|{_NOTHING})\b", re.IGNORECASE)
"""Words around a name by which it is said that nothing came of it."""

KINDS = {
    "agency": "regulator",
    "association": "federation union",
    "authority": "regulator agency",
    "commission": "panel",
    "committee": "panel",
    "constabulary": "police force",
    "council": "authority",
    "department": "ministry",
    "federation": "union association",
    "foundation": "charity",
    "inspectorate": "inspectors",
    "institute": "researchers think-tank",
    "laboratory": "lab researchers",
    "ministry": "department",
    "office": "statisticians agency",
    "police": "force",
    "society": "charity",
    "tribunal": "court",
    "trust": "charity volunteers",
    "union": "federation association",
    "university": "researchers scientists",
}
"""What a body is called besides whose name says that it is one of these."""
PEOPLE = {
    "audit": "auditors",
    "constab": "police detectives",
    "inspect": "inspectors",
    "institu": "researchers scientists",
    "meteor": "meteorologists forecasters",
    "police": "detectives",
    "prosec": "prosecutors",
    "research": "researchers scientists",
    "statist": "statisticians",
    "univers": "researchers scientists",
    "weather": "forecasters",
}
"""Who is said to have written what a body published, by the beginning of a word of its name."""
COMPANY = "company firm maker manufacturer producer operator group"
"""The same of companies."""
