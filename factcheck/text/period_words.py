"""The words of dates, by language."""

MONTHS: dict[str, dict[str, int]] = {}
WEEKDAYS: dict[str, dict[str, int]] = {}


def _add_months(language: str, *names: str) -> None:
    """Each of *names* lists the twelve months once more, in other cases or short."""
    table = MONTHS.setdefault(language, {})
    for listed in names:
        for number, spellings in enumerate(listed.split(), start=1):
            table |= dict.fromkeys(spellings.split("/"), number)


def _add_weekdays(language: str, *names: str) -> None:
    table = WEEKDAYS.setdefault(language, {})
    for listed in names:
        table |= {name: number for number, name in enumerate(listed.split())}


_add_months(
    "en",
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept/sep oct nov dec",
)
_add_months(
    "de",
    "januar/jänner februar/feber märz april mai juni juli august september oktober november "
    "dezember",
)
_add_months(
    "fr",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)
_add_months(
    "es",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre "
    "diciembre",
)
_add_months(
    "tr",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ocak'ta şubat'ta mart'ta nisan'da mayıs'ta haziran'da temmuz'da ağustos'ta eylül'de ekim'de "
    "kasım'da aralık'ta",
)
_add_months(
    "ar",
    "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول _ _ _",
)
_add_months(
    "ru",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
)
_add_months(
    "uk",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
_add_months(
    "az",
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
)
del MONTHS["ar"]["_"], MONTHS["ar"]["كانون"]

_add_weekdays(
    "en",
    "monday tuesday wednesday thursday friday saturday sunday",
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "monday's tuesday's wednesday's thursday's friday's saturday's sunday's",
)
_add_weekdays("de", "montag dienstag mittwoch donnerstag freitag samstag sonntag")
_add_weekdays("fr", "lundi mardi mercredi jeudi vendredi samedi dimanche")
_add_weekdays("es", "lunes martes miércoles jueves viernes sábado domingo")
_add_weekdays("tr", "pazartesi salı çarşamba perşembe cuma cumartesi pazar")

ALSO_WORDS = frozenset({"may", "march", "mar", "jan", "mars", "mai", "sept", "dec", "mart", "ocak"})
"""Months that are names or words of their own as well."""
LINKS = frozenset({"of", "de", "del", "du"})
"""What may stand between a day and its month, or a month and its year."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month each begins in, north of the equator."""
DECADES = {
    word: value
    for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
"""Which third of a month, a year or a decade is meant."""
DAYS_FROM_NOW = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
DAY_PARTS = frozenset("morning afternoon evening night".split())
HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm"}
"""The half of the day that a part of it lies in."""
CLOCK_SLACK = {
    **dict.fromkeys("shortly just soon moments minutes".split(), 45),
    **dict.fromkeys("about around roughly nearly almost some approximately".split(), 30),
    **dict.fromkeys("before after by until till since past from".split(), 120),
}
"""Words before a time of day, to the minutes by which it may be off."""
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}

BEFORE_A_YEAR = frozenset(
    "in since by until till before after from to during late early mid through and or between "
    "the of year for around about circa en desde hasta entre im seit bis ab jahr jahre depuis "
    "dès année año yılında em в с до году и".split()
)
BEFORE_A_MONTH = frozenset(
    "in since by until till before after from to during late early mid through last next this "
    "and of end beginning start middle between".split()
)
FUTURE = frozenset(
    "will due scheduled expected expects expect plans planned plan upcoming shall must until going "
    "should would tomorrow hopes hope intends intend aims aim promises promise "
    "set".split()
)
PAST_VERBS = frozenset("said told announced wrote was were had".split())
AGO = {
    "day": (1, 0, "day"),
    "week": (7, 3, "week"),
    "fortnight": (14, 3, "week"),
    "decade": (3652, 365, "year"),
    "month": (30, 0, "month"),
    "year": (365, 0, "year"),
}
"""Of each unit the days, how many more or fewer may be meant, and how exact that is."""
FEASTS = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14),
    "may day": (5, 1), "halloween": (10, 31), "all saints' day": (11, 1),
}  # fmt: skip
"""Days that are told by their name, to month and day."""
OF_A_YEAR = frozenset(
    "law act treaty decree statute constitution agreement accord convention ruling judgment code "
    "reform revolution war crisis election census season summer winter spring autumn budget tender "
    "pact charter flood earthquake edition".split()
)
"""What is known by its year: `a law of 1986`."""
NEVER_COUNTED = frozenset(
    "was is as has had were are and or but the a an to in on by for with when after before "
    "until he she it they we his her its their this that which who at from of would will could "
    "not".split()
)
"""Words before which a number of four digits is a year."""
