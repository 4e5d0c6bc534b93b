/* Filters the list of claims by status, party, tag and briefing; keeps the choice in the address.

   Only hides and shows what is there: without this file the page is whole, and its controls stay
   hidden. Works with and without Material's instant navigation; running it twice changes nothing. */

(() => {
  "use strict";

  const KEYS = ["status", "party", "tag", "briefing"];

  const filterOf = () => document.querySelector("form.fn-filter");
  const entries = () => [...document.querySelectorAll(".fn-all-claims [data-claim]")];

  /* What an entry can be found by, as its attributes say; tags may hold spaces. */
  function valuesOf(entry, key) {
    if (key === "briefing") return [entry.closest("[data-briefing]").dataset.briefing];
    return (entry.dataset[key] || "").split(key === "tag" ? "\n" : " ");
  }

  function chosen(form) {
    return KEYS.map((key) => [key, form.elements[key]?.value]).filter(([, value]) => value);
  }

  function show(form) {
    const wanted = chosen(form);
    const every = entries();
    let shown = 0;
    for (const entry of every) {
      entry.hidden = !wanted.every(([key, value]) => valuesOf(entry, key).includes(value));
      if (!entry.hidden) shown += 1;
    }
    for (const group of document.querySelectorAll(".fn-claims-of")) {
      group.hidden = !group.querySelector("[data-claim]:not([hidden])");
    }
    const apart = document.querySelector(".fn-disagreements");
    if (apart) apart.hidden = wanted.length > 0;
    announce(form.querySelector("[role=status]"), shown, every.length);
  }

  function announce(line, shown, all) {
    const { some, all: whole, none } = line.dataset;
    const partly = some.replace("{n}", shown).replace("{all}", all);
    const words = shown === all ? whole : shown ? partly : none;
    if (line.textContent !== words) line.textContent = words;
  }

  /* Other parts of the address (what a search marks, the fragment) are left as they are. */
  function remember(form) {
    const address = new URL(location.href);
    for (const key of KEYS) {
      const value = form.elements[key]?.value;
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    history.replaceState(history.state, "", address);
  }

  function recall(form) {
    const asked = new URLSearchParams(location.search);
    for (const key of KEYS) {
      const control = form.elements[key];
      const value = asked.get(key) || "";
      if (control) control.value = [...control.options].some((o) => o.value === value) ? value : "";
    }
  }

  /* A link to a claim that the filter hides shows everything again. */
  function reveal() {
    const form = filterOf();
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!form || !target || !target.closest("[hidden]")) return;
    clear(form);
    target.scrollIntoView();
  }

  function clear(form) {
    for (const key of KEYS) if (form.elements[key]) form.elements[key].value = "";
    show(form);
    remember(form);
  }

  function begin() {
    const form = filterOf();
    if (!form || form.dataset.ready) return;
    form.dataset.ready = "true";
    recall(form);
    show(form);
    form.hidden = false;
    form.addEventListener("change", () => { show(form); remember(form); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => { event.preventDefault(); clear(form); });
    reveal();
  }

  if (window.footnoted) return;
  window.footnoted = true;
  window.addEventListener("hashchange", reveal);
  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
