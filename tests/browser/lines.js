// The lines of the blocks of text that `selector` finds, as a reader sees them: of each its text, the widest gap between
// two neighbours and how far it stands from either edge, in ems of the text. One expression: a function that answers.
(selector) => {
  const SIGNED = ":is(.cl-number--doubtful, .cl-number--changed) > :is(a, button)"
  const lines = []
  for (const block of document.querySelectorAll(selector)) {
    const style = getComputedStyle(block)
    const em = parseFloat(style.fontSize)
    const box = block.getBoundingClientRect()
    const inner = (side) => parseFloat(style[`padding-${side}`]) + parseFloat(style[`border-${side}-width`])
    const [left, right] = [box.left + inner("left"), box.right - inner("right")]
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const set = []
    while (walker.nextNode()) {
      const text = walker.currentNode
      if (!text.parentElement.checkVisibility() || text.parentElement.closest(".cl-unseen, .headerlink")) continue
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const rect = [...range.getClientRects()].filter((found) => found.width).pop()
        if (!rect) continue
        // The sign behind a number is drawn by the style sheet: its width is no gap.
        const signed = at === text.length - 1 && text.parentElement.closest(SIGNED)
        const sign = signed ? signed.getBoundingClientRect().right : 0
        const middle = (rect.top + rect.bottom) / 2
        if (!set.length || middle - set.at(-1).middle > 0.9 * em) set.push({ middle, marks: [] })
        set.at(-1).marks.push([text.data[at], rect.left, rect.right, sign])
      }
    }
    set.forEach(({ marks }, at) => {
      while (marks.length && /\s/.test(marks.at(-1)[0])) marks.pop()
      while (marks.length && /\s/.test(marks[0][0])) marks.shift()
      if (!marks.length) return
      // A line is filled by widening its characters: of a Han one what is over an em is gap, of a blank all of it.
      const ends = ([mark, left, , sign]) => (/\s/.test(mark) ? left : Math.max(left + em, sign))
      const over = marks.slice(1).map((mark, before) => mark[1] - ends(marks[before]))
      over.push(marks.at(-1)[2] - ends(marks.at(-1)))
      // A Han character behind one of another kind is widened on both its sides, the last of a line on that side alone.
      const wide = (mark) => mark && /[\u3000-\u9fff\uff00-\uffef]/.test(mark[0])
      const both = (nth) => nth > 0 && nth < marks.length && wide(marks[nth]) && !wide(marks[nth - 1])
      const before = (nth) => (both(nth) ? Math.max(0, over[nth]) / (nth < marks.length - 1 ? 2 : 1) : 0)
      const gaps = over.slice(0, -1).map((gap, nth) => gap - before(nth) + before(nth + 1))
      lines.push({
        text: marks.map(([mark]) => mark).join(""),
        gap: Math.max(0, ...gaps) / em,
        inset: (marks[0][1] - left) / em,
        short: (right - marks.at(-1)[2]) / em,
        last: at === set.length - 1,
      })
    })
  }
  return lines
}
