// The search worker of the theme's own dialog (Material 9.8.2 speaks to it: 0 set up, 1 ready, 2 query, 3 result). The
// index is macros/editions/search_index.py's; nothing of it is fetched before the first query.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const KINDS = ["page", "fact", "claim", "event", "source"];
const MOST = { page: 8, fact: 4, claim: 4, event: 3, source: 3, sections: 3, looked: 12 };
const [WEIGHTS, SHORTEST_PLURAL, SHORTEST_MISTAKEN, BETTER_PART, EXCERPT] = [16, 4, 5, 0.6, 120];
const [AS_BEGINNING, AS_MISTAKEN, IN_TITLE, IN_TEXT] = [0.5, 0.3, 60, 20];

// How a text is parted: to the letter as macros/editions/search_words.py does it.
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`([${UNSPACED}]+)|(\\p{Nd}+(?:[.,]\\p{Nd}+)*)|(?:(?![${UNSPACED}])\\p{L})(?:(?![${UNSPACED}])[\\p{L}\\p{N}])*`, "gu");
const ONLY_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const folded = (text) => text.normalize("NFKD").replace(/[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase()
  .normalize("NFC").replace(/(?<=[\p{L}\p{N}_])['\u2018\u2019\u02bc](?:s(?![\p{L}\p{N}_])|(?=[\p{L}\p{N}_]))/gu, "");
const singular = (word) => {
  if (word.length < SHORTEST_PLURAL || !word.endsWith("s") || /(?:us|ss)$/.test(word)) return word;
  return /.{2}ies$/.test(word) && !/(?:eies|aies)$/.test(word) ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};
const pairs = (run) => {
  const letters = [...run];
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ""));
};
// What was typed, as groups of words that stand side by side: a run of letters, a number, a word.
const groups = (text) => [...folded(text).matchAll(WORD)].map(([all, run, number]) => ({
  said: all,
  words: run ? pairs(run) : [number ? number.replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, "") : singular(all)],
  kind: run ? "run" : number ? "number" : "word",
}));
const shelfOf = (word, count) => {
  const letters = ONLY_UNSPACED.test(word) ? [...word][0] : [...word].slice(0, 2).join("");
  let hash = 0x811c9dc5;
  for (let at = 0; at < letters.length; at += 1) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193) >>> 0;
  return hash % count;
};

// Where the index of the page's language lies, seen from here; the theme tells its worker no address.
const folder = new URL(new URLSearchParams(location.search).get("in") ?? ".", location.href).href;
let latest = 0;
const files = new Map();
const file = (name, options) => {
  if (!files.has(name)) {
    const asked = fetch(`${folder}${name}.json`, options).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(name)));
    asked.catch(() => files.delete(name)); // a reader whose train left the tunnel asks again
    files.set(name, asked);
  }
  return files.get(name);
};

// One letter more, less, another, or two in each other's place.
const isMistaken = (typed, word) => {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return false;
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from += 1;
  const rest = (text, more) => text.slice(from + more);
  if (rest(typed, 2) === rest(word, 2) && typed[from] === word[from + 1] && typed[from + 1] === word[from]) return true;
  return rest(typed, 1) === rest(word, 1) || rest(typed, 1) === rest(word, 0) || rest(typed, 0) === rest(word, 1);
};

// The records that hold a word, with what it weighs there.
const weighed = (shelf, index, word, share, into) => {
  const places = shelf[word];
  const rare = Math.log(1 + index.records / places.length);
  let number = 0;
  for (const place of places) {
    number += Math.floor(place / WEIGHTS);
    into.set(number, Math.max(into.get(number) ?? 0, (place % WEIGHTS) * rare * share));
  }
};

const holding = async (index, word, { kind, alone }) => {
  const shelf = await file(`words-${shelfOf(word, index.words)}.${index.made}`);
  const found = new Map();
  if (Object.hasOwn(shelf, word)) weighed(shelf, index, word, 1, found);
  // A word may be the beginning of one; a single letter of a script without spaces is nothing else.
  if ((kind === "word" && word.length > 2) || (kind === "run" && alone)) {
    for (const other in shelf) if (other !== word && other.startsWith(word)) weighed(shelf, index, other, AS_BEGINNING, found);
  }
  if (!found.size && kind === "word" && word.length >= SHORTEST_MISTAKEN) {
    for (const other in shelf) if (isMistaken(word, other)) weighed(shelf, index, other, AS_MISTAKEN, found);
  }
  return found;
};

// The records that hold most of what was typed, the best first; `whole` where they hold all of it.
const candidates = async (index, asked) => {
  const all = await Promise.all(asked.flatMap((group) => group.words
    // The last letter of a run says nothing that the pair before does not say.
    .filter((word, at) => group.words.length === 1 || at < group.words.length - 1)
    .map((word) => holding(index, word, { kind: group.kind, alone: group.words.length === 1 }))));
  const [held, score] = [new Map(), new Map()];
  for (const found of all) for (const [number, weight] of found) {
    held.set(number, (held.get(number) ?? 0) + 1);
    score.set(number, (score.get(number) ?? 0) + weight);
  }
  // All the words, or else, of several, all that any record has and at least the better part.
  const most = Math.max(0, ...held.values());
  if (most < all.length && (all.length < 3 || most / all.length < BETTER_PART)) return [];
  return [...score].filter(([number]) => held.get(number) === most).sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([number, weight]) => ({ number, score: weight, whole: most === all.length }));
};

