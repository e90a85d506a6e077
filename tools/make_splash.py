"""Draws what a packaged app shows while it opens, and its icon for iOS, from assets/icons/icon.svg.

Needed only when the icon changes: `python -m tools.make_splash`. Android shows what lies in a circle of two
thirds of the splash; iOS wants an icon without transparency and rounds the corners itself.
"""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import find_chromium

ASSETS = Path(__file__).parents[1] / "assets"
SPLASH, PICTURE, ICON = 1152, 700, 1024  # pixels
RIM = {"splash": "#1B4F66", "splash_dark": "#5E8796"}  # so that the circle shows on paper and on night


def draw(page: Page, name: str, side: int, html: str, bare: bool) -> None:
    """Write one square picture; `bare`: transparent where nothing is drawn."""
    page.set_viewport_size({"width": side, "height": side})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{html}")
    page.screenshot(path=ASSETS / f"{name}.png", omit_background=bare)


def main() -> None:
    svg = (ASSETS / "icons" / "icon.svg").read_text("utf-8")
    edge = (SPLASH - PICTURE) // 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        draw(page, "icon_ios", ICON, svg, bare=False)
        for name, rim in RIM.items():
            style = f"margin: {edge}px; width: {PICTURE}px; border-radius: 50%; overflow: hidden"
            ring = f"box-shadow: 0 0 0 8px {rim}"
            draw(page, name, SPLASH, f'<div style="{style}; {ring}">{svg}</div>', bare=True)
        browser.close()


if __name__ == "__main__":
    main()
