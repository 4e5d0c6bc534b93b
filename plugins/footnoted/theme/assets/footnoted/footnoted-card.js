/* Evidence beside the words: a rail for all claims where there is room, and a card for the words, the
   number of a note or the link to another briefing under the pointer, the finger or the focus.

   Says nothing that "Claims in this briefing", the figures, the timeline and the notes do not say, nor
   the other briefing's own head: it shows copies of them. Without this file the page is whole.

   Why each record gets a control of its own instead of its words becoming one: a button hides what
   is inside it from screen readers (links, emphasis, other records), and words that run through
   several elements would be several buttons. The control is, empty and named, at the end of the
   words; who sees sees the words outlined, who points uses the words. It is no <button>, because
   browsers would break the line there and part the words from their note's number. */

(() => {
  "use strict";

  const KINDS = ["claim", "date", "figure"];
  const ABOUT = { claim: "All about this claim", date: "All about this date", figure: "All about this figure" };
  const WORDS = KINDS.map((kind) => `span.fn-${kind}[data-${kind}]`).join();
  const OPENER = ".fn-opener";
  const NOTE = "a:is(.footnote-ref, .fn-number)";
  const OPEN_AFTER = 500, CLOSE_AFTER = 350;

  /* The one open card: {card, key, by: "hover" | "focus" | "press"}. A key is a record's id, or the
     link that the card is about. */
  let open = null;
  let waiting = 0;
  let wanted = null;
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
  const wordsOf = (key) => key.href ? [key] : all(WORDS).filter((words) => keyOf(words) === key);
  const openerOf = (key) => key.href ? key : all(OPENER).find((opener) => keyOf(opener.closest(WORDS)) === key);

  /* What an element is in that has a card, the innermost first. */
  function around(element) {
    const words = element?.closest(`${WORDS}, a`);
    if (!words) return [];
    const key = words.href ? (noteOf(words) || leadsAway(words)) && words : keyOf(words);
    return [key, ...around(words.parentElement)].filter((one) => one && (one.href || entryOf(one)));
  }

  /* ── Links ── */
  const noteOf = (link) => link.matches(NOTE) && document.getElementById(place(link));

  /* Whether a link's page may be another briefing: its address is below that of their list. */
  function leadsAway(link) {
    const list = document.querySelector(".fn-head")?.dataset.list;
    const at = link.origin + link.pathname;
    return list !== undefined && !link.closest(".fn-card") && link.pathname !== location.pathname
      && at.startsWith(new URL(list, document.baseURI).href.replace(/[^/]*$/, ""));
  }

  /* The heads of other briefings, by their addresses; none where they cannot be read. */
  const heads = new Map();
  const pageOf = (link) => link.href.split("#")[0];

  async function read(link) {
    const at = pageOf(link);
    if (!heads.has(at)) {
      const text = await fetch(at).then((answer) => answer.ok ? answer.text() : "", () => "");
      const page = new DOMParser().parseFromString(text, "text/html");
      const [title, head] = ["h1", ".fn-head"].map((one) => page.querySelector(one));
      for (const gone of all(".headerlink, .fn-switch, .fn-label", page)) gone.remove();
      heads.set(at, head && [make("p", { class: "fn-says", lang: title.lang || page.documentElement.lang }, title.textContent.trim()),
        ...all(".fn-byline, .fn-notice, .fn-short > p, .fn-basis", head)]);
    }
    return heads.get(at);
  }

  /* Records whose words lie in these or around them. */
  function othersOf(key) {
    const near = wordsOf(key).flatMap((words) => [...all(WORDS, words).map(keyOf), ...around(words)]);
    return [...new Set(near)].filter((other) => other !== key && entryOf(other));
  }

  /* Our words in the page's language: it brings them along where that is not English. */
  const say = (text) => JSON.parse(document.querySelector("[data-words]")?.dataset.words || "{}")[text] || text;

  /* What to call a record, by what it says. */
  function nameOf(key) {
    if (key.matches?.(NOTE)) return key.getAttribute("aria-label") || `${say("Note")} ${key.textContent}`;
    if (key.href) return `${say("Briefing")}: ${heads.get(pageOf(key))[0].textContent}`;
    const said = entryOf(key).querySelector(".fn-says, .fn-title, th > a")?.firstChild.textContent || "";
    const kind = { claim: say("Claim"), date: say("Date"), figure: say("Figure") }[kindOf(key)];
    return `${kind}: ${said.trim().replace(/\s+/g, " ")}`;
  }

  /* How a claim reached us is above the list that it is in. */
  function wayOf(key) {
    const before = entryOf(key).closest(".fn-claims ol")?.previousElementSibling;
    return before?.matches(".fn-facts") ? [before] : [];
  }

  /* ── What a card says ── */
  /* Copies of nodes, without what may be on a page only once. Links stay words: few stops, and one
     link leads to all of them. */
  function copies(nodes) {
    const holder = make("div");
    holder.append(...[...nodes].map((node) => node.cloneNode(true)));
    for (const back of all(".footnote-backref + .fn-locator, .fn-passage", holder)) back.remove();
    for (const gone of all(".fn-to-words, .fn-uses, .footnote-backref, span[id]:empty", holder)) {
      gone.remove();
    }
    for (const element of all("[id]", holder)) element.removeAttribute("id");
    for (const link of all("a[href]", holder)) {
      link.replaceWith(make("span", { class: link.className }, ...link.childNodes));
    }
    return [...holder.childNodes];
  }

  /* An entry's own parts; of a figure's row the cells, labelled, but for that of its notes. */
  function told(key) {
    const entry = entryOf(key);
    if (!entry.cells) {
      const [says, ...rest] = [...entry.children].filter((part) => part.matches(":not(span)"));
      return copies([says, ...wayOf(key), ...rest]);
    }
    const rows = [...entry.cells].slice(0, -1).map((cell) => make("div", {},
      make("dt", {}, cell.dataset.label), make("dd", {}, ...copies(cell.childNodes))));
    return [make("dl", { class: "fn-about" }, ...rows)];
  }

  /* The marks of notes right after the words, with nothing but punctuation between. */
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

  /* The notes a record rests on, with their numbers. */
  function notesOf(key) {
    const listed = [entryOf(key), ...wayOf(key)].flatMap((part) => all(".fn-number", part));
    const links = listed.length ? listed : marksAfter(wordsOf(key).at(-1));
    const found = new Map(links.map((link) => [place(link), link.textContent.trim()]));
    return [...found].map(([id, value]) => ({ note: document.getElementById(id), value })).filter(({ note }) => note);
  }

  function listOf(notes) {
    const items = notes.map(({ note, value }) => make("li", { value }, ...copies(note.children)));
    return items.length ? [make("ol", { class: "fn-notes", "aria-label": say("Notes") }, ...items)] : [];
  }

  /* The addresses of a source: the first address outside in its notes, and the first archived copy. */
  function sourcesOf(notes) {
    const outside = notes.flatMap(({ note }) => all("a[rel~=external]", note));
    const archived = outside.find((link) => "versionurl" in link.dataset);
    const links = { [say("Source")]: outside.find((link) => link !== archived), [say("Archived copy")]: archived };
    return Object.entries(links).filter(([, link]) => link)
      .map(([name, link]) => make("a", { href: link.href, rel: "external" }, name));
  }

  const otherButton = (key) => make("button", { type: "button", "data-shows": key }, nameOf(key));

  /* What is between its way out and its links, these, and where the last of them leads. */
  function partsOf(key) {
    if (!key.href) {
      const notes = notesOf(key);
      const [other] = othersOf(key);
      const button = other ? [make("p", { class: "fn-others" }, otherButton(other))] : [];
      return [[...told(key), ...listOf(notes), ...button], sourcesOf(notes).slice(0, other ? 1 : 2),
        `#about:${key}`, say(ABOUT[kindOf(key)])];
    }
    const note = noteOf(key);
    if (!note) return [copies(heads.get(pageOf(key))), [], key.href, say("Read it")];
    const notes = [{ note, value: key.textContent.trim() }];
    const back = key.parentElement.id && all("a.footnote-backref", note).find((one) => place(one) === key.parentElement.id);
    const [passage] = back ? [back.nextElementSibling].filter((one) => one?.matches(".fn-passage")) : [];
    return [[...listOf(notes), ...(passage ? [make("p", { class: "fn-excerpt" }, passage.textContent)] : [])],
      sourcesOf(notes), key.hash, say("In the list of notes")];
  }

  function fill(card, key) {
    const [said, links, href, name] = partsOf(key);
    const close = make("button", { type: "button", class: "fn-close", "aria-label": say("Close") }, "×");
    card.setAttribute("aria-label", nameOf(key));
    card.dataset.about = key.href ? key.getAttribute("href") : key;
    card.replaceChildren(close, ...said, make("p", { class: "fn-more" }, ...links, make("a", { href }, name)));
  }

  /* In the rail beside the words; without one below all of them, or above where there is more room and
     no headline. On a phone the style sheet makes it a sheet at the bottom, and the words must not lie
     under it. */
  function settle(card, key, x) {
    const boxes = wordsOf(key).flatMap((words) => [...words.getClientRects()]);
    const top = Math.min(...boxes.map((box) => box.top)) - 6;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + 6;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const put = (name, value) => card.style.setProperty(`--fn-${name}`, `${value}px`);
    const [head, title] = [".md-header", "h1"].map((one) => document.querySelector(one)?.getBoundingClientRect().bottom || 0);
    const under = height - bottom - 8, over = top - Math.max(head, title) - 8;
    let now = card.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      if (bottom > now.top) window.scrollBy(0, Math.min(bottom - now.top, Math.max(top - head - 8, 0)));
      return;
    }
    const rail = document.querySelector(".fn-rail")?.getBoundingClientRect();
    if (rail?.width && boxes.every((box) => box.right <= rail.left)) {
      put("x", rail.left - now.left);
      put("y", Math.max(Math.min(top, height - now.height - 8), head + 8) - now.top);
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
    if (key.href) return lit ? key.setAttribute("aria-describedby", "part:card") : key.removeAttribute("aria-describedby");
    opener?.setAttribute("aria-expanded", String(lit));
    if (lit) opener?.setAttribute("aria-controls", "part:card");
    else opener?.removeAttribute("aria-controls");
  }

  /* The card of a briefing waits for its page, unless the reader has gone on meanwhile. */
  async function show(key, by, x) {
    clearTimeout(waiting);
    wanted = key;
    if (key.href && !noteOf(key) && (!await read(key) || wanted !== key || !key.isConnected)) return;
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

  /* ── The rail ── */
  /* One note for the claims of a block that came the same way. It is a copy for eyes only: who reads by
     ear or by key has the cards and the list. The style sheet shows it where there is room. */
  function rail() {
    const home = document.querySelector(".fn-head")?.parentElement;
    if (!home || home.querySelector(".fn-rail")) return;
    const notes = [];
    for (const words of all("span.fn-claim[id]", home)) {
      const key = keyOf(words), block = words.closest("p, li, td, figure");
      if (!entryOf(key)) continue;
      const [way] = wayOf(key), grades = entryOf(key).querySelector(".fn-grades");
      let last = notes.at(-1);
      if (!last || last.block !== block || last.way !== way) {
        last = { block, way, words, keys: [], grades: new Map() };
        notes.push(last);
      }
      last.keys.push(key);
      last.grades.set(grades.textContent, grades);
    }
    const box = make("div", { class: "fn-rail", "aria-hidden": "true" });
    for (const [nth, note] of notes.entries()) {
      const way = note.way ? [note.way === notes[nth - 1]?.way ? brief(note.way) : note.way] : [];
      note.element = make("div", { class: "fn-beside", "data-beside": note.keys.join(" ") },
        ...copies([...way, ...note.grades.values()]));
      if (note.keys.length > 1) note.element.append(make("p", { class: "fn-also" }, say("{n} claims here").replace("{n}", note.keys.length)));
      box.append(note.element);
    }
    home.append(box);
    arrange(home, box, notes);
    new ResizeObserver(() => arrange(home, box, notes)).observe(home);
  }

  /* The way of the note above again: its first name says which. */
  const brief = (way) => make("p", { class: way.className }, way.firstElementChild.cloneNode(true));

  /* Each at the height of its words, never over its neighbor, none below the text. */
  function arrange(home, box, notes) {
    if (!box.isConnected || !box.offsetWidth) return;
    for (const { element } of notes) element.hidden = false;
    const zero = home.getBoundingClientRect().top, gap = 12;
    const end = home.querySelector(":scope > h2:has(+ .footnote), :scope > .fn-section")?.offsetTop || home.offsetHeight;
    let floor = 0, ceiling = end - gap;
    for (const note of notes) {
      note.top = Math.max(note.words.getClientRects()[0].top - zero, floor);
      note.height = note.element.offsetHeight;
      floor = note.top + note.height + gap;
    }
    for (const note of [...notes].reverse()) {
      note.top = Math.min(note.top, ceiling - note.height);
      ceiling = note.top - gap;
    }
    for (const { element, top } of notes) {
      element.style.top = `${top}px`;
      element.hidden = top < 0;
    }
  }

  /* ── Quiet or all ── */
  /* Two links to two places, by which the style sheet shows fewer marks or all; here the choice is kept. */
  const SWITCH = "a[id^='evidence:']";

  let quiet = false;

  function choose(link) {
    if (link) quiet = link.hash.endsWith("quiet");
    try {
      if (link) localStorage.setItem("fn-evidence", quiet ? "quiet" : "all");
      else quiet = localStorage.getItem("fn-evidence") === "quiet";
    } catch { /* The browser keeps nothing: the choice lasts until the page is left. */ }
    document.documentElement.toggleAttribute("data-fn-quiet", quiet);
    for (const one of all(SWITCH)) {
      if (one.hash.endsWith("quiet") === quiet) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  }

  /* ── What readers do ── */
  /* All on the document, once: pages come and go under instant navigation. */

  /* A finger on a note's number opens its card, as it cannot rest there; links to pages are followed. */
  let finger = false;

  function tapped(event) {
    const link = finger && event.target.closest?.(NOTE);
    if (!link || !noteOf(link) || open?.card.contains(link)) return;
    event.preventDefault();
    event.stopPropagation();
    show(link, "press", event.clientX);
  }

  function pointed(event) {
    if (event.pointerType === "touch") return;
    beside(event.target);
    const [key] = event.type === "pointerover" ? around(event.target) : [];
    if (key !== dismissed) dismissed = null;
    clearTimeout(waiting);
    if (wanted !== key) wanted = null;
    if (open && open.by !== "hover") return;
    if (open?.card.contains(event.target) || (key && open?.key === key)) return;
    if (!key || dismissed) waiting = setTimeout(close, CLOSE_AFTER);
    else waiting = setTimeout(show, OPEN_AFTER, key, "hover", event.clientX);
  }

  /* What a note of the rail is about is lit while the pointer is on it. */
  function beside(target) {
    const keys = target.closest?.(".fn-beside")?.dataset.beside.split(" ") || [];
    for (const words of all(".fn-shown")) words.classList.remove("fn-shown");
    for (const words of keys.flatMap(wordsOf)) words.classList.add("fn-shown");
    return keys;
  }

  function pressed(event) {
    const choice = event.target.closest(SWITCH);
    if (choice) {
      event.preventDefault();
      return choose(choice);
    }
    if (open?.card.contains(event.target)) return pressedInside(event);
    const [noted] = beside(event.target);
    if (noted) return show(noted, "press");
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

  /* The card is last on the page, but reads as if next to its words: leaving it at either end
     leads back to them, and forwards from there to what follows. */
  function leave(event) {
    const stops = all("a[href], button", open.card);
    const ends = event.shiftKey ? [open.card, stops[0]] : [stops.at(-1)];
    if (!ends.includes(event.target)) return;
    if (event.shiftKey) event.preventDefault();
    close(true);
  }

  function focused(event) {
    const opener = event.target.closest?.(`${OPENER}, a`);
    if (returning) return;
    const [key] = opener?.matches(":focus-visible") ? around(opener) : [];
    if (key && openerOf(key) === opener) show(key, "focus");
    else if (open && open.by === "hover" && open.card.contains(event.target)) open.by = "press";
  }

  function blurred(event) {
    wanted = null;
    if (!open || open.by === "hover" || !document.hasFocus()) return;
    const to = event.relatedTarget;
    if (to && !open.card.contains(to) && to !== openerOf(open.key)) close();
  }

  /* Who cites a page says on which day it was read. */
  function dated() {
    const today = new Date(), iso = today.toLocaleDateString("sv");
    const language = document.documentElement.lang.replace(/^en$/, "en-GB");
    const day = today.toLocaleDateString(language, { dateStyle: "long" });
    for (const one of all("[data-accessed]")) {
      one.textContent = one.dataset.accessed.replace("{day}", day).replace("..", ".")
        .replace("{iso}", iso).replace("{parts}", iso.split("-").map(Number).join(", "));
    }
  }

  function begin() {
    dated();
    if (open && !open.card.isConnected) open = null;
    for (const key of new Set(all(WORDS).map(keyOf))) {
      if (!entryOf(key) || openerOf(key)) continue;
      wordsOf(key).at(-1).append(make("span", {
        class: "fn-opener", role: "button", tabindex: "0", "aria-label": nameOf(key),
        "aria-haspopup": "dialog", "aria-expanded": "false",
      }));
    }
    rail();
    choose();
  }

  if (window.footnotedCard) return;
  window.footnotedCard = true;
  document.addEventListener("pointerover", pointed);
  document.documentElement.addEventListener("pointerleave", pointed);
  document.addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch"; }, true);
  document.addEventListener("click", tapped, true);
  document.addEventListener("click", pressed);
  document.addEventListener("keydown", typed, true);
  document.addEventListener("focusin", focused);
  document.addEventListener("focusout", blurred);
  /* From a disk Material never says that a page is there. */
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(begin);
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
