// The desk of who writes: what is unfolded outlasts a reload, Escape folds it, a twin is opened at the same section.
// Without this file each panel opens and closes, and problems of the page are unfolded whenever it loads.
(() => {
  const desk = document.querySelector(".cl-desk");
  const panels = [...desk.querySelectorAll("details")];
  const status = desk.querySelector("[role=status]");
  const kept = (value) => {
    try {
      return value === undefined ? sessionStorage.getItem("cl-desk") : sessionStorage.setItem("cl-desk", value);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const [seen, unfolded] = (kept() ?? "").split(" ");
  if (seen === desk.dataset.seen) for (const panel of panels) panel.open = panel.id === unfolded;
  else if (seen) setTimeout(() => { status.textContent = `${status.textContent}`; }, 100); // other problems than before: said
  const keep = () => kept(`${desk.dataset.seen} ${panels.find((panel) => panel.open)?.id ?? ""}`);
  keep();
  for (const panel of panels) panel.addEventListener("toggle", keep);
  desk.addEventListener("keydown", (event) => {
    const panel = event.target.closest("details[open]");
    if (event.key !== "Escape" || !panel) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  new ResizeObserver(() => document.documentElement.style.setProperty("--desk-bar", `${desk.offsetHeight}px`)).observe(desk);
  for (const twin of desk.querySelectorAll(".cl-desk__twin")) {
    twin.addEventListener("click", () => { twin.hash = location.hash; });
  }
})();
