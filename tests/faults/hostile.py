"""A generator of hostile pages: known payloads in the spellings that YAML, Jinja, Markdown and HTML allow."""

from __future__ import annotations

import json

from hypothesis import strategies as st

Text = st.SearchStrategy[str]
CANARY = "canary-of-the-pages"
CODE = (
    f"cycler.__init__.__globals__.os.popen('echo ran > {CANARY}').read()",
    f"lipsum.__globals__['os'].system('echo ran > {CANARY}')",
    f"fact.__globals__['__builtins__']['__import__']('os').system('echo ran > {CANARY}')",
    "config.theme.get_env().globals",
    "''.__class__.__mro__[1].__subclasses__()",
    "7 * 7",
    "fact('h20.charge-warned').__class__",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\\nscript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;&#x61;vascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "\\\\\\\\evil.example/x",
    "/\\\\evil.example",
    "https:evil.example",
    "https://user@evil.example/",
    "https://evil.example/x.png",
    "http://еvil.example/",
    "https://evil.example/\u202egnp.x",
    "x.png",
    "../../../mkdocs.yml",
    "index.md#part",
)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script href='data:,alert(1)'/></svg>",
    "<iframe src='https://evil.example'></iframe>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example"><input name=a></form>',
    "<style>*{background:url(https://evil.example)}</style>",
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
    "<div class='cl-card' id='card-fact-x' popover>x</div>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<!-- x --><![CDATA[<script>alert(1)</script>]]>",
    "</p></article></main><script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "<b title='x' style='position:fixed;inset:0'>x</b>",
)
ATTRIBUTES = (
    ".cl-card",
    ".md-overlay .cl-verdict--matches",
    "#card-fact-h20.charge-warned",
    "#__search",
    'onclick="alert(1)"',
    'style="position:fixed;inset:0"',
    'href="javascript:alert(1)"',
    'src="https://evil.example/x.png"',
    'srcset="https://evil.example/x.png"',
    'popover popovertarget="x"',
    'class="cl-doubtful" data-note="1"',
    'aria-label="x" role="button" tabindex=0',
    "xmlns:xlink=x xlink:href=javascript:alert(1)",
    'id="fn:1"',
    ".footnote-ref",
    ".headerlink",
)
MARKS = ("\ue0000\ue001", "\ue002wide:one\ue002", "&#xE000;0&#xE001;", "&#xe002;png:one&#57346;", "&#2;klzzwxh:0&#3;")
UNSEEN = ("\u202e", "\u200b", "&#x202E;", "&ZeroWidthSpace;", "&#0;", "&#8203;", "\\u202e", "&#x1b;[31m")

code = st.builds(
    lambda form, text: form.format(text),
    st.sampled_from(
        [
            "{{{{ {} }}}}",
            "{{{{{}}}}}",
            "{{{{- {} -}}}}",
            "{{% if {} %}}{{% endif %}}",
            "{{% set x = {} %}}",
            "{{# {} #}}",
        ]
    ),
    st.sampled_from(CODE),
)
address = st.sampled_from(ADDRESSES)
attributes = st.builds(
    lambda form, parts: form.format(" ".join(parts)),
    st.sampled_from(["{{: {} }}", "{{ {} }}", "{{{}}}", "{{:{}}}"]),
    st.lists(st.sampled_from(ATTRIBUTES), min_size=1, max_size=2),
)
atom = st.one_of(
    code, address, attributes, *map(st.sampled_from, (MARKUP, MARKS, UNSEEN)), st.sampled_from(["word", "55亿", ""])
)


