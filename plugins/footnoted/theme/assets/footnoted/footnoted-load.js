/* Loads the scripts that a page has something for, and no others; keeps Material's search from making a
   landmark of the tags of every result.

   Every page has this one. Works with and without Material's instant navigation, which never says that a
   page is there if the page was opened from a folder. Without this file every page is whole. */

(() => {
  "use strict";

  /* By the end of a script's name, what it is there for. */
  const NEEDED = {
    "": "form.fn-filter, nav[data-parts]",
    "-card": ".fn-head, [id^='about:']",
    "-timeline": ".fn-timeline",
  };
  const here = document.currentScript.src;

  function load() {
    for (const [part, wanted] of Object.entries(NEEDED)) {
      if (!document.querySelector(wanted)) continue;
      delete NEEDED[part];
      const script = document.createElement("script");
      script.src = here.replace("-load.", `${part}.`);
      document.head.append(script);
    }
  }

  const results = document.querySelector(".md-search-result__list");
  if (results) {
    new MutationObserver(() => {
      for (const tags of results.querySelectorAll("nav:not([role])")) tags.setAttribute("role", "none");
    }).observe(results, { childList: true, subtree: true });
  }

  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(load);
  else if (document.readyState !== "loading") load();
  else document.addEventListener("DOMContentLoaded", load);
})();
