/* What a mark of a chart stands for, on hover, focus and tap. The words are the row of the figure's own table, so the
   page is complete without this. One stop for the Tab key per drawing; arrow keys go from mark to mark, Esc closes. */
(() => {
  "use strict";
  const tip = document.createElement("div");
  tip.className = "cl-tip";
  tip.id = "cl-tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // the mark has the same words as its name
  let shown = null;

  const rowOf = (mark) => {
    const key = CSS.escape(mark.dataset.key);
    return mark.closest(".cl-figure").querySelector(`tr[data-key="${key}"]`);
  };

  const hide = () => {
    tip.hidden = true;
    shown?.classList.remove("cl-told");
    shown = null;
  };

  const place = (mark) => {
    const box = mark.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), room - width - 8);
    const above = box.top - height - 10;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above < 8 ? box.bottom + 10 : above}px`;
  };

  const show = (mark) => {
    if (mark === shown) return;
    hide();
    tip.replaceChildren(...[...rowOf(mark).cells].map((cell) => {
      const line = document.createElement("span");
      line.textContent = cell.textContent;
      if (cell.tagName === "TH") line.className = "cl-tip__name";
      return line;
    }).filter((line) => line.textContent.trim()));
    tip.hidden = false;
    place(mark);
    mark.classList.add("cl-told");
    shown = mark;
  };

  const step = (marks, from, by) => {
    const to = marks[(marks.indexOf(from) + by + marks.length) % marks.length];
    marks.forEach((mark) => mark.setAttribute("tabindex", mark === to ? "0" : "-1"));
    to.focus();
  };

  const enliven = (svg) => {
    const marks = [...svg.querySelectorAll("[data-key]")].filter(rowOf);
    if (!marks.length) return;
    svg.setAttribute("role", "group"); // a picture's parts cannot be reached; a group's can
    for (const words of svg.querySelectorAll("text")) words.setAttribute("aria-hidden", "true"); // each mark says them
    marks.forEach((mark, n) => {
      const words = [...rowOf(mark).cells].map((cell) => cell.textContent.trim()).filter(Boolean);
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", words.join(" · "));
      mark.setAttribute("tabindex", n ? "-1" : "0");
      mark.addEventListener("pointerenter", () => show(mark));
      mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
      mark.addEventListener("click", () => show(mark));
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("blur", hide);
      mark.addEventListener("keydown", (event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (by) {
          event.preventDefault();
          step(marks, mark, by);
        }
      });
    });
  };

  document.body.append(tip);
  document.querySelectorAll(".cl-figure .cl-drawn svg").forEach(enliven);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => event.target.closest?.("[data-key]") || hide());
  addEventListener("scroll", hide, { passive: true });
})();
