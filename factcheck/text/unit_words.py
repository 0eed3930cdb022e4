"""The words of units and currencies, and of what is numbered without being counted."""

from factcheck.text.quantity import Measure

_CODES = """
USD $ us$ dollar dólar dólare dolar دولار долларов usd; AUD a$ aud; CAD c$ cad; EUR € euro
avro يورو евро eur; GBP £ pound pound_sterling sterling livre quid gbp; JPY ¥ yen jpy; INR ₹ rupee
inr rs; TRY ₺ lira tl try; RUB ₽ ruble rouble рублей rub; UAH ₴ hryvnia; ILS ₪ shekel; KRW ₩
won; NGN ₦ naira; CNY yuan renminbi cny; CHF franc swiss_franc chf; peso peso; BRL real reais;
ZAR rand zar; crown crown krona krone kroner kronor sek nok dkk czk; PLN zloty pln; HUF
forint; AZN manat; AMD dram; GEL lari; shilling shilling; dinar dinar; dirham dirham; riyal
riyal
"""
CURRENCIES = {
    name.replace("_", " "): code
    for code, *names in (entry.split() for entry in _CODES.split(";"))
    for name in names
}
"""What a currency is called, in the singular and in lower case, to its code."""
NATIONS = frozenset(
    "us american u.s canadian australian british swiss swedish norwegian danish czech turkish "
    "mexican hong new".split()
)
CENTS = {"penny", "pence", "cent", "cents", "p"}

_SIZES = {
    Measure.LENGTH: (
        "1000 km kilometre kilometer kilomètre kilómetro kilometern kilometre'lik; 1 metre meter "
        "mètre metro m; 0.01 centimetre centimeter cm; 0.001 millimetre millimeter mm; 1609.344 "
        "mile mi; 1852 nautical_mile nmi; 0.9144 yard; 0.3048 foot feet ft; 0.0254 inch inche"
    ),
    Measure.AREA: (
        "10000 hectare ha hektar hectárea; 4046.86 acre; 1000000 square_kilometre "
        "square_kilometer square_km sq_km; 2589988 square_mile sq_mile; 1 square_metre "
        "square_meter sq_m; 0.092903 square_foot square_feet sq_ft"
    ),
    Measure.VOLUME: (
        "1 litre liter; 3.785 gallon; 158.987 barrel; 1000 cubic_metre cubic_meter; 1000000 "
        "megalitre"
    ),
    Measure.MASS: (
        "1000 tonne ton metric_ton tonelada tonnen tonluk t; 1 kilo kg kilogram kilogramme; 0.001 "
        "gram g gramme; 1e-06 milligram mg; 0.0283495 ounce; 0.453592 lb; 6.35029 stone"
    ),
    Measure.SPEED: (
        "1.609344 mph mile_per_hour mile_an_hour; 1 km/h kph kmh kilometre_per_hour "
        "kilometer_per_hour kilometre_an_hour kilometer_an_hour km_per_hour; 1.852 knot"
    ),
    Measure.POWER: "1000 kw kilowatt; 1000000 mw megawatt; 1000000000 gw gigawatt",
    Measure.ENERGY: ("1 kwh kilowatt_hour; 1000 mwh megawatt_hour; 1000000 gwh gigawatt_hour"),
    Measure.CONCENTRATION: (
        "1 mg/l milligram_per_litre milligram_per_liter milligram_a_litre; 1000 g/l gram_per_litre "
        "gram_per_liter; 0.001 µg/l μg/l microgram_per_litre microgram_per_liter "
        "microgram_a_litre; 1e-06 ng/l nanogram_per_litre"
    ),
    Measure.DURATION: (
        "0.0000115740741 second sec; 0.000694444444 minute min; 0.0416666667 hour hr; 1 day night "
        "tage tagen jour día gün; 7 week; 14 fortnight; 30.4375 month monate monaten mois mese "
        "ay; 365.25 year yr jahre jahren an año yıl; 3652.5 decade; 36525 century centurie"
    ),
}
"""To each measure its units: the size in the basic unit, then the names in the singular."""


def _units() -> dict[str, tuple[Measure, float]]:
    table: dict[str, tuple[Measure, float]] = {}
    for measure, listed in _SIZES.items():
        for entry in listed.split(";"):
            size, *names = entry.split()
            table |= {name.replace("_", " "): (measure, float(size)) for name in names}
    return table


UNITS = _units()
"""A unit in the singular, in words or short, to its measure and its size in the basic unit: metre,
square metre, litre, kilogram, kilometre an hour, watt, kilowatt-hour, milligram per litre, day."""

LABELS = frozenset(
    "article section clause paragraph page chapter verse part schedule annex appendix act room "
    "route road highway flight gate platform channel number no nos line level category class "
    "tier phase stage step grade type model version item case docket file form rule resolution "
    "directive regulation order bill law amendment protocol unit reactor block lot plot parcel "
    "apartment flat suite floor ward district precinct sector zone area division group round "
    "match game week season episode volume issue issn isbn tel telephone phone fax code box bus "
    "tram train junction exit figure table covid pier berth dock hangar terminal warehouse pump "
    "well shaft mine bay track lane carriage car apollo boeing airbus studio hall court chamber "
    "psalm sonnet symphony artikel paragraf absatz seite nummer artículo página sección madde "
    "sayfa numara".split()
)
"""A number after one of these, in the singular, names something and counts nothing."""
NAMING = LABELS - frozenset("act order law case group area class week season unit car part".split())
