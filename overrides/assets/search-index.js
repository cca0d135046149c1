// What is found for a query, and which comes first. The index is macros/editions/search_index.py's; nothing of it is
// fetched before the first query.
import { isUnspaced, reader } from "./search-words.js";

export const KINDS = ["page", "fact", "claim", "event", "chart", "source"];
const ASKED = "question"; // in the place of the kind that who asks is looking for
const [WEIGHTS, SHORTEST_BEGINNING, SHORTEST_MISTAKEN, LONGEST_MISTAKEN] = [16, 3, 5, 6];
const [BETTER_PART, CLOSE, WHOLE, TINY, TEXT_BEGINS] = [0.5, 0.34, 60, 1e-9, 1 << 10];
const [AS_BEGINNING, AS_MISTAKEN, OF_A_TITLE, MOST_OF_A_TEXT] = [0.5, 0.3, 4, 4];
const [SAID_IN_TITLE, SAID_IN_TEXT, IN_ORDER, FAR_BETTER, OF_A_BEGINNING] = [60, 20, 6, 1.4, 50];
// By what one knows a question, and the words that say little in one.
const ASKING = /[?？]|为什么|为何|什么|怎样|怎么|如何|多少|哪[个些里家]|谁|吗|几[成家个次]|^(?:what|how|why|who|when|where|which|is|are|was|were|did|does|do|can|has|have)(?![a-z])/u;
const SMALL = new RegExp(`为什么|为何|什么|怎样|怎么样?|如何|多少|哪[个些里家]|谁|吗|呢|请问|到底|究竟|[的了是有在和与]|(?<![a-z0-9])(?:${
  "how (?:many|much|often) times?|what|how|why|who|when|where|which|is|are|was|were|be|been|did|does|do|can|has|have|had|the|a|an|of|in|on|to|for|by|with|than|from|at|and|or|it|its|i|we|you|they|that|this|there|much|many|get|got"
})(?![a-z0-9])`, "gu");

// One letter more, less, another, or two in each other's place.
const isMistaken = (typed, word) => {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return false;
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from += 1;
  const rest = (text, more) => text.slice(from + more);
  if (rest(typed, 2) === rest(word, 2) && typed[from] === word[from + 1] && typed[from + 1] === word[from]) return true;
  return rest(typed, 1) === rest(word, 1) || rest(typed, 1) === rest(word, 0) || rest(typed, 0) === rest(word, 1);
};

export const shelfOf = (word, count) => {
  const letters = isUnspaced(word) ? [...word][0] : [...word].slice(0, 2).join("");
  let hash = 0x811c9dc5;
  for (let at = 0; at < letters.length; at += 1) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193) >>> 0;
  return hash % count;
};

// The records that hold a word, each with what it weighs in the title and its places.
const holders = (numbers) => {
  const found = new Map();
  let [number, place, record] = [0, -1, null];
  for (const next of numbers) {
    if (next >= 0) {
      number += Math.floor(next / WEIGHTS);
      place = -1;
      record = { title: next % WEIGHTS, places: [] };
      found.set(number, record);
    } else record.places.push(place -= next);
  }
  return found;
};

