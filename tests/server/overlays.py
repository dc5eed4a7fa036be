"""Folders laid over the course, made for a test."""

import json
from pathlib import Path
from typing import Any

Cell = str | tuple[str, str]

OPENING = "from widgets.sv import exercise, workbook"
EXERCISE = 'exercise("how-far")'
CODE = """import ipywidgets
slider = ipywidgets.IntSlider(value=3, max=10, description="Dagar")
said = ipywidgets.Label()
slider.observe(lambda change: said.set_trait("value", f"{change.new} dagar"), "value")
slider"""

ONLY_OURS: list[Cell] = [("md", "# Bara våra"), OPENING, EXERCISE, "workbook()"]
SLIDER: list[Cell] = [
    ("md", "# Vad kostar väntan?"),
    OPENING,
    ("md", "Dra i reglaget."),
    CODE,
    "said",
    EXERCISE,
    "workbook()",
]


def write(overlay: Path, lang: str, slug: str, cells: list[Cell]) -> Path:
    """Write a notebook, never run, into an overlay."""
    path = overlay / "notebooks" / lang / f"{slug}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [_cell(each, f"cell-{number}") for number, each in enumerate(cells)],
        "metadata": {"kernelspec": spec},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def _cell(cell: Cell, name: str) -> dict[str, Any]:
    if isinstance(cell, tuple):
        return {"cell_type": "markdown", "id": name, "metadata": {}, "source": cell[1]}
    empty: dict[str, Any] = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "metadata": {}, "source": cell, **empty}
