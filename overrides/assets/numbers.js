// Numbers and their cards: hover, where a card stands, numbers as notes. Without this file a click opens a card as a
// sheet, Escape closes it; without popovers the cards are a list of notes.
(() => {
  const root = document.documentElement;
  const cards = document.querySelector(".cl-cards");
  if (!cards) return;
  const STOPS = "article :is(.cl-number > button, .cl-cite a, .cl-check a:not([data-note]))";
  const buttons = [...document.querySelectorAll(".cl-number > button")].map((button) => ({ button, number: button.parentNode }));
  const cardOf = (button) => document.getElementById(button.getAttribute("popovertarget"));
  for (const mark of document.querySelectorAll("[data-note]")) mark.ariaLabel = cards.dataset.mark.replace("{n}", mark.dataset.note);
  for (const back of cards.querySelectorAll(".cl-card > a")) back.ariaLabel = cards.dataset.back.replace("{n}", back.textContent);

  // Reading views drop buttons and what they hold, and know no style sheet: the words stand once more, unseen, for them.
  const withPlain = ({ button, number }) => {
    const plain = document.createElement("span");
    plain.className = "cl-plain";
    plain.textContent = number.textContent;
    button.after(plain);
  };
  buttons.forEach(withPlain);

  // Of a paragraph's numbers and source marks, or a box's, the first is in the order of Tab; arrows lead to the others.
  const stops = () => [...document.querySelectorAll(root.classList.contains("cl-noted") ? STOPS.replace("button", "[data-note]") : STOPS)];
  const inOrder = () => {
    const begun = new Set();
    for (const stop of stops()) {
      const text = stop.closest(".cl-check") ?? stop.closest("p, li, dd, td, th, figcaption");
      stop.tabIndex = begun.has(text) ? -1 : 0;
      if (text) begun.add(text);
    }
  };

  // Numbers as notes: the words alone, a mark that leads to the note, and the cards as a list. The reader's choice lasts.
  const asWords = ({ button, number }) => {
    number.querySelector(".cl-plain").remove();
    const more = (button.ariaLabel ?? "").slice(number.textContent.length);
    number.querySelector("[aria-hidden]")?.setAttribute("aria-hidden", false);
    button.replaceWith(...button.childNodes);
    if (!more) return;
    const said = document.createElement("span");
    said.className = "cl-unseen";
    said.textContent = more;
    number.lastChild.before(said);
  };
  const asButton = ({ button, number }) => {
    number.querySelector(".cl-unseen")?.remove();
    number.querySelector("[aria-hidden]")?.setAttribute("aria-hidden", true);
    const words = number.lastChild.previousSibling;
    words.before(button);
    button.append(words);
    withPlain({ button, number });
  };
  const asNotes = (noted) => {
    if (noted === root.classList.contains("cl-noted")) return;
    root.classList.toggle("cl-noted", noted);
    buttons.forEach(noted ? asWords : asButton);
    for (const card of cards.querySelectorAll(".cl-card")) card.toggleAttribute("popover", !noted);
    inOrder();
  };
  inOrder();
  document.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = stops();
    const next = all[all.indexOf(event.target) + step];
    if (!all.includes(event.target) || !next) return;
    event.preventDefault();
    next.focus();
  });
  const setting = document.querySelector("[data-cl-notes]");
  if (!HTMLElement.prototype.showPopover) {
    asNotes(true);
    setting?.remove();
    return;
  }
  const kept = (value) => {
    try {
      return value === undefined ? localStorage.getItem("cl-notes") : localStorage.setItem("cl-notes", value);
    } catch {
      return null; // a reader who lets no site keep anything
    }
  };
  const press = (noted) => {
    asNotes(noted);
    setting?.setAttribute("aria-pressed", noted);
  };
  press(kept() === "1");
  setting?.addEventListener("click", () => {
    const noted = !root.classList.contains("cl-noted");
    press(noted);
    kept(noted ? "1" : "0");
  });

  // Where a card stands: the style sheet puts it beside the number that bears this class, or below, as a sheet.
  const sheet = matchMedia("(max-width: 44.98em), (pointer: coarse)");
  const docked = matchMedia("(min-width: 75em)"); // in the margin: the pointer crosses the text to get there
  const place = (button) => {
    document.querySelector(".cl-number--open")?.classList.remove("cl-number--open");
    button.parentNode.classList.add("cl-number--open");
  };
  const close = document.createElement("button");
  close.type = "button";
  close.className = "cl-card__close";
  close.ariaLabel = cards.dataset.close;
  close.addEventListener("click", () => shown?.hidePopover());
  const inView = (card) => {
    const words = document.querySelector(".cl-number--open > button > *");
    const covered = words.getBoundingClientRect().bottom + 12 - card.getBoundingClientRect().top;
    if (sheet.matches && covered > 0) scrollBy({ top: covered });
  };

  // A source's address stands once, in the list; from an open card and from a figure a link leads there at once.
  const straight = (part) => {
    for (const link of part.querySelectorAll("a[href^='#source-']")) {
      const there = document.getElementById(link.hash.slice(1)).querySelector("a[rel]");
      if (there) Object.assign(link, { href: there.href, rel: there.rel });
    }
  };

  document.querySelectorAll(".cl-figure__sources").forEach(straight);

  // Who came by keyboard is told how to go on.
  const keys = document.createElement("p");
  keys.className = "cl-card__keys";
  keys.textContent = cards.dataset.keys;

  // A card opens where the pointer rests and nothing scrolls, and on keyboard focus; the pointer may move onto it, a click
  // keeps it, Tab leaves it behind. What Escape has closed stays closed.
  let shown, stays, opening, leaving, closing;
  const number = (target) => target.closest?.(".cl-number > button, .cl-number--parted")?.closest(".cl-number").querySelector(":scope > button");
  const show = (button) => {
    if (cardOf(button).matches(":popover-open")) return;
    place(button);
    stays = false;
    cardOf(button).showPopover({ source: button });
  };
  const hide = () => { if (shown && !stays) shown.hidePopover(); };
  const open = (button) => {
    clearTimeout(opening);
    opening = setTimeout(() => show(button), 150);
  };
  let at = "";
  document.addEventListener("pointermove", (event) => {
    const here = `${event.screenX} ${event.screenY}`;
    if (event.pointerType !== "mouse" || here === at) return;
    at = here;
    const button = number(event.target);
    clearTimeout(opening);
    if (button) open(button);
    if (button ? cardOf(button) === shown : shown?.contains(event.target)) {
      clearTimeout(leaving);
      leaving = 0;
    } else if (shown) leaving ||= setTimeout(hide, docked.matches ? 700 : 250);
  });
  document.addEventListener("scroll", () => clearTimeout(opening), { passive: true, capture: true });
  document.addEventListener("focusin", (event) => {
    const button = number(event.target);
    if (button && !closing && button.matches(":focus-visible")) open(button);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.defaultPrevented) clearTimeout(opening);
    if (event.key === "Tab" && number(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    clearTimeout(opening);
    const button = number(event.target);
    if (!button) return;
    place(button);
    if (cardOf(button) === shown && !stays) event.preventDefault();
    if (!button.contains(event.target)) show(button); // the year beside it
    stays = true;
  });
  cards.addEventListener("beforetoggle", (event) => {
    closing = event.newState === "closed"; // for as long as the focus takes to go back
    if (closing) setTimeout(() => { closing = false; });
    else shown = event.target; // "toggle" comes later: a Tab may come before it
  }, true);
  cards.addEventListener("toggle", ({ target, newState }) => {
    if (newState === "open") {
      leaving = clearTimeout(leaving);
      target.append(...(document.activeElement.matches(".cl-number > button:focus-visible") ? [keys] : []), close);
      straight(target);
      inView(target);
    } else {
      if (target === shown) shown = undefined;
      if (target === keys.parentNode) keys.remove();
    }
  }, true);
})();
