// Stands before the theme's search worker (its address is the fragment) and fetches it with the first message, the
// index, instead of on every page. The theme would look for stemmers beside this file; the site uses none.
addEventListener("message", (index) => {
  importScripts(location.hash.replace(/^.*javascripts/, "javascripts"));
  dispatchEvent(new MessageEvent("message", { data: index.data }));
}, { once: true });
