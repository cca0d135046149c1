// The ledger, the claims, the timeline and the sources: a bar that filters and sorts rows which are in the page already. Its state is
// in the query of the address: the hash is left to the place on the page, and the other language gets the query too.
// Without this file each page is its whole list. Loaded on those pages alone, in the head, so that an address which asks
// for a part never shows the whole first.
if (location.search) document.documentElement.classList.add("cl-asked");
document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const at = (hash) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; } // "%E0" is nothing
  };

  // How much is written, and of what, as macros/wording/magnitudes.py reads it in digits; a test holds the two together.
  const TENS = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12, k: 3, m: 6, bn: 9, b: 9 };
  const MONEY = { usd: /^(us)?\$|美元|dollar/, hkd: /hk|港/, eur: /€|欧|euro/, gbp: /£|英/, cny: /./ };
  const N = String.raw`(\d+(?:,\d{3})*(?:\.\d+)?)`;
  const BIG = String.raw`(?:\s?(万亿|[百千]?[万亿]|(?:hundred|thousand|million|billion|trillion|bn|[kmb])(?![a-z])))?`;
  const QUANTITY = RegExp(String.raw`百分之${N}|(?<![a-z\d.第])(us\$|hk\$|rmb|cn¥|[$€£¥])?\s?${N}(?:${BIG}\s?(?:[–—~至到-]|to)\s?${N})?${BIG}`
    + String.raw`[\s-]?(?:(个百分点|percentage points?)|(%|per ?cent|成)|(倍|times|-?fold)|(美元|欧元|英镑|港元|元|dollars?|euros|yuan))?`, "g");
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[\xad\u200b-\u200d\u2060]/g, "").replace(/[‘’]/g, "'").replace(/\s+/g, " ");
  const tens = (big = "") => TENS[big] ?? [...big].reduce((sum, mark) => sum + TENS[mark], 0);
  const sized = (digits, power) => String(Number(`${digits.replaceAll(",", "")}e${power}`));
  const quantities = (text) => [...text.matchAll(QUANTITY)].flatMap(([written, hundredth, before, low, lowBig, high, big, points, share, times, after]) => {
    if (hundredth) return { written, size: sized(hundredth, -2), of: "share" };
    const money = before ?? after;
    const of = points ? "points" : share ? "share" : times ? "times" : money ? Object.keys(MONEY).find((name) => MONEY[name].test(money)) : big ? "any" : "";
    const each = share ? (share === "成" ? -1 : -2) : 0;
    return [[low, lowBig ?? big], ...(high ? [[high, big]] : [])].map(([digits, scale]) => ({ written, size: sized(digits, tens(scale) + each), of }));
  });

  // What is asked for: a number in any of its writings, and any other word as it stands.
  const parted = (text) => {
    const sizes = quantities(folded(text)).filter(({ of }) => of);
    return { sizes, words: sizes.reduce((rest, { written }) => rest.replace(written, " "), folded(text)).split(" ") };
  };
  const read = new Map();
  const holds = (row, { sizes, words }) => {
    if (!read.has(row)) {
      const parts = all("summary, td, dd, p, h3, :scope > span", row).filter((part) => !part.closest("[data-cl-apart]"));
      const text = folded(parts.map((part) => part.textContent).join("\n"));
      read.set(row, { text, there: quantities(text) });
    }
    const { text, there } = read.get(row);
    return words.every((word) => text.includes(word)) && sizes.every(({ size, of }) => there.some((one) => one.size === size && (of === "any" || of === one.of)));
  };

  // What an address leads to is open.
  const reveal = () => {
    for (let fold = at(location.hash)?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  const bar = document.querySelector(".cl-bar");
  if (!bar) return;
  const rows = all("[data-cl-row]");
  const groups = all("[data-cl-group]").map((body) => {
    const head = body.previousElementSibling;
    return { body, parts: head?.matches("h2") ? [head, body] : [body], rows: all("[data-cl-row]", body), open: body.open };
  });
  const leads = all("[data-cl-lead]").flatMap((list) => [list, list.previousElementSibling]);
  const sorted = document.querySelector("[data-cl-sorted]");
  const [count, told, clear] = [".cl-bar__count > span", ".cl-bar__told", "[type=reset]"].map((selector) => bar.querySelector(selector));
  const fields = [...bar.elements].filter(({ name }) => name);
  const chosen = (field) => (/radio|checkbox/.test(field.type) ? field.checked : true) && field.value.trim();

  const state = () => new URLSearchParams(fields.filter(chosen).map((field) => [field.name, chosen(field)]));
  const fill = (from) => {
    for (const field of fields) {
      const value = from.get(field.name) ?? "";
      if (/radio|checkbox/.test(field.type)) field.checked = field.value === value;
      else field.value = value;
      if (field.selectedIndex < 0) field.value = ""; // an address may ask for what is not there
    }
    const none = bar.querySelector("[type=radio]");
    if (none && !bar.elements[none.name].value) none.checked = true;
  };
  const inWords = (field) => {
    const label = field.closest("label");
    const option = field.selectedOptions ? field.selectedOptions[0].text : label.textContent.trim();
    const value = field.type === "text" ? field.value : option.replace(/\s?[(（:：]\s?\d+\D?$/, ""); // without how many it leaves
    return field.type === "checkbox" ? value : `${(field.closest("fieldset") ?? label).firstElementChild.textContent} ${value}`;
  };

  // In another order rows leave their groups; where groups are years, all turns about.
  let order = "";
  const arrange = (by) => {
    order = by;
    if (sorted) {
      if (by) sorted.append(...[...rows].sort((one, other) => one.dataset[by] - other.dataset[by]));
      else for (const { body, rows: own } of groups) body.append(...own);
      for (const head of all("[aria-sort]")) head.removeAttribute("aria-sort");
      document.querySelector(`[data-cl-by="${by}"]`)?.setAttribute("aria-sort", "descending");
    } else {
      const turned = (list) => (by ? [...list].reverse() : list);
      const end = document.createComment("");
      all("[data-cl-group]").at(-1).after(end);
      for (const { parts, rows: own } of turned(groups)) {
        end.before(...parts);
        own[0].parentNode.append(...turned(own));
      }
      end.remove();
    }
  };

  const tell = (place, list) => {
    const n = list.filter((row) => !row.hidden).length;
    if (place) place.textContent = n === list.length && place.dataset.clWhole || place.dataset.clCount.replace("{n}", () => n);
    return n;
  };
  let narrowed = false;
  const show = () => {
    const wanted = state();
    const query = wanted.has("find") && parted(wanted.get("find"));
    const by = wanted.get("sort") ?? "";
    const choices = [...wanted].filter(([name]) => name !== "find" && name !== "sort");
    const before = narrowed;
    narrowed = Boolean(choices.length || query);
    for (const row of rows) {
      row.hidden = !(choices.every(([name, value]) => row.dataset[name]?.split(" ").includes(value)) && (!query || holds(row, query)));
    }
    if (by !== order) arrange(by);
    for (const { body, parts, rows: own, open } of groups) {
      const n = tell(body.querySelector("summary[data-cl-count]"), own);
      for (const part of parts) part.hidden = (sorted && by) || !n;
      if (narrowed !== before && body.matches("details")) body.open = narrowed || open;
    }
    for (const part of leads) part.hidden = narrowed;
    for (const entry of all(".md-nav--secondary a[href^='#']")) entry.parentElement.hidden = Boolean(at(entry.hash)?.hidden);
    document.querySelector("[data-cl-nothing]").hidden = tell(count, rows) > 0;
    clear.hidden = !wanted.size;
    told.textContent = wanted.size ? bar.dataset.clOnly.replace("{told}", () => fields.filter(chosen).map(inWords).join(bar.dataset.clBetween)) : "";
    for (const link of all("a[data-cl-language], a[data-cl-keep]")) {
      const own = (link.dataset.clOwn ?? "").split(" ");
      link.search = new URLSearchParams([...wanted].filter(([name]) => !own.includes(name)));
    }
  };

  // One step back undoes a choice, or all that was typed in one go.
  let last;
  const changed = (field) => {
    show();
    const step = field && field === last && field.type === "text" ? "replaceState" : "pushState";
    history[step](null, "", state().size ? `?${state()}` : location.pathname);
    last = field;
    const top = bar.previousElementSibling.getBoundingClientRect().bottom + scrollY - 60;
    if (scrollY > top) scrollTo(0, top);
  };
  bar.addEventListener("input", (event) => event.isComposing || changed(event.target));
  bar.addEventListener("compositionend", (event) => changed(event.target));
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(new URLSearchParams());
    changed();
    bar.elements.find.focus();
  });
  const readAddress = () => {
    last = undefined;
    fill(new URLSearchParams(location.search));
    show();
  };
  addEventListener("popstate", readAddress);
  const more = bar.querySelector(".cl-bar__more");
  more.addEventListener("click", () => more.setAttribute("aria-expanded", String(bar.classList.toggle("cl-bar--open"))));
  readAddress();
  if (narrowed) at(location.hash)?.scrollIntoView();
});
document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.remove("cl-asked"));
