import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.quantities import MOST, find_quantities
from factcheck.text.quantity import Bound, Measure


def read_one(text, language="en"):
    quantities = find_quantities(text, language)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a crowd of 1,200 people", 1_200),
        ("1 200 homes", 1_200),
        ("1  200 homes", 1_200),
        ("1\r\n200 homes", 1_200),
        ("1\u200b 200 homes", 1_200),
        ("1'200 homes", 1_200),
        ("12,34,567 voters", 1_234_567),
        ("10k votes", 10_000),
        ("1.2m inhabitants", 1_200_000),
        ("3,5 million viewers", 3_500_000),
        ("half a million people", 500_000),
        ("a million and a half people", 1_500_000),
        ("one and a half million people", 1_500_000),
        ("one hundred and five deputies", 105),
        ("two thousand three hundred sheep", 2_300),
        ("twenty-three miners", 23),
        ("two dozen houses", 24),
        ("a pair of boats", 2),
    ],
)
def test_a_count_is_read_in_digits_and_in_words(text, value):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value) == (Measure.COUNT, value)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("£3m", 3e6, "GBP"),
        ("three million pounds", 3e6, "GBP"),
        ("US$1.2bn", 1.2e9, "USD"),
        ("1.2 billion dollars", 1.2e9, "USD"),
        ("40 Canadian dollars", 40, "CAD"),
        ("A$56", 56, "AUD"),
        ("a $56 part", 56, "USD"),
        ("EUR 500", 500, "EUR"),
        ("8 roubles", 8, "RUB"),
    ],
)
def test_money_is_read_with_its_currency(text, value, code):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value, quantity.unit) == (Measure.MONEY, value, code)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("12 km", Measure.LENGTH, 12_000),
        ("a wall 12m long", Measure.LENGTH, 12),
        ("5 miles", Measure.LENGTH, 8_046.72),
        ("12 nautical miles", Measure.LENGTH, 22_224),
        ("56 square kilometres", Measure.AREA, 56e6),
        ("5,600 hectares", Measure.AREA, 56e6),
        ("2 tonnes of grain", Measure.MASS, 2_000),
        ("100 km per hour", Measure.SPEED, 100),
        ("41C", Measure.TEMPERATURE, 41),
        ("between 40 and 60 degrees Fahrenheit", Measure.TEMPERATURE, 10),
        ("minus 5 to 10 degrees", Measure.TEMPERATURE, 2.5),
        ("minus 4 degrees", Measure.TEMPERATURE, -4),
        ("50 degrees Fahrenheit", Measure.TEMPERATURE, 10),
        ("two and a half years", Measure.DURATION, 913.125),
        ("30 months", Measure.DURATION, 913.125),
        ("a three-week strike", Measure.DURATION, 21),
        ("lasted an hour and fifty minutes", Measure.DURATION, 110 / 1440),
        ("a play of an hour and fifty minutes", Measure.DURATION, 110 / 1440),
        ("two weeks and three days", Measure.DURATION, 17),
        ("five feet six inches", Measure.LENGTH, 1.6764),
    ],
)
def test_a_unit_is_turned_into_the_basic_one(text, measure, value):
    quantity = read_one(text)
    assert quantity.measure is measure
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two weeks or three days", [14, 3]),
        ("two hours and ninety minutes", [2 / 24, 90 / 1440]),
        ("three days and two weeks", [3, 14]),
        ("two weeks and three people", [14, 3]),
        ("more than two weeks and three days", [14, 3]),
    ],
)
def test_two_quantities_are_joined_only_where_the_second_goes_on_with_the_first(text, values):
    assert [quantity.value for quantity in find_quantities(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "text",
    [
        "a 42-year-old man",
        "a man aged 42",
        "a man of 42",
        "42 years old",
        "Anna Falk, 42, said",
        "Anna Falk, who was 42, said",
        "Anna Falk was 42 when she sailed",
        "Anna Falk was 42 at the time",
        "the average age of our pilots is 42",
        "an average age among pilots of 42",
        "pilots older than 42",
    ],
)
def test_an_age_is_no_duration(text):
    assert read_one(text).measure is Measure.AGE


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("58 percent", 58),
        ("58 per cent", 58),
        ("58%", 58),
        ("a quarter of voters", 25),
        ("three-quarters of them", 75),
        ("four in ten voters", 40),
        ("one household in five", 20),
        ("9 out of every 10", 90),
    ],
)
def test_a_share_is_read_as_a_percentage(text, percent):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value) == (Measure.PERCENT, percent)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("rose 5 percentage points", 5),
        ("rose half a point", 0.5),
        ("a quarter of a percentage point", 0.25),
    ],
)
def test_percentage_points_are_a_measure_of_their_own(text, points):
    quantity = read_one(text)
    assert (quantity.measure, quantity.value) == (Measure.POINTS, points)


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("about 40 civilians", Bound.ABOUT, 36, 44),
        ("nearly 500 arrests", Bound.NEARLY, 450, 500),
        ("at least 80 people", Bound.OVER, 80, 120),
        ("100 or more", Bound.OVER, 100, 150),
        ("up to 60 people", Bound.UNDER, 30, 60),
        ("between 40 and 60 people", Bound.RANGE, 40, 60),
        ("40-60 people", Bound.RANGE, 40, 60),
        ("between 3 and 4 million people", Bound.RANGE, 3e6, 4e6),
        ("dozens of people", Bound.VAGUE, 24, 120),
        ("fewer than one in ten", Bound.UNDER, 5, 10),
        ("not even 40 finds", Bound.UNDER, 20, 40),
        ("thirty-odd sheep", Bound.ABOUT, 27, 33),
        ("exceeded 14 percent", Bound.OVER, 14, 21),
        ("will not exceed 14 percent", Bound.UNDER, 7, 14),
        ("never more than 40 finds", Bound.UNDER, 20, 40),
    ],
)
def test_an_approximation_is_an_interval(text, bound, low, high):
    quantity = read_one(text)
    assert (quantity.bound, quantity.low, quantity.high) == (bound, low, high)


