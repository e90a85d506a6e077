// Makes Tab go in the order of the page. Flutter would go by place on the screen: to and fro between the panes,
// and over the red button after every row that is scrolled out of sight. What a screen reader sees has the right
// order, so the first Tab switches that on, and from then on Tab is left to the browser.
(() => {
  const SECONDS_TO_SHOW = 3;
  const TO_SETTLE = 200; // milliseconds until Flutter has said what had the focus before
  const EDGE = 24; // px: what has the focus stands at least so far inside its pane
  const STOPS = "flt-semantics-host [tabindex='0'], flt-semantics-host input, flt-semantics-host textarea";
  const opening = document.getElementById("opening");
  let byTab = false;
  let beginning = false;

  const focusNext = (back) => {
    const stops = [...document.querySelectorAll(STOPS)];
    const now = stops.indexOf(document.activeElement);
    const next = now >= 0 ? now + (back ? -1 : 1) : back ? stops.length - 1 : 0;
    stops[next]?.focus();
  };

  const whenShown = (then, until) => {
    if (document.querySelector(STOPS) || Date.now() > until) setTimeout(then, TO_SETTLE);
    else setTimeout(whenShown, 50, then, until);
  };

  const begin = (off, back) => {
    beginning = true;
    off.click();
    whenShown(() => {
      beginning = false;
      focusNext(back);
    }, Date.now() + SECONDS_TO_SHOW * 1000);
  };

  const paneOf = (element) => {
    while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY)) element = element.parentElement;
    return element;
  };

  window.addEventListener("keydown", (event) => {
    byTab = event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey;
    const off = document.querySelector("flt-semantics-placeholder");
    const typing = document.activeElement?.matches("input, textarea");
    if (!byTab || !opening.hidden) return;
    if (off && typing) return; // switched on in the middle of a field, the field would be lost
    event.stopImmediatePropagation();
    if (!off && !beginning && document.activeElement !== document.body) return;
    event.preventDefault();
    if (off) begin(off, event.shiftKey);
    else if (!beginning) focusNext(event.shiftKey);
  }, true);

  window.addEventListener("pointerdown", () => { byTab = false; }, true);

  // The browser thinks a row is in sight when a strip of it is.
  document.addEventListener("focusin", ({ target }) => {
    const pane = byTab && paneOf(target);
    if (!pane) return;
    const { top, bottom } = target.getBoundingClientRect();
    const sight = pane.getBoundingClientRect();
    if (top < sight.top + EDGE || bottom > sight.bottom - EDGE) target.scrollIntoView({ block: "center" });
  });
})();
