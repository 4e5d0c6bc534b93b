"""What BibTeX's and biblatex's entry types and fields mean in CSL's terms.

Tables only; after the manual of biblatex 3.19, ch. 2, and what Zotero writes.
"""

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
PERIODICAL = ("article", "periodical", "review")
"""Types in which ``number`` is the issue."""

PEOPLE = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
DATES = {"date": "issued", "urldate": "accessed", "origdate": "original-date"}
DATES |= {"eventdate": "event-date"}
VERBATIM = {"url": "URL", "doi": "DOI"}
TEXTS = {
    "title": "title",
    "shorttitle": "title-short",
    "origtitle": "original-title",
    "journaltitle": "container-title",
    "journal": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "location": "publisher-place",
    "address": "publisher-place",
    "type": "genre",
    "howpublished": "medium",
    "eventtitle": "event-title",
    "venue": "event-place",
    "edition": "edition",
    "volume": "volume",
    "number": "number",
    "issue": "issue",
    "pages": "page",
    "chapter": "chapter-number",
    "version": "version",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "note": "note",
    "annotation": "note",
    "annote": "note",
    "language": "language",
}
KINDS = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis"}
KINDS |= {"mastersthesis": "Master’s thesis", "techreport": "", "letter": ""}
"""Words of ``type`` that are keys of biblatex, not words for people."""

LANGUAGES = {
    "american": "en-US", "arabic": "ar", "australian": "en-AU", "brazil": "pt-BR",
    "british": "en-GB", "bulgarian": "bg", "canadian": "en-CA", "chinese": "zh", "croatian": "hr",
    "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et",
    "farsi": "fa", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hungarian": "hu", "italian": "it", "japanese": "ja", "latvian": "lv", "lithuanian": "lt",
    "magyar": "hu", "naustrian": "de-AT", "ngerman": "de", "norsk": "nb", "nynorsk": "nn",
    "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "slovak": "sk", "slovene": "sl", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "ukrainian": "uk", "usenglish": "en-US", "ukenglish": "en-GB",
}  # fmt: skip
"""Babel's names of languages, which ``langid`` has, as BCP 47."""
