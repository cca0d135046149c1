// How a text is parted into words: to the letter as macros/editions/search_words.py and search_writings.py do it, by the
// rules that index.json hands over. A test holds the two together.
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`([${UNSPACED}]+)|(\\p{Nd}+(?:[.,]\\p{Nd}+)*)|(?:(?![${UNSPACED}])\\p{L})(?:(?![${UNSPACED}])[\\p{L}\\p{N}])*`, "gu");
const NOTHING = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]/g;
const APOSTROPHE = /(?<=[\p{L}\p{N}_])['\u2018\u2019\u02bc](?:s(?![\p{L}\p{N}_])|(?=[\p{L}\p{N}_]))/gu;
const THOUSANDS = /,(?=\p{Nd}{3}(?!\p{Nd}))/gu;
const [SHORTEST_PLURAL, MOST_DIGITS] = [4, 15];
const HAN = { ...Object.fromEntries([..."零一二三四五六七八九"].map((mark, n) => [mark, n])), 〇: 0, 两: 2 };

export const isUnspaced = (letter) => new RegExp(`^[${UNSPACED}]`, "u").test(letter);

const singular = (word) => {
  if (word.length < SHORTEST_PLURAL || !word.endsWith("s") || /(?:us|ss)$/.test(word)) return word;
  return /.{2}ies$/.test(word) && !/(?:eies|aies)$/.test(word) ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

// A number in digits times a power of ten: 5.5 and 9 are 5500000000.
const shifted = (number, power) => {
  const [before, after = ""] = number.split(".");
  const padded = after.padEnd(power, "0");
  const whole = (before + padded.slice(0, power)).replace(/^0+/, "") || "0";
  const part = padded.slice(power).replace(/0+$/, "");
  return part ? `${whole}.${part}` : whole;
};

export const reader = (rules) => {
  const letters = new Map();
  const pairsOfLetters = [...rules.letters];
  for (let at = 0; at < pairsOfLetters.length; at += 2) letters.set(pairsOfLetters[at], pairsOfLetters[at + 1]);
  const spellings = rules.spellings.map(([pattern, put]) => [new RegExp(pattern), put]);
  const money = Object.entries(rules.money).map(([symbol, words]) => [symbol, new RegExp(`^(?:${words})$`)]);
  const patterns = rules.writings.map(([pattern, fields]) => ({ fields, groups: new RegExp(`${pattern}|`, "u").exec("").length - 1 }));
  const whole = new RegExp(rules.writings.map(([pattern]) => `(${pattern})`).join("|"), "gu");

  const simplified = (text) => [...text].map((letter) => letters.get(letter) ?? letter).join("");
  const folded = (text) => simplified(text.normalize("NFKD").replace(NOTHING, "").toLowerCase().normalize("NFC").replace(APOSTROPHE, ""));
  const spelled = (word) => spellings.reduce((said, [pattern, put]) => said.replace(pattern, put), word);

  const hanNumber = (written) => {
    let [total, section, digit, hasDigit] = [0, 0, null, false];
    for (const mark of written) {
      if (mark in HAN) {
        if (digit) return null;
        [digit, hasDigit] = [HAN[mark], true];
      } else if ("十百千".includes(mark)) {
        section += (digit ?? 1) * 10 ** rules.powers[mark];
        digit = null;
      } else if (!(total || section || digit)) {
        return null;
      } else {
        total = (total + section + (digit ?? 0)) * 10 ** rules.powers[mark];
        [section, digit] = [0, null];
      }
    }
    return hasDigit || written === "十" ? total + section + (digit ?? 0) : null;
  };
  const inDigits = (written) => {
    if (/^[a-z]/.test(written)) {
      const isHalf = written.endsWith(rules.half) || written.startsWith("half");
      return `${written.replace(rules.half, "").split("-").reduce((sum, word) => sum + (rules.words[word] ?? 0), 0)}${isHalf ? ".5" : ""}`;
    }
    if (written.charCodeAt(0) < 128) return written.replaceAll(",", "");
    const [before, after = ""] = written.split("点");
    const number = hanNumber(before);
    if (number === null || number >= 10 ** MOST_DIGITS) return null;
    if (!after) return String(number);
    return number < 100 ? `${number}.${[...after].map((mark) => HAN[mark]).join("")}` : null;
  };
  const amount = (part) => {
    const written = part.p || part.n;
    let number = inDigits(written);
    if (number === null || "o" in part) return [];
    if ("t" in part) return number.includes(".") ? [] : [`${shifted(`${number}.${part.e === "半" ? 5 : HAN[part.e] ?? 0}`, 1)}%`];
    const marks = part.s === undefined ? [] : part.s in rules.powers ? [part.s] : [...part.s];
    number = shifted(number, marks.reduce((sum, mark) => sum + rules.powers[mark], 0));
    if ("p" in part || "%" in part) return [`${number}%`];
    if ("c" in part) return [number, money.find(([, words]) => words.test(part.c))[0]];
    return "s" in part || /[十百千万亿]/.test(written) ? [number] : [];
  };
  const ordinal = (written) => rules.order[written] ?? Number(written);
  const date = (part) => {
    if ("f" in part) {
      const year = `fy${part.f.slice(-2)}`;
      return "q" in part ? [`${year}q${ordinal(part.q)}`, rules.part + year] : [year];
    }
    if ("q" in part) return [`${part.y}q${ordinal(part.q)}`];
    const month = /^[a-z]/.test(part.m) ? rules.months.indexOf(part.m.slice(0, 3)) + 1 : Number(inDigits(part.m) ?? 0);
    const day = Number(inDigits(part.d ?? "1") ?? 0);
    const year = [...part.y ?? ""].map((mark) => HAN[mark] ?? mark).join("");
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    const [mm, dd] = [month, day].map((number) => String(number).padStart(2, "0"));
    const ofMonth = year ? [`${year}-${mm}`] : [];
    if (!("d" in part)) return ofMonth;
    return [...(year ? [`${year}-${mm}-${dd}`] : []), ...ofMonth, `--${mm}-${dd}`];
  };
  // The dates and amounts of a folded text.
  const writings = (plain) => {
    const found = [];
    for (const match of plain.matchAll(whole)) {
      let at = 1;
      for (const { fields, groups } of patterns) {
        if (match[at] !== undefined) {
          const part = {};
          [...fields].forEach((field, n) => { if (match[at + 1 + n]) part[field] = match[at + 1 + n]; });
          for (const field in part) if (fields.includes("n")) part[field] = part[field].trim();
          const words = fields.includes("n") ? amount(part) : date(part);
          if (words.length) found.push({ start: match.index, end: match.index + match[0].length, words });
          break;
        }
        at += 1 + groups;
      }
    }
    return found;
  };

  // The words of a folded text: each with its place `at`, and where it stands; `made` for a date or an amount.
  const tokens = (plain) => {
    const [ahead, found] = [writings(plain), []];
    let at = 0;
    for (const { 0: all, 1: run, 2: number, index } of plain.matchAll(WORD)) {
      const end = index + all.length;
      while (ahead.length && ahead[0].start < end) {
        const { start, end: stop, words } = ahead.shift();
        const within = run && start > index ? [...plain.slice(index, start)].length : 0;
        for (const word of words) found.push({ word, at: at + within, start, end: stop, made: true });
      }
      if (!run) {
        found.push({ word: number ? number.replace(THOUSANDS, "") : spelled(singular(all)), at, start: index, end, isWord: !number });
        at += 1;
        continue;
      }
      const own = [...run];
      let start = index;
      own.forEach((letter, n) => {
        const next = own[n + 1] ?? "";
        found.push({ word: letter + next, at: at + n, start, end: start + letter.length + next.length, isRun: true, isAlone: own.length === 1, isLast: !next });
        start += letter.length;
      });
      at += own.length;
    }
    return found;
  };

  // A folded text, with where each of its characters stands in the text as it is shown.
  const foldedInPlace = (text) => {
    let [plain, places, at] = ["", [], 0];
    for (const letter of text) {
      const said = simplified(letter.normalize("NFKD").replace(NOTHING, "").toLowerCase().normalize("NFC"));
      plain += said;
      for (let n = 0; n < said.length; n += 1) places.push(at);
      at += letter.length;
    }
    const gone = [...plain.matchAll(APOSTROPHE)];
    for (const { 0: said, index } of gone.reverse()) {
      plain = plain.slice(0, index) + plain.slice(index + said.length);
      places.splice(index, said.length);
    }
    return { plain, places: [...places, text.length] };
  };
  return { folded, tokens, foldedInPlace };
};