const kindOf = (index, number) => KINDS.findLast((kind) => index.kinds[kind] <= number);
const record = async (index, number) => {
  const first = index.texts.findLastIndex((begins) => begins <= number);
  const [url, kind, title, page, text] = (await file(`texts-${first}.${index.made}`))[number - index.texts[first]];
  return { url, kind, title, page: page || title, text };
};

// Letters alone, so that what stands side by side is found whatever stands between.
const letters = (text) => folded(text).replace(/[^\p{L}\p{N}.]+/gu, "");
const exactness = (found, phrase) => {
  if (letters(found.title).includes(phrase)) return IN_TITLE;
  return letters(found.text).includes(phrase) ? IN_TEXT : 0;
};

// Of these records those that hold what was typed, the best first: as it was typed before its words apart. A run of
// letters is found by its pairs, which may stand apart, so where it is all that was typed it has to be there whole.
const best = async (index, numbers, asked) => {
  const phrase = letters(asked.map((group) => group.said).join(""));
  const found = await Promise.all(numbers.map(async ({ number, score, whole }) => {
    const one = await record(index, number);
    const exact = exactness(one, phrase);
    return { ...one, score: score + exact, isThere: exact > 0 || !whole || asked.length > 1 || asked[0].kind !== "run" };
  }));
  return found.filter((one) => one.isThere).sort((a, b) => b.score - a.score);
};

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const pattern = (asked) => {
  const said = asked.map((group) => (group.kind === "word" ? group.words[0] : group.said).replace(/[.\\]/g, "\\$&"));
  // A single letter of a script without spaces is worth marking beside what it was typed with, or where it is all.
  const alone = said.filter((_, at) => asked.length === 1 || asked[at].kind !== "run" || asked[at].words.length > 1);
  return new RegExp([said.join("[^\\p{L}\\p{N}]{0,3}"), ...alone.sort((a, b) => b.length - a.length)].join("|"), "giu");
};
const marked = (text, asked) => {
  let [html, from] = ["", 0];
  for (const { 0: said, index } of text.matchAll(pattern(asked))) {
    html += `${escape(text.slice(from, index))}<mark>${escape(said)}</mark>`;
    from = index + said.length;
  }
  return html + escape(text.slice(from));
};

// What stands around the first word that was typed, from the beginning of its sentence or a word.
const excerpt = (text, asked) => {
  const long = ONLY_UNSPACED.test(text.replace(/^[^\p{L}]+/u, "")) ? EXCERPT / 2 : EXCERPT;
  const at = Math.max(0, text.search(pattern(asked)));
  const before = text.slice(Math.max(0, at - long / 2), at);
  const from = at < long / 2 ? 0 : at - before.length + before.search(/(?<=[\s。，；：、！？])[^\s。，；：、！？]|$/u);
  const part = text.slice(from, from + long + long);
  return `${from ? "…" : ""}${marked(part, asked)}${from + part.length < text.length ? "…" : ""}`;
};

const entry = (location, title, text, terms) => ({ location, title, text: text ? `<p>${text}</p>` : "", score: 1, terms });

// A page with its best sections: the theme shows those that score like the page, and folds the others.
const shownPage = (sections, asked, terms) => {
  const [place] = sections[0].url.split("#");
  const lead = sections.find((one) => one.url === place);
  const first = entry(place, marked(sections[0].page, asked), lead ? excerpt(lead.text, asked) : "", terms);
  const others = sections.filter((one) => one !== lead).slice(0, MOST.sections);
  return [first, ...others.map((one) => entry(one.url, marked(one.title, asked), excerpt(one.text, asked), terms))];
};

const shown = (kind, found, asked, terms) => {
  if (kind !== "page") return found.slice(0, MOST[kind]).map((one) => [entry(one.url, marked(one.title, asked), marked(one.text, asked), terms)]);
  const pages = new Map();
  for (const one of found) pages.set(one.url.split("#")[0], [...pages.get(one.url.split("#")[0]) ?? [], one]);
  return [...pages.values()].slice(0, MOST.page).map((sections) => shownPage(sections, asked, terms));
};

const answer = async (query) => {
  const asked = groups(query);
  if (!asked.length) return [];
  const index = await file("index", { cache: "no-cache" }); // the other files are called by what it says
  const terms = Object.fromEntries(query.split(/\s+/).map((word) => [word, true]));
  const found = await candidates(index, asked);
  // Who types a digit is looking for a number.
  const order = /\p{Nd}/u.test(query) ? ["fact", ...KINDS.filter((kind) => kind !== "fact")] : KINDS;
  const shownOf = async (kind) => {
    const of = found.filter(({ number }) => kindOf(index, number) === kind);
    for (let from = 0; from < Math.min(of.length, 3 * MOST.looked); from += MOST.looked) {
      const there = await best(index, of.slice(from, from + MOST.looked), asked);
      if (there.length) return shown(kind, there, asked, terms);
    }
    return [];
  };
  return (await Promise.all(order.map(shownOf))).flat();
};

// Where the site was published anew since the index came, its files are gone: ask for the index once more.
const answerOfNow = (query) => answer(query).catch(() => { files.clear(); return answer(query); });

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  const mine = ++latest;
  // The theme asks for nothing before it asks for what was typed; an answer to that would say "none" for a moment.
  // A query that did not reach the index has no answer, which is not the same as "none".
  const items = data.trim() ? await answerOfNow(data).catch(() => null) : await new Promise((done) => { setTimeout(done, 200, []); });
  if (items && mine === latest) postMessage({ type: RESULT, data: { items } });
});