@pytest.mark.parametrize("text", ["fares go up to 40 euros", "to take over two of its routes"])
def test_a_word_that_belongs_to_the_verb_is_no_bound(text):
    assert read_one(text).bound is Bound.EXACT


@pytest.mark.parametrize("text", ["from 40 to 60 cases", "its majority rose from 40 to 60"])
def test_from_one_to_another_are_two_quantities(text):
    assert [quantity.value for quantity in find_quantities(text)] == [40, 60]


@pytest.mark.parametrize(
    "text",
    [
        "voted 7-2 for it",
        "seven votes to two",
        "seven votes against two",
        "won 7 to 2",
        "a seven-two win",
    ],
)
def test_a_vote_or_a_result_is_a_score(text):
    quantity = read_one(text)
    assert (quantity.measure, quantity.low, quantity.high) == (Measure.SCORE, 7, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Section 12 of the Act",
        "Flight 370 to Boeing 737",
        "the A40 and the 5G network",
        "call +44 20 7946 0123",
        "call 555-0142",
        "one of them",
        "the number nine shirt",
        "no one came",
        "COVID-19",
    ],
)
def test_a_number_that_names_something_is_no_quantity(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "language", "value", "measure"),
    [
        ("1.200.000 Menschen", "de", 1_200_000, Measure.COUNT),
        ("3,5 Millionen Euro", "de", 3_500_000, Measure.MONEY),
        ("12,5 Prozent", "de", 12.5, Measure.PERCENT),
        ("2,3 milliards d'euros", "fr", 2.3e9, Measure.COUNT),
        ("1.200 millones de dólares", "es", 1.2e9, Measure.COUNT),
        ("1.200.000 kişi", "tr", 1_200_000, Measure.COUNT),
        ("yüzde 40", "tr", 40, Measure.PERCENT),
        ("%40", "tr", 40, Measure.PERCENT),
        ("٤٠ في المئة", "ar", 40, Measure.PERCENT),
        ("5 млн человек", "ru", 5e6, Measure.COUNT),
    ],
)
def test_other_languages_are_read_by_their_own_rules(text, language, value, measure):
    quantity = read_one(text, language)
    assert (quantity.value, quantity.measure) == (value, measure)


def test_nothing_is_read_where_a_date_was_taken():
    text = "On 4 March 12 people died"
    assert [quantity.value for quantity in find_quantities(text, taken=[(3, 10)])] == [12]


def test_the_offsets_are_those_of_the_text():
    text = "It cost about £3m in all"
    quantity = read_one(text)
    assert text[quantity.start : quantity.end] == "about £3m"


@given(st.text(alphabet="0123456789.,-£% kmathousandvewty½+", max_size=80))
def test_any_text_gives_disjoint_spans_in_order(text):
    ends = 0
    for quantity in find_quantities(text):
        assert ends <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high or quantity.measure is Measure.SCORE
        ends = quantity.end


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("half an hour", Measure.DURATION, 0.5 / 24),
        ("a quarter of an hour", Measure.DURATION, 0.25 / 24),
        ("an hour and a half", Measure.DURATION, 1.5 / 24),
        ("more than an hour", Measure.DURATION, 1 / 24),
        ("a quarter of a million votes", Measure.COUNT, 250_000),
        ("11p in every pound", Measure.PERCENT, 11),
        ("40 cents of each dollar", Measure.PERCENT, 40),
        ("300 micrograms per litre", Measure.CONCENTRATION, 0.3),
        ("0.3 mg/l", Measure.CONCENTRATION, 0.3),
        ("the suspect, 34, fled", Measure.AGE, 34 * 365.25),
    ],
)
def test_parts_of_a_unit_are_read(text, measure, value):
    quantity = read_one(text)
    assert quantity.measure is measure
    assert quantity.value == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize("text", ["on a day", "an hour later", "a day and"])
def test_a_unit_alone_is_no_quantity(text):
    assert find_quantities(text) == []


def test_a_range_of_nothing_is_no_trouble():
    assert find_quantities("0-0B") is not None


@pytest.mark.parametrize("piece", ["1,", "1 ", "a hundred and ", "between ", "9", "\ud800", "½"])
def test_hostile_text_ends_in_few_quantities(piece):
    assert len(find_quantities(piece * (200_000 // len(piece)))) <= MOST
