"""Former addresses stay alive: of briefings by `aliases`, of records by `formerly`."""


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
