"""Real PDF and Word files, written from scratch, so that a test says what is in them."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx.document import Document
from pypdf import PdfReader, PdfWriter

REGULAR, BOLD, ANY_SCRIPT = "F1", "F2", "F3"
"""The fonts of a page; the third has all letters, but none of their shapes."""
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text on a page, *x* and *y* points from its lower left corner."""

    text: str
    x: float
    y: float
    size: float = 11
    font: str = REGULAR


def column(
    lines: Iterable[str],
    top: float = 700,
    left: float = 72,
    size: float = 11,
    leading: float = 14,
    font: str = REGULAR,
) -> list[Shown]:
    """Return *lines* below each other; an empty one leaves its room free."""
    return [
        Shown(line, left, top - n * leading, size, font) for n, line in enumerate(lines) if line
    ]


def make_pdf(pages: Sequence[Sequence[Shown]], info: Mapping[str, str] | None = None) -> bytes:
    """Return a PDF with one page for each of *pages*."""
    return make_pdf_of_streams([_content(page) for page in pages], info=info)


def make_pdf_of_streams(
    streams: Sequence[bytes],
    *,
    info: Mapping[str, str] | None = None,
    filters: str = "",
    picture: bool = False,
) -> bytes:
    """Return a PDF of ready content streams, one a page, which are in *filters* already.

    With *picture*, each page may show a picture of one grey point as /I.
    """
    fonts = f"/{REGULAR} 3 0 R /{BOLD} 4 0 R /{ANY_SCRIPT} 5 0 R"
    pictures = " /XObject << /I 8 0 R >>" if picture else ""
    first = 10
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(streams)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        3: _latin_font("Helvetica"),
        4: _latin_font("Helvetica-Bold"),
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H"
        b" /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        6: _stream(_CMAP),
        7: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 600"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        8: _stream(
            b"\x80",
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
            " /BitsPerComponent 8",
        ),
        9: _info(info or {}),
    }
    for n, stream in enumerate(streams):
        objects[first + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first + 2 * n + 1} "
            f"0 R /Resources << /Font << {fonts} >>{pictures} >> >>"
        ).encode()
        objects[first + 2 * n + 1] = _stream(stream, filters and f"/Filter {filters}")
    return pdf_of_objects(objects)


def pdf_of_objects(objects: Mapping[int, bytes]) -> bytes:
    """Return a PDF of numbered objects: 1 is the catalogue, 9 the document information."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {max(objects) + 1}\n".encode()
    for number in range(max(objects) + 1):
        kind = "00000 n" if number in places else "65535 f"
        out += f"{places.get(number, 0):010} {kind} \n".encode()
    out += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 9 0 R >>\n".encode()
    return bytes(out + f"startxref\n{table}\n%%EOF\n".encode())


def deflated(data: bytes, times: int = 1) -> bytes:
    """Return *data* packed as /FlateDecode, as often as told."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def encrypt(pdf: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """Return *pdf* locked with a password, "" for one that anybody may open but not change."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(password, "the owner's", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def save_docx(document: Document) -> bytes:
    """Return the file of a document of python-docx."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def repack(docx: bytes, change: Mapping[str, tuple[bytes, bytes]]) -> bytes:
    """Return a .docx file with words of its parts replaced: name of the part to (old, new)."""
    out = BytesIO()
    with ZipFile(BytesIO(docx)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name in change:
                before, after = change[name]
                assert before in data, f"{before!r} is not in {name}"
                data = data.replace(before, after, 1)
            new.writestr(name, data)
    return out.getvalue()


def add_part(docx: bytes, name: str, data: bytes) -> bytes:
    """Return a .docx file with one more part."""
    out = BytesIO(docx)
    with ZipFile(out, "a", ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out.getvalue()


def _content(page: Iterable[Shown]) -> bytes:
    return b"\n".join(
        f"BT /{piece.font} {piece.size:g} Tf {piece.x:g} {piece.y:g} Td ".encode()
        + _string(piece)
        + b" Tj ET"
        for piece in page
    )


def _string(piece: Shown) -> bytes:
    charset = "utf-16-be" if piece.font == ANY_SCRIPT else "cp1252"
    return b"<" + piece.text.encode(charset).hex().encode() + b">"


def _latin_font(name: str) -> bytes:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    )


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def _info(info: Mapping[str, str]) -> bytes:
    entries = (
        f"/{name} <feff{value.encode('utf-16-be').hex()}>".encode() for name, value in info.items()
    )
    return b"<< " + b" ".join(entries) + b" >>"
