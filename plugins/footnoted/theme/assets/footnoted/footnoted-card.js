/* The card: what the page records about the words under the pointer, the finger or the focus.

   Says nothing that "Claims in this briefing", the figures, the timeline and the notes do not say:
   it shows copies of them beside the words. Without this file the page is whole.

   Why each record gets a control of its own instead of its words becoming one: a button hides what
   is inside it from screen readers (links, emphasis, other records), and words that run through
   several elements would be several buttons. The control stands, empty and named, at the end of the
   words; who sees sees the words outlined, who points uses the words. It is no <button>, because
   browsers would break the line there and part the words from their note's number. */

(() => {
  "use strict";

  const KINDS = ["claim", "date", "figure"];
  const WORDS = KINDS.map((kind) => `span.fn-${kind}[data-${kind}]`).join();
  const OPENER = ".fn-opener";
  const OPEN_AFTER = 250, CLOSE_AFTER = 350;

  /* The one open card: {card, key, by: "hover" | "focus" | "press"}. A key is a record's id. */
  let open = null;
  let waiting = 0;
  /* The record whose card was sent away while the pointer may still rest on its words. */
  let dismissed = null;
  let returning = false;

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const place = (link) => decodeURIComponent(link.hash.slice(1));

  function make(name, options = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(options)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  }

  /* ── Records on the page ── */
  function keyOf(words) {
    const kind = KINDS.find((one) => words.matches(`.fn-${one}`));
    return `${kind}-${words.dataset[kind].split("#")[1]}`;
  }

  const kindOf = (key) => key.split("-")[0];
  const entryOf = (key) => document.getElementById(`about:${key}`);
  const wordsOf = (key) => all(WORDS).filter((words) => keyOf(words) === key);
  const openerOf = (key) => all(OPENER).find((opener) => keyOf(opener.closest(WORDS)) === key);

  /* The records whose words an element is in, the innermost first. */
  function around(element) {
    const words = element?.closest(WORDS);
    return words ? [keyOf(words), ...around(words.parentElement)].filter(entryOf) : [];
  }

  /* Records whose words lie in these or around them. */
  function othersOf(key) {
    const near = wordsOf(key).flatMap((words) => [...all(WORDS, words).map(keyOf), ...around(words)]);
    return [...new Set(near)].filter((other) => other !== key && entryOf(other));
  }

  /* What to call a record: who said it, or what it says, by its entry's first such part. */
  const SAID = ".fn-says, .fn-title, th > a";

  function nameOf(key, parts = `.fn-facts > :is(strong, a, cite):first-child, ${SAID}`) {
    const name = entryOf(key).querySelector(parts)?.firstChild.textContent || "";
    return `About this ${kindOf(key)}: ${name.trim().replace(/\s+/g, " ")}`;
  }

  /* ── What a card says ── */
  /* Copies of nodes, without what may be on a page only once and what leads to where one is. */
  function copies(nodes, key) {
    const holder = make("div");
    holder.append(...[...nodes].map((node) => node.cloneNode(true)));
    for (const back of all(".footnote-backref + .fn-locator, .fn-passage", holder)) back.remove();
    for (const gone of all(".fn-to-words, .fn-uses, .footnote-backref, span[id]:empty", holder)) {
      gone.remove();
    }
    for (const element of all("[id]", holder)) element.removeAttribute("id");
    for (const link of all("a[href]", holder)) {
      if (place(link) === key) link.replaceWith(make("span", { class: link.className }, ...link.childNodes));
    }
    return [...holder.childNodes];
  }

  /* An entry's own parts; of a figure's row the cells, labelled, but for that of its notes. */
  function told(key) {
    const entry = entryOf(key);
    if (!entry.cells) return copies(entry.children, key);
    const rows = [...entry.cells].slice(0, -1).map((cell) => make("div", {},
      make("dt", {}, cell.dataset.label), make("dd", {}, ...copies(cell.childNodes, key))));
    return [make("dl", { class: "fn-about" }, ...rows)];
  }

  /* The marks of notes right behind the words, with nothing but punctuation between. */
  function marksAfter(words) {
    const found = [];
    let at = words;
    while (at && !at.matches?.("p, li, td")) {
      at = at.nextSibling || at.parentNode;
      if (at.contains?.(words)) continue;
      const mark = at.nodeType === Node.ELEMENT_NODE && at.querySelector(".footnote-ref");
      if (mark) found.push(mark);
      else if (/[^\s\p{P}]/u.test(at.textContent)) break;
    }
    return found;
  }

  function notesOf(key) {
    const listed = all(".fn-number", entryOf(key));
    const links = listed.length ? listed : marksAfter(wordsOf(key).at(-1));
    const items = [...new Map(links.map((link) => [place(link), link]))].map(([id, link]) => make(
      "li", { value: link.textContent.trim() },
      ...copies(document.getElementById(id)?.children || [], key)));
    return items.length ? [make("ol", { class: "fn-notes", "aria-label": "Notes" }, ...items)] : [];
  }

  function linkTo(key) {
    const address = `${location.href.split(/[?#]/)[0]}#${key}`;
    const line = make("p", { class: "fn-permanent" },
      make("a", { href: address }, "Permanent link"));
    /* Browsers lend the clipboard only to pages that came safely. */
    if (navigator.clipboard) {
      const copied = make("span", { role: "status" });
      const button = make("button", { type: "button" }, "Copy");
      button.setAttribute("aria-label", "Copy the permanent link");
      button.addEventListener("click", () => navigator.clipboard.writeText(address).then(
        () => { copied.textContent = "Copied"; },
        () => { copied.textContent = "The browser does not allow it"; }));
      line.append(" ", button, " ", copied);
    }
    return line;
  }

  const otherButton = (key) => make("li", {},
    make("button", { type: "button", "data-shows": key }, nameOf(key, SAID)));

  function fill(card, key) {
    const others = othersOf(key).map(otherButton);
    const close = make("button", { type: "button", class: "fn-close", "aria-label": "Close" }, "×");
    card.setAttribute("aria-label", nameOf(key));
    card.dataset.about = key;
    card.replaceChildren(close, ...told(key), ...notesOf(key),
      ...(others.length ? [make("ul", { class: "fn-others", role: "list" }, ...others)] : []),
      linkTo(key));
  }

  /* Below all of the words, or above where there is more room, and no taller than that. On a phone
     the style sheet makes it a sheet at the bottom, and the words must not lie under it. */
  function settle(card, key, x) {
    const boxes = wordsOf(key).flatMap((words) => [...words.getClientRects()]);
    const top = Math.min(...boxes.map((box) => box.top)) - 6;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + 6;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const put = (name, value) => card.style.setProperty(`--fn-${name}`, `${value}px`);
    const roof = document.querySelector(".md-header")?.getBoundingClientRect().bottom || 0;
    const under = height - bottom - 8, over = top - roof - 8;
    let now = card.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      if (bottom > now.top) window.scrollBy(0, Math.min(bottom - now.top, Math.max(over, 0)));
      return;
    }
    const below = now.height <= under || under >= over;
    put("room", below ? under : over);
    now = card.getBoundingClientRect();
    const left = Math.min(Math.max((x ?? boxes.at(-1).left) - 24, 8), width - now.width - 8);
    put("x", left - now.left);
    put("y", (below ? bottom : top - now.height) - now.top);
  }

  function light(key, lit) {
    for (const words of wordsOf(key)) words.classList.toggle("fn-lit", lit);
    const opener = openerOf(key);
    opener?.setAttribute("aria-expanded", String(lit));
    if (lit) opener?.setAttribute("aria-controls", "part:card");
    else opener?.removeAttribute("aria-controls");
  }

  function show(key, by, x) {
    clearTimeout(waiting);
    if (open?.key !== key) {
      close();
      const card = make("div", { class: "fn-card", id: "part:card", role: "dialog", tabindex: "-1" });
      fill(card, key);
      openerOf(key).closest("article, main, [role=main], body").append(card);
      open = { card, key, by };
      light(key, true);
      settle(card, key, x);
    }
    if (by !== "press") return;
    open.by = by;
    open.card.focus({ preventScroll: true });
  }

  function close(back = false) {
    clearTimeout(waiting);
    if (!open) return;
    const { card, key } = open;
    const focused = card.contains(document.activeElement);
    open = null;
    light(key, false);
    card.remove();
    if (!back || !focused) return;
    returning = true;
    openerOf(key)?.focus({ preventScroll: true });
    returning = false;
  }

  /* ── What readers do ── */
  /* All on the document, once: pages come and go under instant navigation. */

  function pointed(event) {
    if (event.pointerType === "touch") return;
    const [key] = event.type === "pointerover" ? around(event.target) : [];
    if (key !== dismissed) dismissed = null;
    clearTimeout(waiting);
    if (open && open.by !== "hover") return;
    if (open?.card.contains(event.target) || (key && open?.key === key)) return;
    if (!key || dismissed) waiting = setTimeout(close, CLOSE_AFTER);
    else waiting = setTimeout(show, OPEN_AFTER, key, "hover", event.clientX);
  }

  function pressed(event) {
    if (open?.card.contains(event.target)) return pressedInside(event);
    const [key] = around(event.target);
    /* Words are also there to be followed, where they are a link, and to be copied. */
    const own = event.target.closest("a, button") || !getSelection().isCollapsed;
    if (key && !own) show(key, "press", event.clientX);
    else close();
  }

  function pressedInside(event) {
    const control = event.target.closest("a, button");
    if (control?.matches(".fn-close")) close(true);
    else if (control?.dataset.shows) show(control.dataset.shows, "press");
    /* Leads elsewhere on this page: out of the way, once the link has been followed. */
    else if (control?.hash && control.pathname === location.pathname) setTimeout(close);
  }

  function typed(event) {
    const opener = event.target.closest?.(OPENER);
    if (event.key === "Escape" && open) {
      dismissed = open.key;
      event.stopPropagation();
      close(true);
    } else if (opener && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      show(keyOf(opener.closest(WORDS)), "press");
    } else if (event.key === "Tab" && open?.card.contains(event.target)) {
      leave(event);
    }
  }

  /* The card stands last on the page, but reads as if behind its words: leaving it at either end
     leads back to them, and forwards from there to what follows. */
  function leave(event) {
    const stops = all("a[href], button", open.card);
    const ends = event.shiftKey ? [open.card, stops[0]] : [stops.at(-1)];
    if (!ends.includes(event.target)) return;
    if (event.shiftKey) event.preventDefault();
    close(true);
  }

  function focused(event) {
    const opener = event.target.closest?.(OPENER);
    if (returning) return;
    if (opener?.matches(":focus-visible")) show(keyOf(opener.closest(WORDS)), "focus");
    else if (open && open.by === "hover" && open.card.contains(event.target)) open.by = "press";
  }

  function blurred(event) {
    if (!open || open.by === "hover" || !document.hasFocus()) return;
    const to = event.relatedTarget;
    if (to && !open.card.contains(to) && to !== openerOf(open.key)) close();
  }

  function begin() {
    if (open && !open.card.isConnected) open = null;
    for (const key of new Set(all(WORDS).map(keyOf))) {
      if (!entryOf(key) || openerOf(key)) continue;
      wordsOf(key).at(-1).append(make("span", {
        class: "fn-opener", role: "button", tabindex: "0", "aria-label": nameOf(key),
        "aria-haspopup": "dialog", "aria-expanded": "false",
      }));
    }
  }

  if (window.footnotedCard) return;
  window.footnotedCard = true;
  document.addEventListener("pointerover", pointed);
  document.documentElement.addEventListener("pointerleave", pointed);
  document.addEventListener("click", pressed);
  document.addEventListener("keydown", typed, true);
  document.addEventListener("focusin", focused);
  document.addEventListener("focusout", blurred);
  if (window.document$) window.document$.subscribe(begin);
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