export class Index {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  file(name, options) {
    if (!this.files.has(name)) {
      const asked = fetch(`${this.folder}${name}.json`, options).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(name)));
      asked.catch(() => this.files.delete(name)); // a reader whose train left the tunnel asks again
      this.files.set(name, asked);
    }
    return this.files.get(name);
  }

  // The other files are called by what index.json says, so it is asked for anew.
  async open() {
    this.told = await this.file("index", { cache: "no-cache" });
    if (this.reader?.of !== this.told) {
      const { folded, tokens, foldedInPlace } = reader(this.told.rules);
      this.reader = { of: this.told, folded, tokens, foldedInPlace };
      this.names = Object.entries(this.told.names ?? {}).map(([name, own]) => ({ name, own, words: this.words(name) }))
        .sort((a, b) => b.name.length - a.name.length);
    }
    return this.told;
  }

  shelf(word) { return this.file(`words-${shelfOf(word, this.told.words)}.${this.told.made}`); }

  // The words of a text that must stand side by side, each with how far it is from the first. A run's last letter says
  // nothing that the pair before does not say.
  words(text) {
    const found = this.reader.tokens(this.reader.folded(text)).filter((one) => !one.made && (one.isAlone || !one.isLast));
    return found.map(({ word, at, isWord, isRun }) => ({ word, at: at - found[0].at, isWord, isRun }));
  }

  // What was typed, in units of which a record has to hold each: a word, a run of letters, a date, a name. A unit is
  // tried in several ways; the first try that any record answers counts, and the ways of one try count alike.
  units(plain) {
    const all = this.reader.tokens(plain);
    const units = [];
    const made = grouped(all.filter((one) => one.made), (one) => one.start);
    for (const [start, words] of made) {
      const [end, said] = [words[0].end, plain.slice(start, words[0].end)];
      const [whole, only] = [words.map(({ word }) => ({ word, at: 0 })), [{ word: words[0].word, at: 0 }]];
      const parts = [{ word: this.told.rules.part + words[0].word, at: 0 }]; // of a fiscal year its quarters
      units.push({ start, end, said, kind: "made", tries: [[whole, parts], [only], [this.words(said)]] });
    }
    const isFree = (start, end) => units.every((one) => end <= one.start || start >= one.end);
    for (const { start, end, own } of this.named(plain, all)) {
      if (!isFree(start, end)) continue;
      const said = plain.slice(start, end);
      units.push({ start, end, said, kind: "name", tries: [[said, ...own].map((name) => this.words(name))] });
    }
    const special = [...units].sort((a, b) => a.start - b.start);
    for (const { 0: part, from } of between(plain, special)) {
      for (const run of runs(this.reader.tokens(part))) units.push({ ...run, start: from + run.start, end: from + run.end });
    }
    return units.sort((a, b) => a.start - b.start);
  }

  // Where names from the glossary stand that the page calls otherwise.
  * named(plain, all) {
    const typed = all.filter((one) => !one.made && !one.isRun);
    for (const { name, own, words } of this.names) {
      if (isUnspaced(name)) {
        for (let start = plain.indexOf(name); start >= 0; start = plain.indexOf(name, start + 1)) yield { start, end: start + name.length, own };
      } else {
        for (let at = 0; at + words.length <= typed.length; at += 1) {
          if (words.every(({ word }, n) => typed[at + n].word === word)) yield { start: typed[at].start, end: typed[at + words.length - 1].end, own };
        }
      }
    }
  }

  // The records that hold words side by side, each with how often and with what it weighs in the title.
  async standing(words) {
    if (!words.length) return new Map();
    const held = await Promise.all(words.map(async ({ word }) => {
      const shelf = await this.shelf(word);
      return Object.hasOwn(shelf, word) ? holders(shelf[word]) : new Map();
    }));
    const found = new Map();
    for (const [number, first] of held[0]) {
      const others = held.slice(1).map((one) => one.get(number));
      if (others.includes(undefined)) continue;
      const apart = others.map((one) => new Set(one.places));
      const starts = words.length === 1 ? first.places : first.places.filter((place) => apart.every((places, n) => places.has(place + words[n + 1].at)));
      if (!starts.length) continue;
      const weight = Math.min(first.title, ...others.map((one) => one.title));
      found.set(number, { title: starts[0] < TEXT_BEGINS ? weight : 0, times: starts.length, starts });
    }
    return found;
  }

  // The same for one word, which may also be the beginning of one, or one with a letter wrong.
  async beginning({ word, isWord, isRun }) {
    const found = [{ share: 1, word, held: await this.standing([{ word, at: 0 }]) }];
    const shelf = await this.shelf(word);
    if ((isWord && word.length >= SHORTEST_BEGINNING) || isRun) {
      // A name that is there as typed ends with its number: H20 is no beginning of H200.
      const goesOn = (other) => found[0].held.size && /^\d\d/.test(word.slice(-1) + other.slice(word.length));
      for (const other in shelf) if (other !== word && other.startsWith(word) && !goesOn(other)) found.push({ share: AS_BEGINNING, word: other, held: await this.standing([{ word: other, at: 0 }]) });
    }
    if (!found.some(({ held }) => held.size) && isWord && word.length >= SHORTEST_MISTAKEN) {
      const begins = new Set([word, word[1] + word[0], word[0] + word[2]]); // where the mistake is in the letters a shelf goes by
      for (const begin of begins) for (const other in await this.shelf(begin)) {
        if (isMistaken(word, other) && !found.some((one) => one.word === other)) found.push({ share: AS_MISTAKEN, word: other, held: await this.standing([{ word: other, at: 0 }]) });
      }
    }
    return found.filter(({ held }) => held.size);
  }

  // What a unit finds: records with a score and places, the ways in which they hold it, and whether a letter was taken
  // for wrong. What is found in any of several ways is as rare as all of that.
  async answer(unit) {
    for (const ways of unit.tries) {
      const [only] = ways[0] ?? [];
      const isOpen = ways.length === 1 && ways[0].length === 1 && unit.isOpen;
      const tried = isOpen ? (await this.beginning(only)).map((one) => ({ ...one, way: [{ word: one.word, at: 0 }] }))
        : await Promise.all(ways.map(async (way, n) => ({ share: n && unit.kind === "made" ? AS_BEGINNING : 1, way, held: await this.standing(way) })));
      const found = this.scored(tried);
      if (found.size) return { found, ways: tried.filter(({ held }) => held.size).map(({ way }) => way), isNear: tried.every(({ share }) => share === AS_MISTAKEN) };
    }
    if (unit.kind !== "made" || unit.isRounded) return { found: new Map(), ways: [], isNear: false };
    return this.answer({ ...unit, isRounded: true, tries: [await this.moreExact(unit)] });
  }

  // An amount that is told to more places than was typed: $96.2 billion is found as $96.221 billion.
  async moreExact({ tries: [[[{ word }]]] }) {
    const told = word.replace(/0+$/, "");
    if (!/^[0-9]{3,}$/.test(told)) return [];
    return Object.keys(await this.shelf(word)).filter((other) => other.length === word.length && other.startsWith(told)).map((other) => [{ word: other, at: 0 }]);
  }

  scored(tried) {
    const all = new Set(tried.flatMap(({ held }) => [...held.keys()]));
    const rare = Math.log(1 + this.told.records / all.size);
    const found = new Map();
    for (const { share, held } of tried) {
      for (const [number, { title, times, starts }] of held) {
        const early = 1 / (1 + (starts[0] % TEXT_BEGINS) / OF_A_BEGINNING);
        const score = share * rare * ((title && OF_A_TITLE + title) + Math.min(MOST_OF_A_TEXT, Math.log2(1 + times)) + early);
        if (!(found.get(number)?.score > score)) found.set(number, { score, starts });
      }
    }
    return found;
  }

  // A run of letters with one of them wrong: where all the others stand in their places.
  async mistaken({ said }) {
    const letters = [...said];
    if (letters.length < 3 || letters.length > LONGEST_MISTAKEN) return new Map();
    const right = new Map();
    await Promise.all(letters.map(async (letter, at) => {
      const shelf = await this.shelf(letter);
      const there = new Map();
      for (const word in shelf) {
        if (!word.startsWith(letter)) continue;
        for (const [number, { title, places }] of holders(shelf[word])) for (const place of places) there.set(`${number} ${place - at}`, { number, title, start: place - at });
      }
      for (const [key, where] of there) right.set(key, { ...where, times: (right.get(key)?.times ?? 0) + 1 });
    }));
    const held = new Map();
    for (const { number, title, start, times } of right.values()) {
      if (times < letters.length - 1) continue;
      const { title: before = 0, starts = [] } = held.get(number) ?? {};
      held.set(number, { title: Math.max(before, start < TEXT_BEGINS ? title : 0), times: starts.length + 1, starts: [...starts, start] });
    }
    return this.scored([{ share: AS_MISTAKEN, held }]);
  }

  // All that a query finds: by kind the numbers of records, the best first; what to mark in them; and `how`: "all" where
  // each holds all of it, "nearest" where a letter is taken for wrong, "part" where they hold most of it. Of a question
  // that is enough, without the words that make it one; anything else is asked as it was typed, then without small words.
  async find(query) {
    await this.open();
    const plain = this.reader.folded(query);
    const typed = this.units(plain);
    const without = this.units(plain.replace(SMALL, " "));
    if (!typed.length) return { marks: [], how: "all", ...this.byKind(new Map()) };
    if (ASKING.test(plain) && without.length) return this.most(without, ASKED);
    for (const units of [typed, without]) {
      const answers = await Promise.all(units.map((unit) => this.answer(unit)));
      const found = together(answers.map((one) => one.found));
      if (!found.size) continue;
      await this.sideBySide(units, found);
      return { marks: answers.flatMap(({ ways }) => ways), how: answers.some(({ isNear }) => isNear) ? "nearest" : "all", ...this.byKind(found, lookedFor(typed)) };
    }
    return await this.nearest(typed) ?? this.most(without.length ? without : typed);
  }

  // What holds all of it once a letter is taken for wrong in each run of letters that is found nowhere.
  async nearest(units) {
    const answers = await Promise.all(units.map(async (unit) => {
      const one = await this.answer(unit);
      if (one.found.size || unit.kind !== "run") return one;
      return { found: await this.mistaken(unit), ways: [{ mistaken: [...unit.said] }] };
    }));
    const found = together(answers.map((one) => one.found));
    return found.size ? { marks: answers.flatMap(({ ways }) => ways), how: "nearest", ...this.byKind(found) } : null;
  }

  // What holds most of it, the most first; of a run of letters that is found nowhere its pairs count each for a part.
  async most(units, first = KINDS[0]) {
    const answers = await Promise.all(units.map(async (unit) => {
      const one = await this.answer(unit);
      if (one.found.size || unit.kind !== "run") return [one];
      return Promise.all(unit.tries[0][0].map((pair) => this.answer({ ...unit, isOpen: false, tries: [[[{ ...pair, at: 0 }]]] })));
    }));
    const [share, score] = [new Map(), new Map()];
    for (const parts of answers) for (const { found } of parts) for (const [number, { score: weight }] of found) {
      share.set(number, (share.get(number) ?? 0) + 1 / parts.length / units.length);
      score.set(number, (score.get(number) ?? 0) + weight);
    }
    const most = Math.max(0, ...share.values());
    const enough = (number) => share.get(number) >= Math.max(BETTER_PART, most - CLOSE) - TINY;
    const found = new Map([...score].filter(([number]) => enough(number)).map(([number, weight]) => [number, weight + WHOLE * share.get(number)]));
    return { marks: answers.flat().flatMap(({ ways }) => ways), how: "part", ...this.byKind(found, first) };
  }

  // More for those in which all that was typed stands side by side, most in a title.
  async sideBySide(units, found) {
    if (units.length < 2 || units.some(({ kind }) => kind === "made" || kind === "name")) return;
    let at = 0;
    const words = units.flatMap((unit) => {
      const own = unit.tries[0][0].map((one) => ({ ...one, at: at + one.at }));
      at += unit.length;
      return own;
    });
    for (const [number, { starts }] of await this.standing(words)) {
      if (found.has(number)) found.set(number, found.get(number) + (starts[0] < TEXT_BEGINS ? SAID_IN_TITLE : SAID_IN_TEXT));
    }
  }

  byKind(found, first = KINDS[0]) {
    const kinds = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    for (const [number, score] of found) kinds[KINDS.findLast((kind) => this.told.kinds[kind] <= number)].push({ number, score });
    for (const kind of KINDS) kinds[kind].sort((a, b) => b.score - a.score || a.number - b.number);
    return { kinds, order: inOrder(kinds, first), total: found.size };
  }

  // The sections of pages by page, the best one first.
  pages(found) {
    const pages = new Map();
    for (const one of found) {
      const page = this.told.pages.findLast((first) => first <= one.number);
      pages.set(page, [...pages.get(page) ?? [], one]);
    }
    return [...pages.values()];
  }

  async record(number) {
    const first = this.told.texts.findLastIndex((begins) => begins <= number);
    const [url, kind, title, page, text] = (await this.file(`texts-${first}.${this.told.made}`))[number - this.told.texts[first]];
    return { url, kind, title, page, text };
  }

  // Where the words of an answer stand in a text, as [from, to], apart and in order.
  marksIn(text, marks) {
    const { plain, places } = this.reader.foldedInPlace(text);
    const all = this.reader.tokens(plain);
    const byPlace = grouped(all, (one) => one.at);
    const found = [];
    for (const way of marks) {
      if (way.mistaken) found.push(...almost(plain, way.mistaken));
      else for (const token of all) {
        if (token.word !== way[0].word) continue;
        const rest = way.slice(1).map(({ word, at }) => byPlace.get(token.at + at)?.find((one) => one.word === word));
        if (!rest.includes(undefined)) found.push([token.start, (rest.at(-1) ?? token).end]);
      }
    }
    const apart = [];
    for (const [from, to] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (apart.length && from <= apart.at(-1)[1]) apart.at(-1)[1] = Math.max(to, apart.at(-1)[1]);
      else apart.push([from, to]);
    }
    return apart.map(([from, to]) => [places[from], places[to]]);
  }
}

