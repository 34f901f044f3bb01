"""A chart of stacked bars inside a Word file, drawn by Word itself from the numbers it carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from sotay.exports import wording

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLACED = f"{DRAWN}/wordprocessingDrawing"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LEFT_AXIS, BELOW_AXIS = 111, 112
LETTERS = ('<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}">'
           '<a:latin typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr/></a:p>'
           "</c:txPr>")  # fmt: skip


@dataclass(frozen=True)
class Series:
    """One colour of the bars, with a number for each bar."""

    name: str
    colour: str  # RRGGBB
    numbers: Sequence[int]


def add_bars(
    document: WordDocument, title: str, bars: Sequence[str], series: Sequence[Series], *,
    width: float,
) -> None:  # fmt: skip
    """Horizontal bars from 0 to 100 %, `width` millimetres wide; the first bar stands on top."""
    height = 28 + 11 * len(bars)
    place = PackURI(f"/word/charts/chart{len(document.inline_shapes) + 1}.xml")
    xml = _chart(bars, series).encode()
    part = Part(place, CHART_TYPE, xml, document.part.package)
    related = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment, form.line_spacing_rule = WD_ALIGN_PARAGRAPH.CENTER, WD_LINE_SPACING.SINGLE
    paragraph.add_run()._r.append(parse_xml(_frame(related, title, Mm(width), Mm(height))))


def _frame(related: str, title: str, width: int, height: int) -> str:
    words = escape(wording.printable(title), {'"': "&quot;"})
    return (
        f'<w:drawing xmlns:w="{WORD}" xmlns:wp="{PLACED}" xmlns:a="{DRAWN}/main">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{related.removeprefix("rId")}00" name="{words}" descr="{words}"/>'
        f'<a:graphic><a:graphicData uri="{DRAWN}/chart">'
        f'<c:chart xmlns:c="{DRAWN}/chart" xmlns:r="{RELATED}" r:id="{related}"/>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _chart(bars: Sequence[str], series: Sequence[Series]) -> str:
    drawn = "".join(_series(number, one, bars) for number, one in enumerate(series))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{DRAWN}/chart" xmlns:a="{DRAWN}/main"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="{LEFT_AXIS}"/>'
        f'<c:axId val="{BELOW_AXIS}"/></c:barChart>{_axes()}</c:plotArea>'
        f'<c:legend><c:legendPos val="b"/>{LETTERS.format(size=1100)}</c:legend>'
        '<c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _axes() -> str:
    return (
        f'<c:catAx><c:axId val="{LEFT_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{LETTERS.format(size=1100)}'
        f'<c:crossAx val="{BELOW_AXIS}"/></c:catAx>'
        f'<c:valAx><c:axId val="{BELOW_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        '<c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="0&quot; %&quot;" sourceLinked="0"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{LETTERS.format(size=1000)}'
        f'<c:crossAx val="{LEFT_AXIS}"/><c:crosses val="max"/><c:majorUnit val="25"/></c:valAx>'
    )


def _series(number: int, one: Series, bars: Sequence[str]) -> str:
    names = "".join(_point(at, wording.printable(bar)) for at, bar in enumerate(bars))
    values = "".join(_point(at, str(value)) for at, value in enumerate(one.numbers))
    count = f'<c:ptCount val="{len(bars)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx><c:strRef><c:f>Bieu!${chr(66 + number)}$1</c:f><c:strCache>"
        f'<c:ptCount val="1"/>{_point(0, one.name)}</c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{one.colour}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f"<c:cat><c:strRef><c:f>Bieu!$A$2</c:f><c:strCache>{count}{names}</c:strCache></c:strRef>"
        f"</c:cat><c:val><c:numRef><c:f>Bieu!${chr(66 + number)}$2</c:f><c:numCache>"
        f"<c:formatCode>0</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _point(at: int, value: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>'
