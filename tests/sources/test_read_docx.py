"""Word documents are read as they look once all changes are accepted."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from factcheck.errors import InvalidError, TooLargeError
from factcheck.sources.capture import MAX_FILE_BYTES, read_upload
from factcheck.sources.read_docx import read_docx
from tests.support.documents import add_part, repack, save_docx

DOCUMENT = "word/document.xml"
ASKED = b"<w:t>It rained for nine days.</w:t>"
BOX = """<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>
</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>
<w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"""
EITHER = """<mc:AlternateContent
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="w14"><w:t xml:space="preserve"> Hard.</w:t></mc:Choice>
<mc:Fallback><w:t xml:space="preserve"> Hard.</w:t></mc:Fallback></mc:AlternateContent>"""
FOOTNOTES = b"""<w:footnotes
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>City report of 2019, page 4.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def of_lines(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def with_run(xml):
    """A document in which *xml* stands beside the run that says that it rained."""
    data = save_docx(of_lines("It rained for nine days."))
    return repack(data, {DOCUMENT: (ASKED + b"</w:r>", ASKED + b"</w:r>" + xml.encode())})


def read_lines(data):
    return read_docx(data).text.split("\n")


def test_headings_paragraphs_lists_and_tables_are_read():
    document = docx.Document()
    document.add_heading("Bridge over the Lenn", 0)
    document.add_paragraph("By Hanna Westerby")
    document.add_paragraph("5 March 2024")
    document.add_paragraph("The bridge will stay closed.")
    document.add_paragraph("Ferries run until then.", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Year", "Cost", "2019", "3 million"], strict=True):
        cell.text = text
    document.add_paragraph("It was built in 1931.")
    upload = read_upload("report.docx", save_docx(document))
    assert upload.text.split("\n") == [
        "Bridge over the Lenn",
        "By Hanna Westerby",
        "5 March 2024",
        "The bridge will stay closed.",
        "Ferries run until then.",
        "Year | Cost",
        "2019 | 3 million",
        "It was built in 1931.",
    ]
    assert (upload.title, upload.byline, upload.published) == (
        "Bridge over the Lenn",
        "Hanna Westerby",
        date(2024, 3, 5),
    )
    assert upload.original_type.endswith("wordprocessingml.document")


def test_what_the_document_says_of_itself_is_taken():
    document = of_lines("It rained for nine days.")
    said = document.core_properties
    said.title, said.author = "Nine days of rain", "Dana Ruiz; Ivo Castellane"
    said.created = datetime(2023, 4, 1, 12, tzinfo=UTC)
    page = read_docx(save_docx(document))
    assert (page.title, page.author, page.date) == (
        "Nine days of rain",
        "Dana Ruiz, Ivo Castellane",
        "2023-04-01",
    )


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "Admin"])
def test_what_a_program_wrote_of_itself_is_not_taken(author):
    document = of_lines("Nine days of rain", "It rained in the valley.")
    document.core_properties.author = author
    page = read_docx(save_docx(document))
    assert (page.title, page.author, page.date) == ("Nine days of rain", "", "")


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("<w:ins><w:r><w:t> Hard.</w:t></w:r></w:ins>", "It rained for nine days. Hard."),
        ("<w:moveTo><w:r><w:t> Hard.</w:t></w:r></w:moveTo>", "It rained for nine days. Hard."),
        ("<w:del><w:r><w:delText> Hard.</w:delText></w:r></w:del>", "It rained for nine days."),
        ("<w:moveFrom><w:r><w:t> Hard.</w:t></w:r></w:moveFrom>", "It rained for nine days."),
        (
            "<w:hyperlink><w:r><w:t> Hard.</w:t></w:r></w:hyperlink>",
            "It rained for nine days. Hard.",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t> Hard.</w:t></w:r>", "It rained for nine days."),
        ("<w:r><w:tab/><w:t>Hard.</w:t></w:r>", "It rained for nine days. Hard."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "It rained for nine days."),
        ("<w:r><w:br/><w:t>Hard.</w:t></w:r>", "It rained for nine days.\nHard."),
        (f"<w:r>{EITHER}</w:r>", "It rained for nine days. Hard."),
        (f"<w:r>{BOX}</w:r>", "It rained for nine days.\nIn a box."),
        (
            "<w:sdt><w:sdtContent><w:r><w:t> So.</w:t></w:r></w:sdtContent></w:sdt>",
            "It rained for nine days. So.",
        ),
    ],
)
def test_only_what_is_to_be_seen_is_read(xml, read):
    assert read_docx(with_run(xml)).text == read


def test_a_table_of_one_column_is_read_as_paragraphs():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "It rained."
    cell.add_paragraph("The bridge fell.")
    assert read_lines(save_docx(document)) == ["It rained.", "The bridge fell."]


