// What one page shows in a window of this size, measured in the page itself. One expression: a function that answers.
// What a page says does not change with its width, and is asked for once.
(andWhatItSays) => {
  const textNodes = function* (root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode.data.trim()) yield walker.currentNode
  }
  const brief = (words) => words.replace(/\s+/g, " ").trim().slice(0, 50)

  // The size at which each text is really shown: a drawing's letters shrink with the drawing.
  const sizes = () => {
    const found = {}
    for (const text of textNodes(document.body)) {
      const element = text.parentElement
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const scale = element.closest("svg") ? element.getScreenCTM().a : 1
      const size = Math.round(parseFloat(getComputedStyle(element).fontSize) * scale * 10) / 10
      found[size] ??= `${element.closest("[class]")?.getAttribute("class")}: ${brief(text.data)}`
    }
    return found
  }

  // What reaches beyond the window and so makes the page scroll sideways.
  const beyond = () => {
    const room = document.documentElement.clientWidth
    const widest = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
    if (widest <= room) return []
    const elements = [...document.body.querySelectorAll(":not(svg *)")]
    return [`the page is ${widest} px wide`].concat(elements
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .slice(0, 4).map((element) => element.outerHTML.slice(0, 100)))
  }

  // A closing mark at the head of a line: its box stands left of what it closes.
  const lonelyMarks = () => [...textNodes(document.querySelector("article") ?? document.body)].filter((text) => {
    const before = text.previousSibling
    if (!/^[，。、；：！？）”’》]/.test(text.data) || before?.nodeType !== Node.ELEMENT_NODE) return false
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(text, 1)
    const last = [...before.getClientRects()].pop()
    const mark = range.getBoundingClientRect()
    return last && mark.width && mark.left < last.left
  }).map((text) => brief(text.previousSibling.innerText + text.data.slice(0, 8)))

  // Every text, seen or on call, and every spoken attribute, with the language it is marked as; scripts' words too.
  const spoken = () => {
    const found = []
    const tell = (element, said) => said?.trim() && found.push([said.replace(/\s+/g, " ").trim(), element.closest("[lang]").lang])
    for (const text of textNodes(document.documentElement))
      if (!text.parentElement.closest("script, style")) tell(text.parentElement, text.data)
    for (const element of document.querySelectorAll("*"))
      for (const name of ["title", "aria-label", "placeholder", "alt", "aria-description"])
        tell(element, element.getAttribute(name))
    for (const meta of document.querySelectorAll("meta[name=description]")) tell(meta, meta.content)
    const config = JSON.parse(document.querySelector("#__config")?.textContent ?? "{}")
    for (const said of Object.values(config.translations ?? {})) tell(document.documentElement, said)
    return found
  }

  // What links, buttons and fields outside the text are called, where they are in the page's own language.
  const frame = () => [...document.querySelectorAll("a, button, label, input, summary, [role]")]
    .filter((element) => !element.closest("article, .cl-cards"))
    .filter((element) => element.closest("[lang]") === document.documentElement)
    .flatMap((element) => [element.textContent, element.title, element.ariaLabel, element.placeholder])
    .map((said) => said?.trim()).filter(Boolean)

  // Where the parts of a page begin. What stands first in the header counts as it is drawn: the sign of the menu, or the name.
  const edges = () => {
    const seen = (parts) => [...document.querySelectorAll(parts)].find((part) => part.checkVisibility())
    const left = (part) => {
      if (!part) return null
      const range = document.createRange()
      range.selectNodeContents(part)
      return [...range.getClientRects()].find((box) => box.width > 1)?.left ?? null
    }
    const menu = seen(".cl-menu__button path")
    return {
      header: menu ? menu.getBoundingClientRect().left : left(seen(".cl-wordmark b")),
      path: left(seen(".cl-path")),
      title: left(seen("article :is(h1, .cl-chooser__title)")),
      text: left(seen("article > p:not([class]), article > .cl-front > p, .cl-missing p")),
      foot: left(seen(".cl-footer__imprint p")),
    }
  }

  const measured = { sizes: sizes(), beyond: beyond(), lonelyMarks: lonelyMarks(), edges: edges() }
  if (!andWhatItSays) return measured
  const href = (selector) => document.querySelector(selector)?.href ?? ""
  return {
    ...measured, spoken: spoken(), frame: frame(),
    links: [...document.querySelectorAll("a[href]:not([data-cl-language], [download], [type='application/json'])")].map((link) => link.href),
    twins: [...document.querySelectorAll("a[data-cl-language]")].map((link) => link.href),
    next: href("a[rel=next]"), previous: href("a[rel=prev]"),
  }
}
