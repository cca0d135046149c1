// Comfort only: every card opens and every link works without this file.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const $ = (selector) => document.querySelector(selector);

  // The search is fetched when its field is first used, or at once on the page of results; without it the form leads there.
  const script = document.currentScript.src;
  const search = () => import(new URL("search.js", script));
  const field = $("[data-cl-search-page] input, [data-cl-search] input");
  if ($("[data-cl-search-page]")) search();
  else field?.addEventListener("focus", search, { once: true });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!field || typing || event.metaKey || event.ctrlKey || event.altKey || !"/fs".includes(event.key)) return;
    event.preventDefault();
    field.focus();
  });

  // Light or dark: as the system has it until a reader says otherwise by the switch of the header, whose name says what
  // it does. What is said is kept where the line in the head looks for it; back to what the system has is to say nothing.
  const recalled = (key) => { try { return __md_get(key); } catch { return null; } };
  const keep = (key, value) => { try { __md_set(key, value); } catch { /* storage is blocked: then it lasts for this page */ } };
  const palette = $(".cl-palette");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => document.body.dataset.mdColorScheme === "slate";
  const paint = (isDark) => {
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
    palette.title = palette.ariaLabel = palette.dataset[isDark ? "clLight" : "clDark"];
    const paper = getComputedStyle(document.body).getPropertyValue("--cl-paper");
    for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.content = paper;
  };
  paint(dark());
  palette.addEventListener("click", () => {
    paint(!dark());
    const scheme = dark() ? "slate" : "default";
    keep("__palette", dark() === night.matches ? {} : { color: { scheme, primary: "custom", accent: "custom" } });
  });
  night.addEventListener("change", () => { if (!recalled("__palette")?.color) paint(night.matches); });

  // The root asks which language once: who has chosen one is led there.
  for (const choice of document.querySelectorAll(".cl-chooser__language, a[data-cl-language]")) {
    choice.addEventListener("click", () => keep("__language", choice.hreflang || choice.closest("[lang]").lang));
  }
  const chosen = [...document.querySelectorAll(".cl-chooser__language")].find((choice) => choice.hreflang === recalled("__language"));
  if (chosen) location.replace(chosen.href);

  // The menu closes behind a link; Escape and whatever lies beside it close it by themselves.
  $(".cl-menu")?.addEventListener("click", (event) => event.target.closest("a") && event.currentTarget.hidePopover?.());

  // On paper everything is open, and afterwards what was open before.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open], .cl-row)")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });

  // What a link leads to is unfolded, also where the browser does not do so by itself.
  const unfold = () => {
    const there = document.querySelector("details:not([open]) :target");
    for (let fold = there; (fold = fold?.parentElement.closest("details"));) fold.open = true;
    there?.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // The contents ink what has been read and mark what is being read.
  const entries = [...document.querySelectorAll(".md-nav--secondary a[href^='#']")];
  const heads = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
  const follow = () => {
    const read = heads.filter((head) => head && head.getBoundingClientRect().top < 120).length;
    const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const now = end ? entries.length : read;
    entries.forEach((entry, at) => {
      entry.classList.toggle("md-nav__link--passed", at < now - 1);
      entry.classList.toggle("md-nav__link--active", at === now - 1);
    });
  };
  if (entries.length) {
    addEventListener("scroll", follow, { passive: true });
    follow();
  }

  // The switch of language lands on the section being read; heading ids are the same in every language.
  const here = () => [...document.querySelectorAll(".md-content h2[id], .md-content h3[id]")]
    .filter((heading) => heading.offsetParent && heading.getBoundingClientRect().top < 140).pop();
  for (const link of document.querySelectorAll("a[data-cl-language]")) {
    link.addEventListener("click", () => { link.hash = here()?.id ?? ""; });
  }

  // A copy button takes the text beside it, with the address of where it stands.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const { copy, copied, link } = button.dataset;
    await navigator.clipboard.writeText(link ? `${copy} ${location.href.split(/[?#]/)[0]}#${link}` : copy);
    const name = button.textContent;
    button.textContent = copied;
    setTimeout(() => { button.textContent = name; }, 2000);
  });

  // What is copied of a text has none of its marks, also where a style does not keep them out of it.
  const marks = ".cl-cite, .footnote-ref, .headerlink, .cl-byline__twin, .cl-source__back, .cl-copy, .cl-unseen, .cl-plain, .cl-proof, .cl-number > [data-note]";
  document.addEventListener("copy", (event) => {
    const chosen = getSelection();
    if (chosen.isCollapsed || event.target.closest?.("input, textarea")) return;
    const part = document.createElement("div");
    for (let n = 0; n < chosen.rangeCount; n++) part.append(chosen.getRangeAt(n).cloneContents());
    if (!part.querySelector(marks)) return;
    for (const mark of part.querySelectorAll(marks)) mark.remove();
    for (const button of part.querySelectorAll("button")) button.replaceWith(...button.childNodes);
    document.body.append(part);
    event.clipboardData.setData("text/plain", part.innerText.replaceAll("\u2060", ""));
    event.clipboardData.setData("text/html", part.innerHTML.replaceAll("\u2060", ""));
    part.remove();
    event.preventDefault();
  });

  // An address that only the browser knows, where the site was built without its own.
  for (const gap of document.querySelectorAll("[data-cl-address]")) gap.textContent = new URL(gap.dataset.clAddress, location.href).href;

  // Citations leave the day of reading to the reader.
  const today = new Date().toISOString().slice(0, 10);
  for (const text of document.querySelectorAll(".cl-citing pre")) text.textContent = text.textContent.replace("YYYY-MM-DD", today);
  for (const button of document.querySelectorAll(".cl-citing [data-copy]")) {
    button.dataset.copy = button.dataset.copy.replace("YYYY-MM-DD", today);
  }

  // Sharing, printing, and the link to a heading, which is copied as it is followed.
  const share = document.querySelector("[data-cl-share]");
  if (share && navigator.share) {
    share.parentNode.append(share); // where the style sheet keeps its room
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
  }
  document.querySelector("[data-cl-print]")?.addEventListener("click", () => print());
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".headerlink");
    if (!link || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(() => {
      link.classList.add("cl-copied");
      setTimeout(() => link.classList.remove("cl-copied"), 2000);
    }, () => {});
  });

  // Each section's twin in another language opens beside it where there is room, else below; it comes from the twin page,
  // whose link stands beside the button.
  const roomy = matchMedia("(min-width: 80em)");
  const pages = new Map();
  const twin = (url) => {
    if (!pages.has(url)) pages.set(url, fetch(url).then((answer) => answer.text())
      .then((html) => new DOMParser().parseFromString(html, "text/html")));
    return pages.get(url);
  };
  const sectionOf = (page, id, base) => {
    const part = document.createElement("div");
    part.className = "cl-inplace";
    part.lang = page.documentElement.lang;
    for (let next = page.getElementById(id)?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
      part.append(document.importNode(next, true));
    }
    // Its cards stay behind: a number leads to its entry, as the last line of its card does.
    for (const button of part.querySelectorAll(".cl-number > button")) {
      const link = document.createElement("a");
      link.href = page.getElementById(button.getAttribute("popovertarget")).querySelector(".cl-card__more a").getAttribute("href");
      if (button.ariaLabel) link.ariaLabel = button.ariaLabel;
      link.append(...button.childNodes);
      button.replaceWith(link);
    }
    // Without what would stand twice on the page: drawings, ids, cards, what the margin tells and the links back.
    for (const gone of part.querySelectorAll(".cl-byline, .cl-figure, .cl-proof, .headerlink, [data-note], script")) gone.remove();
    for (const named of part.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href;
    return part;
  };
  const sections = (page, base) => [...document.querySelectorAll("article > h2[id]")].flatMap((heading) => {
    let last = heading;
    while (last.nextElementSibling?.matches(":not(h2, .cl-listed, .cl-colophon)")) last = last.nextElementSibling;
    if (last === heading || !page.getElementById(heading.id)) return [];
    const part = sectionOf(page, heading.id, base);
    const place = () => (roomy.matches ? heading : last).after(part);
    place();
    roomy.addEventListener("change", place);
    return [part];
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-cl-beside]");
    if (!button) return;
    const base = new URL(button.dataset.clBeside, location.href).href;
    try {
      button.clParts ??= sections(await twin(base), base);
    } catch {
      location.href = base;
      return;
    }
    button.ariaPressed = String(button.ariaPressed !== "true");
    document.documentElement.classList.toggle("cl-beside", button.ariaPressed === "true");
    for (const part of button.clParts) part.hidden = button.ariaPressed !== "true";
  });

  // One 404 page for every language: that of the address first.
  for (const part of document.querySelectorAll("[data-cl-missing]")) {
    if (location.pathname.includes(`/${part.dataset.clMissing}/`)) part.parentNode.querySelector("section").before(part);
  }
})();
