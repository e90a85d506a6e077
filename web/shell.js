// The page a person sees before the app and whenever it cannot be seen: puts their own numbers where the
// centre's stand, and says in words what went wrong. It needs nothing of the rest.
window.homewardShell = (() => {
  const KEY = "homeward.numbers";
  const block = document.getElementById("opening");

  // What the app last wrote: [{ name, number, dialled }, ...]. Anything else is not used, and the page's own
  // stay. Lines of an older version have no `dialled`: they dial the number as it is written.
  const ownNumbers = () => {
    try {
      const lines = JSON.parse(localStorage.getItem(KEY)) ?? [];
      return lines.filter((line) => typeof line.name === "string" && /^\+?[\d ]{3,}$/.test(line.number));
    } catch {
      return [];
    }
  };

  const row = ({ name, number, dialled }) => {
    const item = document.createElement("li");
    const label = document.createElement("span");
    const link = document.createElement("a");
    label.textContent = name;
    link.textContent = number;
    link.href = `tel:${/^\+?\d{3,}$/.test(dialled) ? dialled : number.replaceAll(" ", "")}`;
    item.append(label, link);
    return item;
  };

  const showNumbers = () => {
    const lines = ownNumbers();
    if (lines.length) block.querySelector("ul").replaceChildren(...lines.map(row));
  };

  const trouble = (title, reason) => {
    document.getElementById("title").textContent = title;
    document.getElementById("reason").textContent = reason;
    document.getElementById("trouble").hidden = false;
    block.hidden = false;
  };

  document.getElementById("reload").addEventListener("click", () => location.reload());
  showNumbers();
  return {
    key: KEY,
    keepNumbers: (text) => { localStorage.setItem(KEY, text); showNumbers(); },
    hide: () => { block.hidden = true; },
    notOpened: () => trouble("Homeward has not opened", "Something went wrong on the way."),
    taken: () => trouble("Homeward is open in another tab", "What you saved is kept. Try again opens it here."),
    stopped: () => trouble("Homeward has stopped", "What you saved is kept."),
  };
})();
