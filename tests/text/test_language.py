import pytest

from factcheck.text.language import LANGUAGES, detect_language, direction_of
from tests.text.segment_cases import LANGUAGES as SEGMENTED
from tests.text.segment_cases import read_cases


@pytest.mark.parametrize("lang", SEGMENTED)
def test_a_text_of_some_length_is_recognised(lang):
    text = "\n".join(text for text, _ in read_cases(lang)[:12])
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "en"),
        ("12345", "en"),
        ("The government said on Tuesday that it would not resign.", "en"),
        ("Der Minister hat am Dienstag nicht mit der Presse gesprochen.", "de"),
        ("Le ministre a dit mardi que les élections auront lieu.", "fr"),
        ("El ministro dijo el martes que las elecciones no se celebrarán.", "es"),
        ("Bakan salı günü bir açıklama yaptı ve istifa etmeyeceğini söyledi.", "tr"),
        ("Nazir çərşənbə axşamı bəyanat verib və istefa etməyəcəyini deyib.", "az"),
        ("ראש הממשלה אמר ביום שלישי", "he"),
        ("Міністр заявив, що не піде у відставку", "uk"),
        ("Министр заявил, что не уйдёт в отставку", "ru"),
        ("BBC、首相の辞任を報道", "ja"),
        ("习近平在北京会见了Joe Biden", "zh"),
    ],
)
def test_a_sentence_is_recognised(text, lang):
    assert detect_language(text) == lang


def test_every_language_that_is_segmented_can_be_chosen():
    assert set(LANGUAGES) == {*SEGMENTED, "he"}
    assert list(LANGUAGES.values()) == sorted(LANGUAGES.values())


def test_direction_follows_the_language():
    assert {code for code in LANGUAGES if direction_of(code) == "rtl"} == {"ar", "he"}
    assert direction_of("ar-EG") == "rtl"
