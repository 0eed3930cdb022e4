"""Words of names, titles and offices."""

from factcheck.compare.words.trade_words import TRADES

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady judge justice captain colonel "
    "general sergeant inspector superintendent constable sheriff reverend father sister bishop "
    "king queen prince princess president minister mayor governor senator councillor chairman "
    "chairwoman chief doctor director secretary chancellor ambassador commissioner lieutenant "
    "major admiral deputy prime vice former acting foreign finance detective coach".split()
)
"""What may stand before a name and is no part of it."""
PARTICLES = frozenset("de van von der den al el bin ibn da dos di la le du del ter ten".split())
NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december spring summer autumn winter christmas "
    "easter i god celsius fahrenheit english french german russian british american european "
    "chinese turkish spanish african asian western eastern northern southern central state "
    "national federal royal internet covid nobody everyone everybody neither both half most "
    "many several none some two three four five six seven eight nine ten eleven twelve dozens "
    "hundreds thousands first second third new year day eve".split()
)
"""Words written with a capital that name nobody; a name may hold them, but not be one alone."""
PLACES_AND_BODIES = frozenset(
    "street road avenue lane square bridge fort mount cape castle palace camp villa partners sons "
    "bridge river lake mountain hill park station airport port "
    "harbour harbor hospital university college school court council party ministry bank group "
    "company union association institute agency authority committee commission club united city "
    "county province region island islands valley party parliament senate congress house police "
    "army department office board trust foundation society church cathedral museum stadium "
    "theatre hotel press times post herald tribune news courier gazette infirmary therapeutics "
    "rovers works holdings industries energy water dam reservoir republic kingdom north south "
    "east west crown corps front federation centre center academy act bill law treaty agreement "
    "bloc list alliance forum coalition movement chamber bureau service utility airline "
    "cup league series prize award festival".split()
)
"""Words that make a name one of a place, a body or a thing."""

SORTS = {
    word: group[0]
    for group in (
        "street road avenue lane square".split(),
        "hospital infirmary".split(),
        "school college university institute".split(),
        "union association federation society".split(),
        "agency authority ministry department office commission".split(),
        "times post herald tribune news courier gazette press".split(),
        "county province region".split(),
    )
    for word in group
}
"""Of those of one sort a name may end in one or the other: a street and a lane."""
KIN = frozenset(
    "mother father brother sister husband daughter son aunt uncle nephew niece grandmother "
    "grandfather bride groom".split()
)
ROLES = {word: word for word in KIN}
"""The head of an office or calling, to what it is compared by."""
for _group in (
    """
president
minister
premier
mayor
governor
chief-executive ceo
director head manager chief
chairman chairwoman chair chairperson
spokesman spokeswoman spokesperson
captain skipper
judge justice magistrate
officer
official
clerk registrar
principal rector headmaster headmistress
dean provost
commander
presenter host
composer
leader
councillor councilor councilman councilwoman alderman
senator
mp lawmaker legislator congressman congresswoman parliamentarian deputy-mp
lawyer attorney solicitor barrister counsel
prosecutor
doctor physician surgeon gp paediatrician pediatrician cardiologist
nurse
professor
lecturer
researcher scientist investigator
engineer
economist
analyst
ambassador envoy
secretary
chancellor
commissioner
inspector
superintendent
constable
sergeant
general
colonel
coach trainer
owner proprietor
founder co-founder
editor
reporter journalist correspondent
teacher headteacher schoolteacher schoolmaster schoolmistress tutor
farmer
firefighter
witness
victim
treasurer
auditor
accountant
adviser advisor
architect
activist campaigner
bishop archbishop priest vicar
king
queen
prince
author novelist
actor actress
striker forward
goalkeeper keeper
defender
midfielder
candidate
member
resident
student
driver
pilot
geologist
hydrologist
epidemiologist virologist
biologist ecologist
chemist
historian
pathologist coroner
administrator
trustee
negotiator
organiser organizer
ombudsman
curator
foreman
shopkeeper trader
speaker
whip
convener
delegate
diplomat consul
sheriff
bailiff
juror
mediator arbitrator
detective
lieutenant
major
admiral
marshal
guard watchman
soldier
caretaker janitor
librarian
archivist
consultant
lobbyist
advocate
broker
banker
entrepreneur businessman businesswoman
chef cook
baker
butcher
brewer
landlord landlady
electrician
plumber
mechanic
welder
miner
fisherman
sailor
navigator
astronaut
referee umpire
physiotherapist
paramedic medic
midwife
pharmacist
dentist
vet veterinarian
psychologist
psychiatrist
physicist
astronomer
mathematician
statistician
meteorologist forecaster
climatologist
seismologist volcanologist
archaeologist
anthropologist
sociologist
philosopher
botanist
zoologist
glaciologist
oceanographer
toxicologist
singer
musician pianist violinist guitarist
conductor
poet
painter sculptor artist
dancer choreographer
photographer
critic
comedian
designer
programmer developer
blogger
cyclist
runner sprinter
swimmer
skier
boxer
jockey
winger
batsman
rabbi
imam
monk
nun
widow wife
""".strip().splitlines()
    + TRADES.split(";")
):
    _words = _group.split()
    ROLES |= dict.fromkeys(_words, _words[0])

RANKS = {
    "deputy": "deputy", "vice": "deputy", "assistant": "deputy", "associate": "deputy",
    "junior": "deputy", "former": "former", "ex": "former",
    "formerly": "former", "once": "former", "onetime": "former", "outgoing": "", "acting": "acting",
    "interim": "acting", "caretaker": "acting", "prime": "prime", "co": "", "shadow": "shadow",
    "honorary": "honorary", "designate": "elect", "elect": "elect", "retired": "former",
}  # fmt: skip
"""Words before an office that make it another one."""
EMPTY = frozenset(
    "chief senior leading lead local regional national new old long first general managing "
    "executive club company state city town county country district consulting own then "
    "longtime main veteran respected young popular outspoken current present newly elected famous "
    "renowned top serving".split()
)
"""Words before an office that make it no other one."""
BROAD = KIN | frozenset(
    "resident victim witness leader author official candidate activist student founder "
    "owner widow".split()
)
"""Callings that go together with most others."""
_SCIENCES = (
    "engineer economist geologist hydrologist epidemiologist biologist chemist historian "
    "pathologist psychologist psychiatrist physicist astronomer mathematician statistician "
    "meteorologist climatologist seismologist archaeologist anthropologist sociologist "
    "philosopher botanist zoologist glaciologist oceanographer toxicologist"
)
_GROUPS = """
actor singer musician conductor composer poet painter dancer photographer comedian author director
designer presenter;
entrepreneur owner banker brewer baker chef landlord;
journalist reporter editor critic author blogger presenter photographer;
mp member senator councillor delegate whip;
detective inspector superintendent sergeant constable officer;
principal director head teacher;
auditor accountant
"""
GOING_TOGETHER = (
    *(frozenset(group.split()) for group in _GROUPS.split(";")),
    *(
        frozenset({chair, science})
        for chair in "professor lecturer researcher adviser analyst consultant".split()
        for science in _SCIENCES.split()
    ),
    *(frozenset({"doctor", calling}) for calling in "epidemiologist pathologist dentist".split()),
)
"""Callings of which one person may have several."""
SINGLE = frozenset(
    "president minister premier mayor governor chief-executive director chairman treasurer "
    "chancellor commissioner secretary coach captain ambassador rector principal dean".split()
)
"""Offices that one person holds, of one field and rank."""
