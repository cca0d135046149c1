// The search of every page: a panel below the field, and the page of results. Fetched when the field is first used.
import { Index, KINDS } from "./search-index.js";
import { isUnspaced } from "./search-words.js";

const IN_PANEL = { page: 4, fact: 3, claim: 2, event: 2, chart: 2, source: 1 };
const [ON_PAGE, AT_ONCE, EXCERPT, SECTIONS, PAUSE] = [6, 40, 150, 3, 80];

const made = (name, told = {}, ...inner) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(told)) if (value !== undefined) node.setAttribute(key, value);
  node.append(...inner);
  return node;
};
const filled = (phrase, slots) => phrase.replace(/\{(\w+)\}/g, (all, slot) => slots[slot] ?? all);

const load = (name) => {
  const href = new URL(name, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  document.head.append(made("link", { rel: "stylesheet", href }));
};

class Search {
  constructor(form) {
    this.address = new URL(form.getAttribute("action"), location.href);
    this.index = new Index(this.address.href);
    this.latest = 0;
  }

  // What is found for the latest query, with what `shown` makes of each kind that holds any of it; null where another
  // was asked meanwhile. Where the site was published anew since the index came, its files are gone: it is asked for again.
  async answer(query, shown) {
    const mine = ++this.latest;
    const asked = async () => {
      const found = await this.index.find(query);
      return { found, parts: await Promise.all(found.order.map((kind) => shown(kind, found))) };
    };
    const again = () => { this.index.files.clear(); return asked(); };
    const answer = await asked().catch(again).catch(() => ({ found: { failed: true }, parts: [] }));
    return mine === this.latest ? { ...answer, mine } : null;
  }

  get says() { return this.index.told.says; }


  href(record) { return new URL(`../${record.url}`, this.address).href; }

  marked(text, marks, [from, to] = [0, text.length]) {
    const parts = [];
    let at = from;
    for (const [start, end] of marks.filter(([start, end]) => start >= from && end <= to)) {
      parts.push(text.slice(at, start), made("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  }

  // What stands around most of what was typed, from the beginning of a sentence or a word.
  excerpt(text, marks) {
    const long = isUnspaced(text.replace(/^[^\p{L}]+/u, "")) ? EXCERPT / 2 : EXCERPT;
    const near = (at) => marks.filter(([start]) => start >= at && start < at + long).length;
    const first = marks.reduce((best, [start]) => near(start) > near(best) ? start : best, marks[0]?.[0] ?? 0);
    const before = text.slice(Math.max(0, first - long / 3), first);
    const from = first < long / 3 ? 0 : first - before.length + before.search(/(?<=[\s。，；：、！？])[^\s。，；：、！？]|$/u);
    const to = Math.min(text.length, from + long + long / 3);
    return [from ? "…" : "", ...this.marked(text, marks, [from, to]), to < text.length ? "…" : ""];
  }

  // A record as its title and what it says; a section has the title of its page before its own.
  shown(record, marks) {
    const title = this.marked(record.title, this.index.marksIn(record.title, marks));
    const of = record.kind === "page" && record.page && record.page !== record.title ? record.page : "";
    return { title, of, text: record.text ? this.excerpt(record.text, this.index.marksIn(record.text, marks)) : [] };
  }

  // What is said of an answer as a whole.
  told(found, query) {
    if (found.failed) return this.index.told ? this.says.failed : "…";
    if (!found.total) return filled(this.says.none, { query });
    const count = filled(this.says.found, { n: found.total });
    return found.how === "all" ? count : `${this.says[found.how === "part" ? "part" : "nearest"]} ${count}`;
  }
}

// The panel: the editable combobox with a list of options of the ARIA Authoring Practices Guide (Combobox Pattern, "list
// autocomplete with manual selection"): the focus stays in the field, the arrows move through the options, Enter goes to
// the one that is active and else to the page of results, Escape closes. Each option is a link all the same.
const panel = (form) => {
  const search = new Search(form);
  const field = form.querySelector("input");
  const said = made("p", { class: "cl-panel__said", role: "status" });
  const list = made("div", { class: "cl-panel__list", role: "listbox", id: "cl-options", "aria-label": field.getAttribute("aria-label") });
  const box = made("div", { class: "cl-panel", hidden: "" }, said, list);
  form.append(box);
  const close = form.querySelector("button");
  close.hidden = false;
  close.addEventListener("click", () => {
    field.value = asked = "";
    list.replaceChildren();
    open(false);
    field.blur();
    close.blur();
  });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "cl-options", "aria-expanded": "false" })) field.setAttribute(name, value);
  let [active, asked, pause] = [null, null, 0];

  const options = () => [...list.querySelectorAll("[role=option]")];
  const choose = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) field.setAttribute("aria-activedescendant", active.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const open = (is) => {
    box.hidden = !is;
    field.setAttribute("aria-expanded", String(is && list.childElementCount > 0));
    if (!is) choose();
  };
  const option = (href, ...inner) => made("a", { role: "option", "aria-selected": "false", tabindex: "-1", href }, ...inner);
  const group = async (kind, found) => {
    const best = kind === "page" ? search.index.pages(found.kinds.page).map(([first]) => first) : found.kinds[kind];
    const records = await Promise.all(best.slice(0, IN_PANEL[kind]).map(({ number }) => search.index.record(number)));
    const links = records.map((record) => {
      const { title, of, text } = search.shown(record, found.marks);
      return option(search.href(record), made("span", { class: "cl-panel__title" }, ...of ? [made("span", { class: "cl-panel__of" }, of)] : [], ...title),
        ...text.length ? [made("span", { class: "cl-panel__text" }, ...text)] : []);
    });
    const head = made("p", { class: "cl-panel__kind", id: `cl-options-${kind}`, role: "presentation" }, search.says[kind], " ", made("span", {}, String(found.kinds[kind].length)));
    return made("div", { role: "group", "aria-labelledby": head.id }, head, ...links);
  };
  const show = async () => {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    if (!query) {
      search.latest += 1;
      list.replaceChildren();
      return open(false);
    }
    const answer = await search.answer(query, group);
    if (!answer) return undefined;
    const { found, parts: groups } = answer;
    choose();
    said.textContent = search.told(found, query);
    list.replaceChildren(...groups);
    if (found.total) list.append(Object.assign(option(`${search.address.href}?q=${encodeURIComponent(query)}`, filled(search.says.all, { n: found.total })), { className: "cl-panel__all" }));
    options().forEach((one, n) => { one.id = `cl-option-${n}`; });
    box.dataset.query = query;
    if (found.failed) asked = null;
    return open(document.activeElement === field);
  };
  const soon = () => { clearTimeout(pause); pause = setTimeout(show, PAUSE); };
  // While an input method composes, what stands in the field is no query yet.
  field.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  field.addEventListener("compositionend", soon);
  field.addEventListener("focus", () => { if (list.childElementCount || said.textContent) open(Boolean(field.value.trim())); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    if (event.key === "Escape") {
      event.preventDefault();
      if (box.hidden) field.blur();
      open(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      if (box.hidden) open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = all.indexOf(active) + step;
      choose(active || step > 0 ? all[next] : all.at(-1)); // before the first and behind the last is the field
    } else if (event.key === "Enter" && active && !box.hidden) {
      event.preventDefault();
      active.click();
    }
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  for (const part of [box, close]) part.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  box.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
  form.addEventListener("submit", (event) => { if (!field.value.trim()) event.preventDefault(); });
  if (field.value.trim()) soon();
};

// The page of results: what it shows follows from its address, ?q=… and &all=… for each kind that is shown whole.
const results = (form) => {
  const search = new Search(form);
  const field = form.querySelector("input");
  const place = document.querySelector("[data-cl-found]");
  const status = made("p", { class: "cl-found__said", role: "status" });
  const groups = made("div");
  place.append(status, groups);
  const title = document.title;
  let pause = 0;

  const hit = (record, marks) => {
    const { title: words, of, text } = search.shown(record, marks);
    return [...of ? [made("span", { class: "cl-hit__of" }, of)] : [], made("a", { class: "cl-hit__title", href: search.href(record) }, ...words),
      ...text.length ? [made("p", { class: "cl-hit__text" }, ...text)] : []];
  };
  const item = async (numbers, marks, isWhole) => {
    const shown = isWhole ? numbers : numbers.slice(0, 1 + SECTIONS);
    const [first, ...others] = await Promise.all(shown.map(({ number }) => search.index.record(number)));
    const more = others.map((record) => made("li", {}, made("a", { href: search.href(record) }, ...search.shown(record, marks).title)));
    return made("li", { class: "cl-hit" }, ...hit(first, marks), ...more.length ? [made("ul", { class: "cl-hit__more" }, ...more)] : []);
  };
  const section = async (kind, found, state) => {
    const all = kind === "page" ? search.index.pages(found.kinds.page) : found.kinds[kind].map((one) => [one]);
    const isWhole = state.getAll("all").includes(kind);
    const count = found.kinds[kind].length;
    const list = made("ol", { class: "cl-found__hits" });
    const add = async (some) => list.append(...await Promise.all(some.map((numbers) => item(numbers, found.marks, isWhole))));
    await add(all.slice(0, isWhole ? AT_ONCE : ON_PAGE));
    const heading = made("h2", { id: `found-${kind}`, tabindex: "-1" }, search.says[kind], " ", made("span", { class: "cl-found__count" }, String(count)));
    const parts = [heading, list];
    const isCut = !isWhole && (all.length > ON_PAGE || all.slice(0, ON_PAGE).some((numbers) => numbers.length > 1 + SECTIONS));
    if (isCut) {
      const whole = new URLSearchParams(state);
      whole.append("all", kind);
      parts.push(made("p", { class: "cl-found__more" }, made("a", { href: `?${whole}`, "data-kind": kind }, filled(search.says.more, { n: count }))));
    }
    const rest = async (mine) => { // of very many the later follow, so that the first are there at once
      for (let from = AT_ONCE; isWhole && from < all.length && mine === search.latest; from += AT_ONCE) await add(all.slice(from, from + AT_ONCE));
    };
    return { node: made("section", { "aria-labelledby": heading.id, "data-kind": kind }, ...parts), rest };
  };
  const show = async () => {
    const state = new URLSearchParams(location.search);
    const query = (state.get("q") ?? "").trim();
    if (field.value.trim() !== query) field.value = query;
    document.title = query ? `${query} · ${title}` : title;
    for (const link of document.querySelectorAll("a[data-cl-language]")) link.search = query ? `?${new URLSearchParams({ q: query })}` : "";
    if (!query) {
      search.latest += 1;
      status.textContent = "";
      return groups.replaceChildren();
    }
    const answer = await search.answer(query, (kind, found) => section(kind, found, state));
    if (!answer) return undefined;
    const { found, parts: sections, mine } = answer;
    status.textContent = search.told(found, query);
    groups.replaceChildren(...sections.map(({ node }) => node));
    place.dataset.query = query;
    return Promise.all(sections.map(({ rest }) => rest(mine)));
  };
  const go = (state, how) => {
    history[how](null, "", state.toString() ? `?${state}` : location.pathname);
    return show();
  };
  const typed = () => new URLSearchParams(field.value.trim() ? { q: field.value.trim() } : {});
  const soon = () => { clearTimeout(pause); pause = setTimeout(() => { if (typed().get("q") !== new URLSearchParams(location.search).get("q")) go(typed(), "replaceState"); }, 2 * PAUSE); };
  field.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  field.addEventListener("compositionend", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); go(typed(), "pushState"); });
  addEventListener("popstate", show);
  groups.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-kind]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    await go(new URLSearchParams(link.search), "pushState");
    document.getElementById(`found-${link.dataset.kind}`)?.focus();
  });
  show();
};

load("search.css");
for (const form of document.querySelectorAll("[data-cl-search]")) panel(form);
for (const form of document.querySelectorAll("[data-cl-search-page]")) results(form);
