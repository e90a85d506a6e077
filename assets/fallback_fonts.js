// Where our typeface lacks a character Flutter asks for one of a thousand fonts by its full address, again and
// again until something arrives. Each of these requests gets a font of ours instead: the script's own, or one
// with nothing in it, also where ours does not arrive. A character that no font has is shown as a box.
(() => {
  const ASKED = "/fallback-fonts/";
  const OURS = {
    notosans: "latin", // with Cyrillic, Greek, Vietnamese and Devanagari
    notosansarabic: "arabic",
    notosansbengali: "bengali",
    notosansdevanagari: "latin",
    notosansgujarati: "gujarati",
    notosansgurmukhi: "gurmukhi",
    notosanshebrew: "hebrew",
    notosanstamil: "tamil",
    notocoloremoji: "emoji",
    notosansmath: "signs",
    notosanssymbols: "signs",
    notosanssymbols2: "signs",
  };
  // Made by tools/make_fallback_fonts.py: a font with a space.
  const NOTHING = "data:font/woff2;base64,d09GMgABAAAAAAJAAA4AAAAABLQAAAHsAAID1wAAAAAAAAAAAAAAAAAAAAAAAAAAGyAcQgZgP1NUQVReADQRCAoBLAE2AiQDCAsGAAQgBYM2ByAb3wMoLgpsd2QwTgrjxlxRlK5+Km6I5/9/rN8+d958F8SyuNVJmCcPHQ+FUkmsTmhksVCozPVrv28Wsmv8SURoMMv9PbG9eW+xXKCSmU49/BXnfyFs/99NvbsK/LS53Bbd+6aNRSnl5RsswsCyXmDcS7epHX1C34gRQ0Z4qmDEKmn+k6e3V19Mg35AMOKwoQg1Vr71JWxf9za+9wsBvSfQoo+B3T7FMWjVzQdd6lX1+FyoX81V/Yz5arRbrduqGgIAZ64cFr5f62Rb63/a7bxGoJbqD+tERAzpYE4QGwVe3tPZj5e3WfdHHjwD239EwIAFeUGUygfqMyIqhz34dJTKUT4EFB2QNIes49Oywbr+Hep/E2C5vGkSFGgAQDwRVOfrR/jz4uA/wc5f+HWmdQAwoEAYqFM9PnjNABZi9TzHLSiq4DiAYU8EpQ3jE4AaM77VMuGLMmG3f1cYy5gaI1lSD0tlAz4ibGZHya/cb4J4vggGjY5l9XX19WVd6VDWHmEk60ggJqRgWSNvmI4IUlaVjjGPNNDRoTEw3ZtXbQri6HARRlTExaQOG2AGV4tGQMjSolgO22wGRc3q3hfAJZ0hzRsbECZl4kFuZypL8ZyE2oigeYJTREA0PDDsmUkHsK0woIDzPxguCwJ9tjsA";
  const usual = window.fetch.bind(window);
  const whole = (answer) => (answer.ok ? answer : Promise.reject(new Error(`${answer.status}`)));

  window.fetch = (what, options) => {
    const [, font] = String(what?.url ?? what).split(ASKED);
    if (font === undefined) return usual(what, options);
    const ours = OURS[font.split("/")[0]];
    if (!ours) return usual(NOTHING);
    const address = new URL(`fonts/fallback/${ours}.woff2`, document.baseURI);
    return usual(address, options).then(whole).catch(() => usual(NOTHING));
  };
})();
