"""What happens at each of MkDocs's events, in a line or two each; `hooks` calls them."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, InclusionLevel

from macros.editions import livery
from macros.editions.records.pages import Settings
from macros.ground.remembered import keep_findings
from macros.ground.told import told
from macros.manuscript.vocabulary import MACROS
from macros.pages import headlines
from macros.pages.kept_pages import read_kept_pages
from macros.press import (
    afterwards,
    carrying,
    edges,
    engine,
    feeds,
    figures,
    heads,
    navigation,
    page_plan,
    pages,
    reaches,
    rebuild,
    report,
    search,
)
from macros.press.output import atomic, epoch, signals, styles, up_to_date
from macros.press.preview import serving, shown, waiting
from macros.press.records import writing
from macros.press.session import ROOT_PAGE, Session, asked_for, lacks_words, open_session, remember_command, session
from macros.press.theme import assets, compiled, languages

_configuration: list[Any] = []  # of the build that runs, with the folder it builds in for the site's


def on_startup(*, command: Any, **_: Any) -> None:
    """Remember whether this is a build or the preview, and see that `-q` hides no warning from `--strict`."""
    remember_command(command)
    report.prepare()
    (signals.leave_on_signals if builds() else gc.enable)()


def builds() -> bool:
    """Whether the output is a site that readers get."""
    return asked_for() != "serve"


def on_config(config: Any) -> Any:
    """Read the project; a build with problems ends here, before anything is written."""
    shown.begin()
    root = Path(config.config_file_path).parent
    report.addresses(config, is_build=builds())
    opened = _open(root, config)
    if builds():
        report.refuse(opened.problems)
    while lacks_words(opened) or opened.project.goes_in_circles:  # MkDocs follows links
        report.tell(opened.problems, told("the preview goes on when the languages, phrases and folders can be read"))
        waiting.wait_for_change(root / "data", root / "docs")
        opened = _open(root, config)
    if opened.problems:
        report.tell(opened.problems, told("the pages show them"))
    if builds():
        epoch.settle_moment(root)
        _configuration[:] = [config]
        config.site_dir = str(atomic.begin(Path(config.site_dir)))
    headlines.teach(opened.project.catalog, root / ".cache" / "words")
    pages.prepare_markdown(config)
    edges.find_editions(opened, config)
    opened.plan = page_plan.plan_pages(opened, config)
    if builds():
        opened.kept = read_kept_pages(root)
        gc.freeze()
        gc.enable()
    else:
        rebuild.plan(opened)
    return config


def _open(root: Path, config: Any) -> Session:
    """Read the project, hold its languages against those that the theme speaks, and find what we name of the theme."""
    opened = open_session(root)
    opened.problems += languages.unspoken(opened.project.catalog, config.theme.dirs)
    opened.theme = assets.theme_assets(config.theme.dirs)
    return opened


def on_pre_build(config: Any) -> None:
    """Once every plugin has set itself up: leave the engine that runs pages' calls nothing else to run."""
    engine.leave_nothing_to_run(config.plugins["macros"].env, MACROS)


def on_files(files: Any, *, config: Any) -> Any:
    """Of what lies under docs/, go on with what was checked; add the pages that are made from records."""
    lying = [file for file in files if file.src_dir == config.docs_dir]
    for file in (*lying, *(file for file in files if file.src_uri.startswith(assets.UNUSED))):
        files.remove(file)
    files.append(File.generated(config, ROOT_PAGE, content=""))
    colours = livery.files(session().project.catalog, Path(config.theme.custom_dir))
    for place, text in {**colours, styles.APART: ""}.items():  # which a build fills; a preview parts no sheet
        files.append(File.generated(config, place, content=text))
    for file in lying:
        if session().is_checked(file.src_uri):
            files.append(file)
    for src_uri in session().made:
        listed = InclusionLevel.UNDEFINED if session().made[src_uri][1].listed else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, src_uri, content="", inclusion=listed))
    if not builds():
        rebuild.choose(files, session())
    return files


def on_nav(nav: Any, *, files: Any, **_: Any) -> Any:
    """Give every language its own navigation."""
    if not builds():
        rebuild.name(files)
    session().navs = navigation.split(nav, session())
    navigation.adopt(files)
    session().pages = [file.page for file in files.documentation_pages() if file.page]
    if builds():
        carrying.leave_out(files, session(), atomic.site())
        writing.leave_out(session(), atomic.site())
    figures.draw_what_is_missing(session())
    return nav


