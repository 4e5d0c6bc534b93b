/* Finds words with Pagefind, in the box of Material's search, with its looks and keys.

   Only sites with `search: pagefind` have this file. Material starts it, too, in the place of its own search,
   and there it does nothing: so Material has no answer, and the list is ours. Nothing is loaded before somebody
   comes to the box. */

(() => {
  "use strict";
  if (typeof document === "undefined") return;

  const SAID = "{{ said }}";
  const AT_ONCE = 10;
  const root = new URL("../../", document.currentScript.src);
  const query = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const settings = document.getElementById("__config");
  if (!query || !result || !settings) return;

  const { features, translations } = JSON.parse(settings.textContent);
  const told = result.firstElementChild;
  const list = result.lastElementChild;
  const scrolled = result.parentElement;
  const box = query.closest(".md-search");
  const engines = new Map();
  let chosen = "";
  let asked = null;
  let turn = 0;
  let rest = [];
  let shown = new Map();
  let extended = null;
  let pause = 0;

  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function say(key, number) {
    told.textContent = translations[`search.result.${key}`].replace("#", number);
  }

  /* ── What is found ── */
  /* What is of a kind has an index of its own; pages are found in the first. */
  function engine() {
    const folder = ["", "briefing", "page"].includes(chosen) ? "pagefind/" : "pagefind/entries/";
    if (!engines.has(folder)) engines.set(folder, start(new URL(folder, root).href));
    return engines.get(folder);
  }

  async function start(basePath) {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", root));
    const started = createInstance({ basePath, excerptLength: 25 });
    await started.init();
    return started;
  }

  async function search() {
    const words = query.value.trim();
    const key = JSON.stringify([words, chosen]);
    if (key === asked) return;
    asked = key;
    const own = ++turn;
    try {
      const ready = await engine();
      const only = chosen ? { filters: { kind: chosen } } : {};
      const found = words ? (await ready.search(words, only)).results : [];
      const first = await said(found.slice(0, AT_ONCE));
      if (own !== turn) return;
      rest = found.slice(AT_ONCE);
      shown = new Map();
      list.replaceChildren(...first.flatMap(item));
      scrolled.scrollTop = 0;
      if (!words) say("placeholder");
      else if (found.length < 2) say(found.length ? "one" : "none");
      else say("other", found.length.toLocaleString(document.documentElement.lang));
    } catch (problem) {
      engines.clear();
      asked = null;
      told.textContent = SAID.failed;
      console.info(problem);
    }
  }

  /* What a result says is a file of its own, loaded when it is to be seen. */
  function said(some) {
    return Promise.all(some.map(async (each) => ({ ...(await each.data()), score: each.score })));
  }

  async function more() {
    const own = turn;
    if (own !== extended && rest.length) {
      extended = own;
      const some = await said(rest.splice(0, AT_ONCE));
      extended = null;
      if (own === turn) list.append(...some.flatMap(item));
    }
  }

  /* ── How it looks: as Material writes it ── */
  /* What has the highest score is opened by Enter. */
  function link(address, name, title, text, score) {
    const url = new URL(address, root);
    if (features.includes("search.highlight")) url.searchParams.set("h", query.value.trim());
    const article = element(
      "article",
      { class: "md-search-result__article md-typeset", "data-md-score": score.toFixed(2) },
      ...(name === "h1" ? [element("div", { class: "md-search-result__icon md-icon" })] : []),
      marked(name, title),
      ...(text ? [marked("p", text)] : []),
    );
    return element("a", { href: url, class: "md-search-result__link", tabindex: "-1" }, article);
  }

  /* The excerpt has marks around words, and no other markup. */
  function marked(name, excerpt) {
    const made = element(name, {});
    for (const [at, part] of excerpt.split(/<\/?mark>/).entries()) {
      const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      made.append(at % 2 ? element("mark", {}, text) : text);
    }
    return made;
  }

  /* A long page is several results, and one item of the list. */
  function item(found) {
    const page = found.anchors.find((each) => each.id.startsWith("at:")).id.slice(3) || ".";
    const before = shown.get(page);
    const places = [...(before?.places || []), ...weighed(found)].sort((one, other) => other.score - one.score);
    const best = [];
    const others = [];
    let top = link(page, "h1", found.meta.title, "", 0);
    for (const { anchor, title, text, score } of places) {
      if (!anchor) top = link(page, "h1", found.meta.title, text, score);
      else (score > places[0].score / 2 ? best : others).push(link(`${page}#${anchor.id}`, "h2", title, text, score));
    }
    const made = before?.made || element("li", { class: "md-search-result__item" });
    made.replaceChildren(top, ...best, ...folded(others));
    shown.set(page, { made, places });
    return before ? [] : [made];
  }

  /* The places within a result, each with its share of the score. */
  function weighed({ sub_results: places, score }) {
    const weights = places.map((place) => place.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0));
    const most = Math.max(...weights) || 1;
    return places.map((place, at) => {
      const [title, text] = parts(place);
      return { anchor: place.anchor, title, text, score: (score * weights[at]) / most };
    });
  }

  /* An excerpt that begins with the heading is kept apart from it. */
  function parts({ title, excerpt, plain_excerpt: plain }) {
    const words = excerpt.split(" ");
    const length = title.split(/\s+/).length;
    if (!plain.startsWith(title)) return [title, excerpt];
    return [words.slice(0, length).join(" "), words.slice(length).join(" ")];
  }

  function folded(links) {
    if (!links.length) return [];
    const said = translations[`search.result.more.${links.length === 1 ? "one" : "other"}`];
    const summary = element("summary", { tabindex: "-1" }, element("div", {}, said.replace("#", links.length)));
    return [element("details", { class: "md-search-result__more" }, summary, ...links)];
  }

  /* ── Kinds ── */
  /* Material paints the count and what it marks too faintly for some readers. */
  const LOOKS = `
    .md-search-result__meta, .md-search-result mark { color: inherit }
    .fn-kinds { display: flex; flex-wrap: wrap; gap: .3rem; padding: .4rem .8rem; font-size: .6rem }
    .fn-kinds button { min-height: 1.2rem; padding: 0 .5rem; border: 1px solid; border-radius: 1rem; cursor: pointer }
    .fn-kinds [aria-pressed=true] { background: var(--md-default-fg-color); color: var(--md-default-bg-color) }
    @media screen and (min-width: 60em) { .fn-kinds { padding-inline-start: 2.2rem } }`;

  function kinds() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOKS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const buttons = Object.entries(SAID.kinds).map(([kind, named]) => {
      const button = element("button", { type: "button", "aria-pressed": "false" }, named);
      button.addEventListener("click", () => {
        chosen = chosen === kind ? "" : kind;
        for (const each of buttons) each.setAttribute("aria-pressed", each === button && Boolean(chosen));
        search();
      });
      return button;
    });
    return element("div", { class: "fn-kinds", role: "group", "aria-label": SAID.only }, ...buttons);
  }

  /* Material closes the search at Tab, and takes a space for a word: here both are for the switches. */
  function keys(event) {
    const within = event.target.closest(".fn-kinds");
    if (event.key === "Tab" || (within && [" ", "Enter"].includes(event.key))) event.stopPropagation();
  }

  function leave({ relatedTarget }) {
    const open = document.getElementById("__search");
    if (relatedTarget && !box.contains(relatedTarget) && open.checked) open.click();
  }

  /* A screen reader says how much was found. */
  told.setAttribute("role", "status");
  told.after(kinds());
  box.addEventListener("keydown", keys);
  box.addEventListener("focusout", leave);
  query.addEventListener("focus", search, { once: true });
  query.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 150);
  });
  query.form.addEventListener("reset", () => setTimeout(search));
  scrolled.addEventListener("scroll", () => {
    if (scrolled.scrollTop + 2 * scrolled.clientHeight > scrolled.scrollHeight) more();
  });
  if (document.activeElement === query || query.value) search();
})();