// What who types a day or a number is looking for.
const lookedFor = (units) => {
  if (units.some(({ kind, tries }) => kind === "made" && /-/.test(tries[0][0][0].word))) return "event";
  return units.some(({ kind }) => kind === "made" || kind === "number") ? "fact" : "page";
};

// The kinds that hold anything: pages first, or what who types a number or a day looks for. Where the best of the first
// is worse by far than another's, as for a name that pages have in passing, those that are not come before it.
// A question is answered by a text.
const inOrder = (kinds, first) => {
  const there = [first, ...KINDS].filter((kind, at, all) => kinds[kind]?.length && all.indexOf(kind) === at);
  const best = Math.max(...there.map((kind) => kinds[kind][0].score));
  const isStrong = (kind) => kinds[kind][0].score * FAR_BETTER >= best;
  if (first === ASKED || !there.length || isStrong(there[0])) return there;
  return [...there.filter(isStrong), ...there.filter((kind) => !isStrong(kind))];
};

const grouped = (all, by) => {
  const found = new Map();
  for (const one of all) found.set(by(one), [...found.get(by(one)) ?? [], one]);
  return found;
};

// The parts of a text around others.
function* between(text, others) {
  let from = 0;
  for (const { start, end } of [...others, { start: text.length, end: text.length }]) {
    if (start > from) yield { 0: text.slice(from, start), from };
    from = end;
  }
}

