"""README's picture of what one takes home: the finished page, as it comes out on paper."""

from pathlib import Path

from tests.pictures.studio import Studio, take, visit

NAME, LANG = "page", "en"
ADDRESS, PAGE = f"/{LANG}/8-whom-do-you-serve", "your-page"
A4 = {"width": 794, "height": 1123}  # at 96 pixels an inch
SCALE = 1.5
# On paper the browser adds the margin; the edge is that of the sheet.
SHEET = """() => {
  const { body, documentElement: sheet } = document;
  Object.assign(body.style, { margin: "12mm", background: "#fff" });
  Object.assign(sheet.style, { boxSizing: "border-box", height: "297mm" });
  Object.assign(sheet.style, { background: "#fff", border: "1px solid #b9c8c1" });
}"""


def picture(studio: Studio, folder: Path) -> None:
    """Press Print, and take what goes to the printer."""
    with studio.visitor(LANG, well=True, viewport=A4, device_scale_factor=SCALE) as context:
        context.add_init_script("print = () => {}")  # which would put the page back as it was
        page = context.new_page()
        visit(page, ADDRESS)
        page.locator(f"#{PAGE}-take-print").click()
        page.locator(".kf-paper-sheet").wait_for(state="attached")
        page.emulate_media(media="print")
        page.evaluate(SHEET)
        take(page, folder / f"{NAME}.png")
