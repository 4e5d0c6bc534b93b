"""Former addresses stay alive: of briefings by `aliases`, of records by `formerly`."""

from footnoted.build import build
from footnoted.library.site import permalinks
from footnoted.project import Project


def test_former_addresses_lead_to_where_things_are_now(newsroom):
    article = (newsroom.root / "briefings/crane.md").read_text()
    aliases = "aliases: [briefings/old-crane/, 2024/crane.html]"
    newsroom.write("briefings/crane.md", article.replace("tags: [cranes]", aliases))
    records = (newsroom.root / "briefings/crane.yml").read_text()
    former = "  crane-idle:\n    formerly: [idle-crane]\n"
    newsroom.write("briefings/crane.yml", records.replace("  crane-idle:\n", former))
    newsroom.configure("site_url: https://harbour.example/\n")
    newsroom.build("--strict")
    moved = newsroom.page("briefings/old-crane/index.html")
    assert '<meta http-equiv="refresh" content="0; url=../crane/">' in moved
    assert '<link rel="canonical" href="https://harbour.example/briefings/crane/">' in moved
    assert "<script>location.replace(document.links[0].href + location.hash)</script>" in moved
    assert '<a href="../briefings/crane/">' in newsroom.page("2024/crane.html")
    assert '<span id="claim-idle-crane"></span>' in newsroom.main("briefings/crane/index.html")


def test_a_former_address_that_is_taken_or_leads_out_is_refused(newsroom):
    article = (newsroom.root / "briefings/crane.md").read_text()
    aliases = "aliases: [briefings/storm/, ../up/]"
    newsroom.write("briefings/crane.md", article.replace("tags: [cranes]", aliases))
    records = (newsroom.root / "briefings/crane.yml").read_text()
    former = "  crane-idle:\n    formerly: [crane-idle-week]\n"
    newsroom.write("briefings/crane.yml", records.replace("  crane-idle:\n", former))
    built = newsroom.mkdocs("build")
    assert built.status == 1
    assert (
        "briefings/crane.md:5:29: error: `../up/` is not an address of this site. [path.alias]\n  "
        "  hint: Write it without the site's name, as in `briefings/old-name/` or "
        "`2024/crane.html`."
    ) in built.output
    assert (
        "briefings/crane.yml:3:16: error: The former id `crane-idle-week` of `crane-idle` "
        "belongs to another record, too. [id.formerly-taken]\n    see also "
        "briefings/crane.yml:7:3\n    hint: Remove it from `formerly`, or rename the other record."
    ) in built.output
    assert (
        "briefings/crane.md: error: The alias `briefings/storm/index.html` and "
        "the briefing `storm` would both be written to `briefings/storm/index.html`. [page.taken]"
    ) in built.output


def _former(text: str, ids: str) -> str:
    """Return records of which each of these has a former id, `old-` before its own."""
    for id_ in ids.split():
        text = text.replace(f"  {id_}:\n", f"  {id_}:\n    formerly: [old-{id_}]\n")
        text = text.replace(f"  {id_}: {{", f"  {id_}: {{formerly: [old-{id_}], ")
    return text


def test_every_published_address_is_in_the_built_site(newsroom):
    crane = (newsroom.root / "briefings/crane.md").read_text()
    aliases = "aliases: [briefings/old-crane/, 2024/crane.html]"
    crane = crane.replace("tags: [cranes]", aliases)
    newsroom.write("briefings/crane.md", f"{crane}\n![A quay](quay.svg)\n\n![](_shared/pier.svg)\n")
    more = (
        "  map: {referred-to: https://maps.example/1, license: all-rights-reserved}\n"
        "figures:\n  days: {of: Days, value: 7, unit: day, series: idle, sources: [courier]}\n"
        "corrections:\n  fixed: {kind: update, date: 2024-05-07, text: A week it was.}\n"
    )
    ids = "crane-idle idle quay map days fixed courier spring-storm pier"
    records = (newsroom.root / "briefings/crane.yml").read_text()
    newsroom.write("briefings/crane.yml", _former(records + more, ids))
    pier = "{file: pier.svg, alt: A pier., credit: [{name: A}], license: CC-BY-4.0}"
    newsroom.write("briefings/_shared/images.yml", _former(f"images:\n  pier: {pier}\n", ids))
    newsroom.write("briefings/_shared/pier.svg", (newsroom.root / "briefings/quay.svg").read_text())
    sources = (newsroom.root / "briefings/_shared/sources.yml").read_text()
    newsroom.write("briefings/_shared/sources.yml", _former(sources, ids))
    events = "events:\n  spring-storm: {title: The spring storm}\n"
    newsroom.write("briefings/_shared/events.yml", _former(events, ids))
    newsroom.build()
    known = permalinks(build(Project(root=newsroom.root))).every
    kinds = {address.partition("#")[2].partition("-")[0] for address in known}
    assert kinds == set(" claim date figure image correction source event series".split(" "))
    assert [each for each in sorted(known) if not _is_there(newsroom, each)] == []
    assert len([each for each in known if "old-" in each]) == 10


def _is_there(newsroom, address: str) -> bool:
    page, _, fragment = address[1:].partition("#")
    page += "index.html" if page.endswith("/") or not page else ""
    found = (newsroom.site / page).is_file()
    return found and (not fragment or f'id="{fragment}"' in newsroom.page(page))