def on_env(env: Any, *, config: Any, **_: Any) -> Any:
    """Let our templates escape, compile none again that has not changed; make the feeds, which pages name."""
    compiled.escape_by_default(env, Path(config.theme.custom_dir))
    compiled.keep_compiled(env, session().root / ".cache" / "templates")
    session().feeds = feeds.make_feeds(session(), config)
    return env


def on_page_read_source(page: Any, **_: Any) -> str:
    """Read nothing: the text of a page is what our reader made of it, and MkDocs never sees the file."""
    report.making(page.file.src_uri)
    return ""


def before_macros(_markdown: str, /, *, page: Any, **_: Any) -> str:
    """Give the page the body that was checked."""
    return pages.before_macros(page, session())


def after_macros(markdown: str, /, *, page: Any, **_: Any) -> str:
    """Give it its language and words, once its macros have run and were the ones that were checked."""
    return pages.after_macros(markdown, page, session())


def on_page_content(html: str, *, page: Any, **_: Any) -> str:
    """Sanitise, and put words where the tokens stand."""
    content = pages.after_markdown(html, page, session())
    report.making("")
    return content


def on_page_context(context: Any, *, page: Any, config: Any, **_: Any) -> Any:
    """Give the template the page's language, navigation and twins, once search has read the page."""
    report.making(page.file.src_uri)
    return heads.page_context(context, page, config, session())


def on_template_context(context: Any, *, template_name: str, config: Any, **_: Any) -> Any:
    """The same for pages that no Markdown stands behind, such as 404.html."""
    report.making(template_name)
    return heads.template_context(context, config, session())


def on_post_page(output: str, *, page: Any, config: Any, **_: Any) -> str:
    """Give a built page its policy on scripts."""
    made = pages.finished(output, f"docs/{page.file.src_uri}", session(), config.site_url or "")
    report.making("")
    if not builds():
        return rebuild.keep(page, made, session())
    carrying.finish(page, session())
    page.content = None  # it is written; of hundreds of pages, each with its drawings, none is held
    return made


def on_post_template(output_content: str, *, template_name: str, config: Any, **_: Any) -> str:
    """The same for pages that no Markdown stands behind."""
    made = pages.finished(output_content, f"overrides/{template_name}", session(), config.site_url or "")
    report.making("")
    return made


def on_post_build(config: Any) -> None:
    """One search index a language, and what else stands beside the pages; then the build is whole."""
    report.refuse(session().late)  # what no rule could see before the pages were made
    if builds():
        carrying.carry_over(session(), atomic.site(), Path(config.site_dir))
    as_before = not builds() and rebuild.rests_on_the_same()
    if session().sound:
        search.make_index(Path(config.site_dir), session())
        settings = Settings(config.site_url or "", heads.queries(config), preview=not builds())
        writing.write(session(), Path(config.site_dir), settings)
    if session().sound and not as_before:
        edges.write_edges(Path(config.site_dir), session(), config)
        figures.write_files(session(), Path(config.site_dir))
    if not as_before:
        headlines.remember(whole=not session().carried)
    if builds():
        styles.leave_out_unused(Path(config.site_dir), session().root / ".cache" / "styles")
        pages.look_at_all(Path(config.site_dir), config.site_url or "", session())
        report.refuse(session().late)
        keep_findings()
        atomic.finish()
    else:
        shown.show(session(), config.site_url or "")


def on_serve(server: Any, **_: Any) -> Any:
    """Look for edits more often than MkDocs does by itself."""
    reaches.poll_quickly(server)
    serving.answer_who_writes(server, session().root)
    reaches.build_what_is_modified()
    afterwards.start_what_draws()
    return server


def on_build_error(error: Exception, **_: Any) -> None:
    """Tell in one line what is not content's fault; `on_shutdown` follows and puts nothing in the site's place."""
    shown.give_up()
    report.end_in_a_line(error)


def on_shutdown() -> None:
    """Put the finished build in the site's place, unless it failed or was asked to stop."""
    signals.become_deaf()
    afterwards.end()
    try:
        site = atomic.end(give_up=signals.was_asked_to())
    except OSError as error:
        report.end_in_a_line(error)
        raise
    if site:
        _configuration[0].site_dir = str(site)  # `gh-deploy` goes on with it
        whole = session().has_fonts and not report.has_warned()
        up_to_date.remember(session().root, site, strict=bool(_configuration[0].strict), whole=whole)
        if whole:
            carrying.remember(session(), (site / atomic.MARK).read_text(encoding="utf-8"))
    signals.hear_again()
