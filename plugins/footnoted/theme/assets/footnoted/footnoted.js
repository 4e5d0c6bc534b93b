/* Filters a list by what its entries say of themselves; keeps the choice in the address.

   Only hides and shows what is there: without this file the page is whole, and its controls stay
   hidden. Works with and without Material's instant navigation; running it twice changes nothing.

   Knows no page. Any `form.fn-filter` says what it filters, in CSS selectors:
     data-entries     the entries
     data-groups      what disappears with its last entry, unless it has something [data-keep]
     data-unfiltered  what is there only while nothing is chosen
   Each of its named controls is a facet. An entry, or what it is in, has the values in
   `data-NAME`, with spaces between them, or one a line where the control says `data-lines`. A search
   field looks into the entry's words. Its name must not be `q`: Material's own search would open.
   `[role=status]` says in data-all, data-some and data-none how many there are.
   After every change the form sends `footnoted:filtered`. */

(() => {
  "use strict";

  const TYPING = 150;
  const all = (selector, within = document) => (selector ? [...within.querySelectorAll(selector)] : []);
  const camel = (name) => name.replace(/-./g, (part) => part[1].toUpperCase());
  /* Small letters without accents, so that "Muller" finds "Müller". */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

  /* The one filter of the open page: what it needs is read once, not at every change. */
  let filter = null;

  function read(form) {
    const groups = new Set(all(form.dataset.groups));
    const controls = [...form.elements].filter((control) => control.name);
    return {
      form,
      controls,
      groups,
      kept: [...groups].filter((group) => group.querySelector("[data-keep]")),
      entries: all(form.dataset.entries).map((element) => entry(element, controls, groups)),
    };
  }

  function entry(element, controls, groups) {
    const values = {};
    for (const { name, type, dataset } of controls) {
      if (type === "search") continue;
      const held = element.closest(`[data-${name}]`)?.dataset[camel(name)] || "";
      values[name] = new Set(held.split("lines" in dataset ? "\n" : " "));
    }
    const within = [];
    for (let at = element; at; at = at.parentElement) if (groups.has(at)) within.push(at);
    return { element, values, within, words: null };
  }

  const wordsOf = (one) => (one.words ??= plain(one.element.textContent));

  function fits(one, chosen) {
    return chosen.every(({ name, type, value }) => type === "search"
      ? plain(value).trim().split(" ").every((word) => wordsOf(one).includes(word))
      : one.values[name].has(value));
  }

  function show() {
    const { form, entries, groups, kept } = filter;
    const chosen = filter.controls.filter((control) => control.value.trim());
    const full = new Set(kept);
    let shown = 0;
    for (const one of entries) {
      const fitting = fits(one, chosen);
      if (one.element.hidden === fitting) one.element.hidden = !fitting;
      if (!fitting) continue;
      shown += 1;
      for (const group of one.within) full.add(group);
    }
    for (const group of groups) group.hidden = !full.has(group);
    for (const apart of all(form.dataset.unfiltered)) apart.hidden = chosen.length > 0;
    form.toggleAttribute("data-chosen", chosen.length > 0);
    announce(form.querySelector("[role=status]"), shown, entries.length);
    form.dispatchEvent(new CustomEvent("footnoted:filtered", { bubbles: true }));
  }

  function announce(line, shown, every) {
    const { some, all: whole, none } = line.dataset;
    const partly = some.replace("{n}", shown).replace("{all}", every);
    const words = shown === every ? whole : shown ? partly : none;
    if (line.textContent !== words) line.textContent = words;
  }

  /* Other parts of the address (what a search marks, the fragment) are left as they are. */
  function remember() {
    const address = new URL(location.href);
    for (const { name, value } of filter.controls) {
      if (value.trim()) address.searchParams.set(name, value.trim());
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const control of filter.controls) {
      const value = asked.get(control.name) || "";
      const known = !control.options || [...control.options].some((option) => option.value === value);
      control.value = known ? value : "";
    }
  }

  /* A link to an entry that the filter hides shows everything again. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!filter?.form.isConnected || !target || !target.closest("[hidden]")) return;
    clear();
    target.scrollIntoView();
  }

  function clear() {
    for (const control of filter.controls) control.value = "";
    show();
    remember();
  }

  /* Addresses of places on this page take the choice along, to be followed or copied. */
  function carry({ target }) {
    const link = target.closest?.("a[href*='#']");
    if (!link || !filter?.form.isConnected || link.pathname !== location.pathname) return;
    if (link.host === location.host && link.hash) link.search = location.search;
  }

  function begin() {
    const form = document.querySelector("form.fn-filter");
    if (!form || form.dataset.ready) return;
    form.dataset.ready = "true";
    filter = read(form);
    recall();
    show();
    form.hidden = false;
    let typing = 0;
    const changed = () => { clearTimeout(typing); show(); remember(); };
    form.addEventListener("change", changed);
    form.addEventListener("input", ({ target }) => {
      clearTimeout(typing);
      if (target.type === "search") typing = setTimeout(changed, TYPING);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
    form.addEventListener("reset", (event) => { event.preventDefault(); clear(); });
    reveal();
  }

  /* An id "footnotedFilter" would be a property of the window, too, but not its own. */
  if (Object.hasOwn(window, "footnotedFilter")) return;
  window.footnotedFilter = true;
  window.addEventListener("hashchange", reveal);
  for (const type of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(type, carry, { passive: true });
  }
  /* From a disk Material never says that a page is there. */
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(begin);
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();

/* At the entrance to a list in parts: an address with a fragment is sent on to the part that has it.

   `nav[data-parts]` names a file that says by part what is in it. An entry is known there by its
   whole id after `#`, or by its id without the first word, or by the beginning of that up to `--`.
   Without this file the entrance lists the parts. */

(() => {
  "use strict";

  function* namesIn(id) {
    yield `#${id}`;
    let rest = id.slice(id.indexOf("-") + 1);
    for (let end = rest.length; end > 0; end = rest.lastIndexOf("--")) {
      rest = rest.slice(0, end);
      yield rest;
    }
  }

  async function forward() {
    const list = document.querySelector("nav[data-parts]");
    const id = decodeURIComponent(location.hash.slice(1));
    if (!list || !id || document.getElementById(id)) return;
    const answer = await fetch(new URL(list.dataset.parts, location.href));
    if (!answer.ok) return;
    const parts = Object.entries(await answer.json());
    for (const name of namesIn(id)) {
      const found = parts.find(([, names]) => names.includes(name));
      if (!found) continue;
      location.replace(new URL(found[0] + location.search + location.hash, answer.url));
      return;
    }
  }

  if (Object.hasOwn(window, "footnotedParts")) return;
  window.footnotedParts = true;
  window.addEventListener("hashchange", forward);
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(forward);
  else if (document.readyState !== "loading") forward();
  else document.addEventListener("DOMContentLoaded", forward);
})();
