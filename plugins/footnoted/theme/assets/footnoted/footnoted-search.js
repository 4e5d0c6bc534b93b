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
  const chosen = new Set();
  let engine = null;
  let asked = null;
  let turn = 0;
  let rest = [];
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
  async function start() {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", root));
    const started = createInstance({ excerptLength: 25 });
    await started.init();
    return started;
  }

  async function search() {
    const words = query.value.trim();
    const key = JSON.stringify([words, ...chosen]);
    if (key === asked) return;
    asked = key;
    const own = ++turn;
    try {
      engine = engine || start();
      const ready = await engine;
      const only = chosen.size ? { filters: { kind: { any: [...chosen] } } } : {};
      const found = words ? (await ready.search(words, only)).results : [];
      if (own !== turn) return;
      rest = [...found];
      const first = await next();
      if (own !== turn) return;
      list.replaceChildren(...first);
      scrolled.scrollTop = 0;
      if (!words) say("placeholder");
      else if (found.length < 2) say(found.length ? "one" : "none");
      else say("other", found.length.toLocaleString(document.documentElement.lang));
    } catch (problem) {
      engine = asked = null;
      told.textContent = SAID.failed;
      console.info(problem);
    }
  }

  /* What a result says is a file of its own, loaded when it is to be seen. */
  async function next() {
    const some = rest.splice(0, AT_ONCE);
    const said = await Promise.all(some.map((each) => each.data()));
    return said.map((each, at) => item(each, some[at].score));
  }

  async function more() {
    const own = turn;
    if (own !== extended && rest.length) {
      extended = own;
      const some = await next();
      extended = null;
      if (own === turn) list.append(...some);
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

  function item(found, score) {
    const page = found.anchors.find((each) => each.id.startsWith("at:")).id.slice(3) || ".";
    const weigh = (place) => place.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
    const most = Math.max(...found.sub_results.map(weigh));
    const best = [];
    const others = [];
    let top = link(page, "h1", found.meta.title, "", 0);
    for (const place of found.sub_results.sort((one, other) => weigh(other) - weigh(one))) {
      const share = weigh(place) / most || 0;
      const [title, text] = parts(place);
      if (!place.anchor) top = link(page, "h1", found.meta.title, text, score * share);
      else {
        const shown = link(`${page}#${place.anchor.id}`, "h2", title, text, score * share);
        (share > 0.5 ? best : others).push(shown);
      }
    }
    return element("li", { class: "md-search-result__item" }, top, ...best, ...folded(others));
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
    const buttons = Object.entries(SAID.kinds).map(([kind, said]) => {
      const button = element("button", { type: "button", "aria-pressed": "false" }, said);
      button.addEventListener("click", () => {
        if (!chosen.delete(kind)) chosen.add(kind);
        button.setAttribute("aria-pressed", chosen.has(kind));
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
