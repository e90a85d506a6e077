"""Looks into every place where a browser can keep what an app was told, and into the browser's own files."""

from pathlib import Path

from tests.e2e.robot import Robot

# Everything a page can read of its own origin, as one text for each place.
LOOK = """async () => {
  const found = {};
  const told = (bytes) => new TextDecoder("utf-8").decode(bytes);
  const walk = async (folder, path) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await walk(entry, `${path}/${name}`);
      else found[`${path}/${name}`] = told(await (await entry.getFile()).arrayBuffer());
    }
  };
  await walk(await navigator.storage.getDirectory(), "opfs");
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise((resolve, reject) => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      found[`indexedDB ${name} ${store}`] = rows.map(
        (row) => (row instanceof Uint8Array ? told(row) : JSON.stringify(row))).join();
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      found[`cache ${name} ${request.url}`] = told(await answer.arrayBuffer());
    }
  }
  found.localStorage = JSON.stringify({ ...localStorage });
  found.sessionStorage = JSON.stringify({ ...sessionStorage });
  found.cookies = document.cookie;
  found.history = `${location.href} ${JSON.stringify(history.state)} ${window.name}`;
  found.page = document.documentElement.outerHTML;
  return found;
}"""


def places_with(robot: Robot, words: tuple[str, ...]) -> list[str]:
    """Where one of the words still is, as "place: word"."""
    page = robot.page
    found: dict[str, str] = page.evaluate(LOOK)
    told = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    found["the browser's history"] = " ".join(f"{one['url']} {one['title']}" for one in told["entries"])
    found["all cookies"] = str(page.context.cookies())
    return [f"{place}: {word}" for place, text in found.items() for word in words if word in text]


def files_with(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Which files of the profile hold one of the words, in either of the ways browsers write text."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        for word in words:
            if word.encode() in data or word.encode("utf-16-le") in data:
                found.append(f"{path.relative_to(folder)}: {word}")
    return found
