"""An address as a QR code: drawn by us as one path, so that a page needs no picture for it."""

from __future__ import annotations

import segno
from markupsafe import Markup

QUIET = 4  # modules of nothing around it, by the standard
_DRAWN = Markup(
    '<svg class="kf-qr" viewBox="0 0 {size} {size}" role="img" aria-label="{said}" '
    'focusable="false"><rect class="kf-qr-ground" width="{size}" height="{size}"/>'
    '<path class="kf-qr-ink" d="{path}"/></svg>'
)


def drawn(address: str, said: str) -> Markup:
    """Draw an address; `said` is what stands for it where nothing is seen."""
    code = segno.make_qr(address, error="m")
    rows = [bytes(row) for row in code.matrix]
    path = "".join(
        f"M{QUIET + x} {QUIET + y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _runs(row)
    )
    return _DRAWN.format(size=len(rows) + 2 * QUIET, said=said, path=path)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Give where each run of dark modules begins, and how long it is."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((x, 1))
    return found
