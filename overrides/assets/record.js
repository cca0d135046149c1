// Comfort only: the page of one fact or claim is whole without this file.
(() => {
  // The palette that a reader chose elsewhere on the site, where the theme keeps it (Material 9.8.2 base.html).
  try {
    const key = Object.keys(localStorage).find((name) => name.endsWith(".__palette"));
    const { scheme, media } = JSON.parse(localStorage.getItem(key))?.color ?? {};
    if (scheme && media !== "(prefers-color-scheme)") document.documentElement.dataset.scheme = scheme === "slate" ? "dark" : "light";
  } catch { /* where storage is blocked, the system's */ }
})();
document.addEventListener("DOMContentLoaded", () => {
  if (!navigator.clipboard) return;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split(/[?#]/)[0];
  const take = async (control, text) => {
    await navigator.clipboard.writeText(text);
    const name = control.textContent;
    control.textContent = control.dataset.copied;
    setTimeout(() => { control.textContent = name; }, 2000);
  };
  const copy = document.querySelector("[data-copy]");
  copy.hidden = false;
  copy.addEventListener("click", () => take(copy, `${copy.dataset.copy} ${address}`));
  const link = document.querySelector("[data-link]");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    take(link, address);
  });
});