// 0.15 is 15% to whoever reads a table.
const asShare = (word) => /^0\.[0-9]{2}$/.test(word) ? [[[{ word: `${Number(word.slice(2))}%`, at: 0 }]]] : [];

// The words of a text that is neither date nor name, and its runs of letters.
function* runs(tokens) {
  let run = null;
  for (const one of tokens.filter(({ made }) => !made)) {
    if (!one.isRun) {
      yield { start: one.start, end: one.end, said: one.word, kind: one.isWord ? "word" : "number", length: 1, isOpen: one.isWord, tries: [[[{ word: one.word, at: 0, isWord: one.isWord }]], ...asShare(one.word)] };
      continue;
    }
    run ??= { start: one.start, said: "", kind: "run", length: 0, isOpen: one.isAlone, words: [] };
    if (one.isAlone || !one.isLast) run.words.push({ word: one.word, at: run.length, isRun: one.isAlone });
    run.said += [...one.word][0];
    run.length += 1;
    if (one.isLast) {
      const { words, ...told } = run;
      yield { ...told, end: one.end, tries: [[words]] };
      run = null;
    }
  }
}

// The records that all of these found, more for those whose title has them in their order.
const together = ([first = new Map(), ...others]) => {
  const found = new Map();
  for (const [number, one] of first) {
    const all = [one, ...others.map((other) => other.get(number))];
    if (all.includes(undefined)) continue;
    let last = -1;
    const isInOrder = others.length && all.every(({ starts }) => {
      last = starts.find((start) => start > last && start < TEXT_BEGINS) ?? Infinity;
      return last < Infinity;
    });
    found.set(number, all.reduce((sum, { score }) => sum + score, isInOrder ? IN_ORDER : 0));
  }
  return found;
};

// Where a run of letters stands with one of them another.
function* almost(plain, letters) {
  const shown = [...plain];
  let from = 0;
  for (let at = 0; at + letters.length <= shown.length; at += 1) {
    const right = letters.filter((letter, n) => shown[at + n] === letter).length;
    if (right >= letters.length - 1) yield [from, from + shown.slice(at, at + letters.length).join("").length];
    from += shown[at].length;
  }
}
