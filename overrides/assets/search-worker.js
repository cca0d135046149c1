// Stands before the theme's search worker (its address is the fragment) and fetches it with the first message, the
// index, instead of on every page. The theme would look for stemmers beside this file; the site uses none.
const QUERY = 2;
const HAN = /[\u3400-\u9fff]/;
let ready = false;

// What the theme's worker (9.8.1) does to a query it does only half: it looks words up in the index as typed, where all
// are lower case, and never tries a word's last character. So H20芯片 becomes "h20 芯片", each with a mark to spare.
const words = (query) => query.split(/\s+/).map((term) => !HAN.test(term) ? term
  : term.toLowerCase().replace(/([\u3400-\u9fff]+)/g, " $1\u200b ").trim()).join(" ");

addEventListener("message", (event) => {
  const { type, data } = event.data;
  if (ready && (type !== QUERY || !HAN.test(data) || data.includes("\u200b"))) return;
  event.stopImmediatePropagation();
  if (!ready) importScripts(location.hash.replace(/^.*javascripts/, "javascripts"));
  ready = true;
  dispatchEvent(new MessageEvent("message", { data: type === QUERY ? { type, data: words(data) } : event.data }));
});
