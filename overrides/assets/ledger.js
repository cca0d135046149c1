// Comfort only: every card opens and every link works without this file.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const $ = (selector) => document.querySelector(selector);

  // The theme's own script only serves the search here, so it is fetched when the search field is first used, or at once
  // on a page reached from a result, whose words are to be marked.
  const field = $("[data-md-component=search-query]");
  const search = $("#__search");
  let theme;
  const load = () => theme ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = document.currentScript?.dataset.theme ?? $("script[data-theme]").dataset.theme;
    script.onload = done;
    document.body.append(script);
  });
  if (field) {
    if (/[?&][hq]=/.test(location.search)) load();
    field.addEventListener("focus", load, { once: true });
    // The theme asks when a key goes up; what is pasted, dictated or composed moves none.
    field.addEventListener("input", () => { if (theme) theme.then(() => field.dispatchEvent(new KeyboardEvent("keyup"))); });
    search.addEventListener("change", () => { if (search.checked) load().then(() => field.focus()); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (theme || typing || event.metaKey || event.ctrlKey || event.altKey || !"/fs".includes(event.key)) return;
      event.preventDefault();
      field.focus();
    });
  }

  // Light or dark: the switch of the header, kept where the line in the head looks for it.
  $(".cl-palette")?.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    document.body.dataset.mdColorScheme = scheme;
    __md_set("__palette", { color: { scheme, primary: "custom", accent: "custom" } });
  });

  // The drawer closes behind a link and on Escape.
  const drawer = $("#__drawer");
  const shut = () => { drawer.checked = false; };
  $(".cl-drawer")?.addEventListener("click", (event) => event.target.closest("a") && shut());
  document.addEventListener("keydown", (event) => event.key === "Escape" && shut());

  // On paper everything is open.
  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("details:not(.cl-row)")) fold.open = true; });

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

  // A section in another language opens in place, from the twin page; without this the link leads there.
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
    // Without what would stand twice on the page: drawings, ids, cards and the links back.
    for (const gone of part.querySelectorAll(".cl-twins, .cl-figure, .headerlink, .cl-number > button, script")) gone.remove();
    for (const named of part.querySelectorAll("[id]")) named.removeAttribute("id");
    for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href;
    return part;
  };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-cl-twin]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!link.clPart) {
      const base = link.href.split("#")[0];
      try {
        link.clPart = sectionOf(await twin(base), link.dataset.clTwin, base);
      } catch {
        location.href = link.href;
        return;
      }
      link.closest(".cl-twins").after(link.clPart);
      link.clPart.hidden = true;
    }
    link.clPart.hidden = !link.clPart.hidden;
    link.setAttribute("aria-expanded", String(!link.clPart.hidden));
  });

  // One 404 page for every language: that of the address first.
  for (const part of document.querySelectorAll("[data-cl-missing]")) {
    if (location.pathname.includes(`/${part.dataset.clMissing}/`)) part.parentNode.querySelector("section").before(part);
  }

  // Cards also open on hover and keyboard focus. The pointer may move onto the card; a click keeps it open.
  if (!HTMLElement.prototype.showPopover) return;
  let shown, kept, timer;
  const number = (target) => target.closest?.(".cl-number > button");
  const cardOf = (button) => document.getElementById(button.getAttribute("popovertarget"));
  const after = (ms, act) => { clearTimeout(timer); timer = setTimeout(act, ms); };
  const show = (button) => {
    const card = cardOf(button);
    if (card.matches(":popover-open")) return;
    card.showPopover({ source: button });
    shown = card;
    kept = false;
  };
  const hide = () => { if (shown && !kept) shown.hidePopover(); };
  const over = (target, wait) => {
    const button = number(target);
    if (button) after(wait, () => show(button));
    else if (shown?.contains(target)) clearTimeout(timer);
    else after(250, hide);
  };
  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && over(event.target, 120));
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && over(event.target, 250));
  document.addEventListener("keydown", (event) => event.key === "Escape" && clearTimeout(timer));
  document.addEventListener("click", (event) => {
    clearTimeout(timer);
    const button = number(event.target);
    if (!button || !shown || cardOf(button) !== shown || kept) return;
    event.preventDefault();
    kept = true;
  });
  document.addEventListener("toggle", (event) => {
    if (event.target === shown && event.newState === "closed") shown = undefined;
  }, true);
})();
