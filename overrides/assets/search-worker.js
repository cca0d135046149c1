// The search worker of the theme's own dialog (Material 9.8.1 speaks to it: 0 set up, 1 ready, 2 query, 3 result), with
// Pagefind behind it. Nothing of Pagefind is fetched before the first query.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST = { facts: 3, pages: 4, sections: 3 };
let pagefind;
let latest = 0;

// Where the index of the page's language lies, seen from here; the theme tells its worker no address.
const folder = new URL(new URLSearchParams(location.search).get("in"), location.href).href;
const index = () => pagefind ??= import(`${folder}pagefind.js`)
  .then((module) => module.createInstance({ basePath: folder, baseUrl: "/", noWorker: true, excerptLength: 24 }));

// A phrase first, as it was typed; then its words, each as far as it goes. Pagefind parts Han from Han, not H20 from 芯片.
const ask = async (query, options) => {
  const instance = await index();
  const parted = query.replace(/[\u3400-\u9fff]+/g, " $& ").trim();
  const phrases = /\s|[\u3400-\u9fff]/.test(query) ? [`"${query}"`, `"${parted}"`] : [];
  const found = new Map();
  for (const wanted of [...phrases, parted]) {
    for (const result of (await instance.search(wanted, options)).results) if (!found.has(result.id)) found.set(result.id, result);
  }
  return [...found.values()];
};

const place = (url) => url.replace(/^\//, "").replace(/(#.*)\.html$/, "$1");
const entry = (location, title, text, score, terms) => ({ location, title, text: text ? `<p>${text}</p>` : "", score, terms });
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

// A page with its best sections: the theme shows those that score like the page, and folds the others.
const shown = (page, terms) => {
  const sections = page.sub_results.filter((part) => part.anchor && part.title !== page.meta.title).slice(0, MOST.sections);
  const first = entry(place(page.url), escape(page.meta.title ?? ""), page.excerpt, 1, terms);
  return [first, ...sections.map((part) => entry(place(part.url), escape(part.title), part.excerpt, 1, terms))];
};

// Pagefind would rather find something than nothing: for "nowhere" it offers "now". A page has every word that was typed,
// give or take an English ending.
const has = (page, query) => query.toLowerCase().split(/\s+/).every((word) => {
  const text = `${page.meta.title} ${page.content}`.toLowerCase();
  if (/[\u3400-\u9fff]/.test(word)) return [...word].every((mark) => text.includes(mark));
  return text.includes(word.length > 5 ? word.slice(0, -2) : word);
});

// The results among the first `most` that hold every word; where none does, the next are looked at too.
const whole = async (results, query, most) => {
  const found = [];
  for (let from = 0; !found.length && from < Math.min(results.length, 2 * most); from += most) {
    const pages = await Promise.all(results.slice(from, from + most).map((result) => result.data()));
    found.push(...pages.filter((page) => has(page, query)));
  }
  return found;
};

const answer = async (query) => {
  const terms = Object.fromEntries(query.split(/\s+/).map((word) => [word, true]));
  const isEntry = (page) => page.meta.kind;
  // Who types a digit is looking for a number.
  const facts = /\d/.test(query) ? await ask(query, { filters: { kind: "fact" } }) : [];
  const known = new Set(facts.map((result) => result.id));
  const others = (await ask(query)).filter((result) => !known.has(result.id));
  const pages = [...await whole(facts, query, MOST.facts), ...await whole(others, query, MOST.pages)];
  return pages.map((page) => isEntry(page) ? [entry(place(page.url), escape(page.meta.title), page.excerpt, 1, terms)] : shown(page, terms));
};

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  const mine = ++latest;
  const query = data.replace(/"/g, " ").trim();
  // The theme asks for nothing before it asks for what was typed; an answer to that would say "none" for a moment.
  const items = query ? await answer(query) : await new Promise((done) => { setTimeout(done, 200, []); });
  if (mine === latest) postMessage({ type: RESULT, data: { items } });
});
