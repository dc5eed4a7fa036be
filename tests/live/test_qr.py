"""The QR code is the one that the standard has for the address, and says it in words too."""

import re

import segno

from course.live import qr

ADDRESS = "http://192.168.1.20:8866/live/KRT-HMB"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def test_its_modules_are_those_of_the_address() -> None:
    """Module by module it is the code that segno makes, with four empty ones around it."""
    svg = str(qr.drawn(ADDRESS, "QR"))
    wanted = [list(row) for row in segno.make_qr(ADDRESS, error="m").matrix]
    size = len(wanted)
    assert f'viewBox="0 0 {size + 2 * qr.QUIET} {size + 2 * qr.QUIET}"' in svg
    (path,) = re.findall(r' d="([^"]*)"', svg)
    assert RUN.sub("", path) == ""
    found = [[0] * size for _ in range(size)]
    for x, y, length, back in (map(int, each) for each in RUN.findall(path)):
        assert length == back
        for at in range(x, x + length):
            found[y - qr.QUIET][at - qr.QUIET] += 1
    assert found == wanted


def test_it_is_an_image_with_a_name_that_is_no_html() -> None:
    """Whoever sees nothing hears the address, and nothing inline styles or runs."""
    svg = str(qr.drawn(ADDRESS, '"><script>'))
    assert 'role="img" aria-label="&#34;&gt;&lt;script&gt;"' in svg
    assert "style=" not in svg