def test_footnotes_come_at_the_end():
    data = save_docx(of_lines("It rained.", "The bridge fell."))
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = b'<Relationship Id="rN" Type="' + kind + b'" Target="footnotes.xml"/>'
    data = repack(
        data,
        {
            "word/_rels/document.xml.rels": (b"</Relationships>", relation + b"</Relationships>"),
            "[Content_Types].xml": (
                b"</Types>",
                b'<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>',
            ),
        },
    )
    data = add_part(data, "word/footnotes.xml", FOOTNOTES)
    assert read_lines(data) == ["It rained.", "The bridge fell.", "City report of 2019, page 4."]


def test_headers_and_footers_are_left_out():
    document = of_lines("It rained.")
    document.sections[0].header.paragraphs[0].text = "City report"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert read_lines(save_docx(document)) == ["It rained."]


@pytest.mark.parametrize(
    "text", ["大桥将关闭三天。", "قال رئيس البلدية إن الجسر سيغلق.", "Köprü kapandı."]
)
def test_letters_of_any_script_are_read(text):
    assert read_upload("a.docx", save_docx(of_lines(text))).text == text


def test_a_document_with_macros_is_read_like_any_other():
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    data = repack(save_docx(of_lines("It rained.")), {"[Content_Types].xml": (plain, macros)})
    assert read_upload("rain.docm", data).text == "It rained."


def test_an_empty_document_is_refused():
    with pytest.raises(InvalidError, match="No text was found in this file") as caught:
        read_upload("empty.docx", save_docx(docx.Document()))
    assert list(caught.value.fields) == ["file"]


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_damaged_document_is_refused(kept):
    data = save_docx(of_lines("It rained."))
    data = data[: int(kept * len(data))] + b"[Content_Types].xml word/"
    with pytest.raises(InvalidError, match="not a Word document as Word usually saves it"):
        read_upload("rain.docx", data)


def test_a_document_whose_xml_is_damaged_is_refused():
    data = repack(save_docx(of_lines("It rained.")), {DOCUMENT: (b"</w:body>", b"")})
    with pytest.raises(InvalidError, match="damaged"):
        read_upload("rain.docx", data)


def test_a_document_with_a_password_is_refused():
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(InvalidError, match="protected by a password"):
        read_upload("rain.docx", locked)


def test_a_document_that_unpacks_to_too_much_is_refused():
    data = add_part(save_docx(of_lines("It rained.")), "word/media/a.bin", bytes(50_000_000))
    assert len(data) < MAX_FILE_BYTES
    with pytest.raises(TooLargeError, match="unpacks to more than 40 MB"):
        read_upload("rain.docx", data)


def test_a_part_that_lies_about_its_size_is_refused():
    data = save_docx(of_lines("It rained."))
    data = repack(data, {DOCUMENT: (b"</w:body>", b" " * 50_000_000 + b"</w:body>")})
    with ZipFile(BytesIO(data)) as packed:
        size = packed.getinfo(DOCUMENT).file_size.to_bytes(4, "little")
    assert data.count(size) == 2  # beside the part, and in the directory
    with pytest.raises(InvalidError, match="damaged"):
        read_upload("rain.docx", data.replace(size, (900).to_bytes(4, "little")))


ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 50) for n in range(1, 9))
BOMB = b'<!DOCTYPE w:document [<!ENTITY e0 "rain">' + ENTITIES + b"]>"


@pytest.mark.parametrize(
    ("old", "new"),
    [(ASKED, b"<w:t>&e8;</w:t>"), (b"<w:t>It", b'<w:t w:val="&e8;">It')],
)
def test_a_bomb_of_entities_does_not_go_off(old, new):
    data = save_docx(of_lines("It rained for nine days."))
    data = repack(data, {DOCUMENT: (b"<w:document ", BOMB + b"<w:document ")})
    with pytest.raises(InvalidError, match=r"damaged|No text"):
        read_upload("rain.docx", repack(data, {DOCUMENT: (old, new)}))


def test_a_file_of_the_server_is_not_read():
    data = save_docx(of_lines("It rained for nine days."))
    outside = b'<!DOCTYPE w:document [<!ENTITY f SYSTEM "file:///etc/hostname">]><w:document '
    data = repack(data, {DOCUMENT: (b"<w:document ", outside)})
    with pytest.raises(InvalidError, match="damaged"):
        read_upload("rain.docx", repack(data, {DOCUMENT: (ASKED, b"<w:t>So: &f;</w:t>")}))


def test_boxes_in_boxes_end():
    inner = "<w:t>Deep.</w:t>"
    for _ in range(40):
        inner = f"<w:pict><w:txbxContent><w:p><w:r>{inner}</w:r></w:p></w:txbxContent></w:pict>"
    assert read_docx(with_run(f"<w:r>{inner}</w:r>")).text == "It rained for nine days.\nDeep."
