"""Small archives of other generators, written for these tests: each with its configuration."""

from collections.abc import Mapping

MATERIAL: Mapping[str, str] = {
    "mkdocs.yml": """
        site_name: Harbor blog
        theme: {name: material, font: false, language: en}
        use_directory_urls: true
        markdown_extensions:
          - attr_list
          - md_in_html
          - toc:
              slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
        plugins:
          - search
          - blog:
              post_url_format: "{date}/{categories}/{slug}"
              post_url_date_format: yyyy/MM
          - tags
        """,
    "docs/index.md": "# Home\n",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/.authors.yml": """
        authors:
          rower:
            name: Ada Rower
            description: Reporter
            avatar: https://a.example/a.png
        """,
    "docs/blog/posts/crane.md": """
        ---
        date:
          created: 2024-05-06
          updated: 2024-05-07
        authors: [rower]
        categories: [North Quay, Cranes]
        tags: [crane]
        slug: idle-crane
        links: [index.md]
        license: CC-BY-4.0
        pin: true
        readtime: 3
        ---

        # The crane stands *still*

        See [the storm](storm.md#gusts).

        <!-- more -->

        Text.
        """,
    "docs/blog/posts/storm.md": """
        ---
        date: 2024-05-02
        categories: [Weather]
        ---

        # “Überall” & the storm: what's next?

        ## Gusts

        See [the crane](crane.md).
        """,
    "docs/blog/posts/2024/strike.md": """
        ---
        title: Strike days
        date: 2024-05-03 10:00:00
        authors: [rower]
        draft: false
        ---

        # Strike days

        Text with an [address](../crane.md).
        """,
}
"""A blog of Material for MkDocs."""
