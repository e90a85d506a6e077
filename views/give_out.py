"""Gives a page out on paper, or as a file where there is no browser around the app to print with."""

from services.state import AppState


async def print_or_save(state: AppState, file: str, html: str) -> bool:
    """Print the page, else save it under the name `file`. Whether it was printed."""
    if state.bridge.print_page(html):
        return True
    await state.device.save_file(file, html.encode())
    return False
