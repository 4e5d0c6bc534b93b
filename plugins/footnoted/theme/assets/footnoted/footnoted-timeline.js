/* The timeline in either order, opened at the place that is asked for; the strip counts what is shown.

   Without this file the page is whole, the oldest first. Running it twice changes nothing. */

(() => {
  "use strict";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* ── Order ── */
  /* What can be in either order says so; headings do not, so they stay in front. */
  function reverse(list) {
    for (const each of [list, ...all("[data-reversible]", list)]) each.append(...[...each.children].reverse());
  }

  function order(list, button) {
    const newest = () => new URLSearchParams(location.search).get("order") === "newest";
    const name = () => { button.textContent = newest() ? button.dataset.oldest : button.dataset.newest; };
    if (newest()) reverse(list);
    name();
    button.addEventListener("click", () => {
      const address = new URL(location.href);
      if (newest()) address.searchParams.delete("order");
      else address.searchParams.set("order", "newest");
      history.replaceState(history.state, "", address);
      reverse(list);
      name();
    });
  }

  /* ── The strip ── */
  /* Every entry with its bar and the heading above it, read once. */
  let places = [];

  function read(list) {
    places = all("[data-bin]", list).flatMap((month) => {
      const heading = month.querySelector("h3") || month.closest(".fn-year").querySelector("h2");
      return all(".fn-event", month).map((event) => ({ event, bin: month.dataset.bin, id: heading.id }));
    });
  }

  /* Bars count what the filter shows, and lead to the first of it. */
  function recount(strip) {
    const counts = new Map();
    const first = new Map();
    for (const { event, bin, id } of places) {
      if (event.hidden) continue;
      counts.set(bin, (counts.get(bin) || 0) + 1);
      if (!first.has(bin)) first.set(bin, id);
    }
    const most = Math.max(1, ...counts.values());
    for (const link of all("a[data-bin]", strip)) {
      draw(link, counts.get(link.dataset.bin) || 0, most, strip.dataset);
      if (first.has(link.dataset.bin)) link.hash = first.get(link.dataset.bin);
    }
  }

  function draw(link, count, most, { one, many }) {
    const height = count ? Math.max(8, Math.round((100 * count) / most)) : 0;
    const said = `${link.dataset.title}: ${(count === 1 ? one : many).replace("{n}", count)}`;
    link.hidden = !count;
    link.title = said;
    link.setAttribute("aria-label", said);
    link.querySelector("path").setAttribute("d", `M1 100V${100 - height}h8V100z`);
  }

  /* ── Where the page opens ── */
  /* At its top, or at the place that the address names; never where the reader comes back to one. */
  let back = false;

  function open() {
    const [visit] = performance.getEntriesByType("navigation");
    const returned = back || (first && visit && visit.type !== "navigate");
    first = back = false;
    if (!returned) arrive();
  }

  /* Months are laid out when they come near, so a place moves while it is being gone to: go there
     again until it stays, unless the reader moves first. */
  function hold(target) {
    let tries = 20;
    let before = null;
    const stop = () => { tries = 0; };
    for (const type of ["wheel", "touchmove", "keydown"]) {
      window.addEventListener(type, stop, { once: true, passive: true });
    }
    const go = () => {
      const top = Math.round(target.getBoundingClientRect().top);
      if (tries-- <= 0 || (top === before && tries < 16)) return;
      if (top !== before) target.scrollIntoView({ behavior: "instant" });
      before = Math.round(target.getBoundingClientRect().top);
      requestAnimationFrame(go);
    };
    go();
  }

  function arrive() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest(".fn-timeline")) hold(target);
  }

  let first = true;

  function begin() {
    const list = document.querySelector(".fn-timeline");
    const strip = document.querySelector(".fn-density");
    if (list && !list.dataset.ready) {
      list.dataset.ready = "true";
      read(list);
      order(list, document.querySelector(".fn-order"));
      if (strip && location.search) recount(strip);
      open();
    }
    first = back = false;
  }

  if (window.footnotedTimeline) return;
  window.footnotedTimeline = true;
  window.addEventListener("popstate", () => { back = true; });
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", ({ target }) => {
    back = false;
    if (target.closest?.(".fn-density a, .fn-lead a")) requestAnimationFrame(arrive);
  }, true);
  document.addEventListener("footnoted:filtered", () => {
    const strip = document.querySelector(".fn-density");
    if (strip && document.querySelector(".fn-timeline").dataset.ready) recount(strip);
  });
  /* From a disk Material never says that a page is there. */
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(begin);
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
