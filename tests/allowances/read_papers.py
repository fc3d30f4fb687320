"""What stands on a paper, read back out of the file."""

import io

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader


def pdf_pages(body: bytes) -> list[str]:
    """The text of each page, its white space as single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(body)).pages]


def pdf_text(body: bytes) -> str:
    return " ".join(pdf_pages(body))


def docx_rows(body: bytes) -> list[list[str]]:
    """The rows of the list itself: the table with lines."""
    table = next(table for table in Document(io.BytesIO(body)).tables if table.style.name == "Table Grid")
    return [[cell.text for cell in row.cells] for row in table.rows]


def docx_text(body: bytes) -> str:
    document = Document(io.BytesIO(body))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def xlsx_rows(body: bytes, sheet: int = 0) -> list[list]:
    return [list(row) for row in load_workbook(io.BytesIO(body)).worksheets[sheet].iter_rows(values_only=True)]


def xlsx_people(body: bytes) -> list[list]:
    """The rows of people: those with a running number."""
    return [row for row in xlsx_rows(body) if isinstance(row[0], int)]