def lines(atom: Text, address: Text, attributes: Text) -> Text:
    """One piece of Markdown of any form, made of these."""
    return st.one_of(
        atom,
        st.builds("[{}]({})".format, atom, address),
        st.builds("[{}](<{}> '{}')".format, atom, address, atom),
        st.builds('![{}]({} "{}")'.format, atom, address, atom),
        st.builds("![{}]({}){}".format, atom, address, attributes),
        st.builds("[x][r] ![y][r]\n\n[r]: {} '{}'".format, address, atom),
        st.builds("![{}]\n\n[{}]: {}".format, st.just("q"), st.just("q"), address),
        st.builds("<{}>".format, address),
        st.builds("# {} {}".format, atom, attributes),
        st.builds("{}\n===".format, atom),
        st.builds("{}\n{}".format, atom, attributes),
        st.builds("`{}` ``{}``".format, atom, atom),
        st.builds("```{}\n{}\n```".format, atom, atom),
        st.builds("~~~ {}\n{}\n~~~".format, attributes, atom),
        st.builds(
            '!!! {} "{}"\n    {}'.format,
            st.sampled_from(["note", "cl-card", "note cl-card md-overlay", "x"]),
            atom,
            atom,
        ),
        st.builds('??? {} "{}"\n    {}'.format, st.sampled_from(["note", "cl-card", "x y"]), atom, atom),
        st.builds("| {} | {} |\n|:-|-:|\n| {} | {} |".format, atom, atom, atom, atom),
        st.builds("- {}\n    - {}\n\n> {}".format, atom, atom, atom),
        st.builds("{}\n:   {}".format, atom, atom),
        st.builds(
            "a[^{}]\n\n[^{}]: {}".format, st.sampled_from(["1", "x y", "<b>"]), st.sampled_from(["1", "x y"]), atom
        ),
        st.builds("*{}* **{}** __{}__".format, atom, atom, atom),
        st.builds("    {}".format, atom),
    )


# What the rules let through, in the neighbourhood of what they do not.
quiet = st.sampled_from(
    [
        *(
            "word",
            "Words, and more.",
            "a & b",
            "x < y",
            "&lt;b&gt;",
            "&amp;amp;",
            "`<b>`",
            "\\*a\\*",
            "\\{\\{ x }}",
            "1 + 1",
            "甲乙",
        ),
        *("a_b_c", "javascript", "onclick=alert", "</", "{ }", "]()", "'\"", "&copy;", "<https://example.com/a>"),
        *('{{ fact("h20.charge-warned") }}', "{{ fact('h20.charge-warned', style='short') }}", '{{ term("nvidia") }}'),
    ]
)
quiet_address = st.sampled_from(
    [
        "https://example.com/a?b=c&d=%22",
        "index.md",
        "index.md#part",
        "mailto:a@example.com",
        "https://example.com/a_(b)",
    ]
)
line = lines(atom, address, attributes)
quiet_line = lines(quiet, quiet_address, st.sampled_from(["", "{ #word }", "{ #a-b }"]))
bodies = st.lists(line, min_size=1, max_size=6).map("\n\n".join)
quiet_bodies = st.tuples(
    st.lists(quiet_line, min_size=1, max_size=3), st.lists(line, max_size=1), st.lists(quiet_line, max_size=1)
).map(lambda parts: "\n\n".join(one for part in parts for one in part))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


values = st.one_of(
    atom,
    atom.map(_quoted),
    atom.map(lambda text: "'" + text.replace("'", "''") + "'"),
    atom.map(lambda text: f"|\n  {text}"),
    atom.map(lambda text: f">-\n  {text}\n  {text}"),
    st.sampled_from(
        ['"\\uE0020\\uE002"', '"\\u202e"', '"\\x1b[31m"', '"\\0"', "2026-13-01", "!!python/none x", "&a x"]
    ),
)
KEYS = (
    "title",
    "description",
    "summary",
    "changed",
    "template",
    "hide",
    "render_macros",
    "lang",
    "order",
    "fact",
    "page",
)
entries = st.builds("{}: {}".format, st.sampled_from(KEYS), values)
rests = st.one_of(entries, code.map("# {}".format), st.just("..."), code.map("...\n{}".format), code)
fronts = st.builds(
    lambda begin, first, more, end: f"{begin}\n{first}\n" + "".join(f"{one}\n" for one in more) + f"{end}\n",
    st.sampled_from(["---", "--- ", "---\t", "\ufeff---", "-----", "%YAML 1.1\n---"]),
    st.sampled_from(["title: T\ndescription: D\noriginal: zh", "title: T", ""]),
    st.lists(rests, max_size=3),
    st.sampled_from(["---", "...", "--- ", "----", "---\n---", ""]),
)
good_fronts = st.builds(
    lambda title, description: (
        f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\noriginal: zh\n---\n"
    ),
    st.one_of(atom, st.just("T")),
    st.one_of(atom, st.just("D")),
)
pages = st.builds(
    lambda front, body: f"{front}# T {{ #top }}\n\n{body}\n",
    st.one_of(good_fronts, good_fronts, fronts, st.just("")),
    bodies,
)
quiet_pages = st.builds(
    lambda front, body: f"{front}# T {{ #top }}\n\n{body}\n\n{{{{ sources() }}}}\n",
    st.one_of(st.just("---\ntitle: T\ndescription: D\noriginal: zh\n---\n"), good_fronts),
    quiet_bodies,
)
