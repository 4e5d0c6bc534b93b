"""CSL's types of sources: which of them a style treats alike, and what each is called.

Only names; how a kind reads in a note is a style's business.
"""

from footnoted.model import SourceStatus
from footnoted.model import SourceType as T

MACROS: dict[str, tuple[T, ...]] = {
    "newspaper": (
        T.ARTICLE_NEWSPAPER,
        T.ARTICLE_MAGAZINE,
        T.PERIODICAL,
        T.POST_WEBLOG,
        T.REVIEW,
        T.REVIEW_BOOK,
    ),
    "journal": (T.ARTICLE_JOURNAL,),
    "book": (T.BOOK, T.CLASSIC, T.COLLECTION, T.MUSICAL_SCORE, T.PAMPHLET),
    "chapter": (T.CHAPTER, T.ENTRY, T.ENTRY_DICTIONARY, T.ENTRY_ENCYCLOPEDIA),
    "report": (T.REPORT,),
    "paper": (T.ARTICLE, T.MANUSCRIPT, T.PAPER_CONFERENCE, T.THESIS),
    "webpage": (T.WEBPAGE,),
    "post": (T.POST,),
    "interview": (T.INTERVIEW,),
    "broadcast": (T.BROADCAST,),
    "film": (T.MOTION_PICTURE,),
    "speech": (T.EVENT, T.PERFORMANCE, T.SPEECH),
    "letter": (T.PERSONAL_COMMUNICATION,),
    "dataset": (T.DATASET, T.SOFTWARE),
    "picture": (T.FIGURE, T.GRAPHIC, T.MAP),
    "law": (T.BILL, T.LEGISLATION, T.REGULATION),
    "hearing": (T.HEARING,),
    "standard": (T.STANDARD,),
    "treaty": (T.TREATY,),
    "case": (T.LEGAL_CASE,),
    "patent": (T.PATENT,),
    "recording": (T.SONG,),
}
"""The macros that a style may have for families of types; ``other`` takes the rest."""

MACRO_OF: dict[T, str] = {type_: macro for macro, types in MACROS.items() for type_ in types}
"""From a type to its macro; ``document`` has none."""

_WORDS: dict[T, str] = {
    T.ARTICLE_NEWSPAPER: "newspaper article",
    T.ARTICLE_MAGAZINE: "magazine article",
    T.ARTICLE_JOURNAL: "journal article",
    T.LEGAL_CASE: "legal case",
    T.MOTION_PICTURE: "film or video",
    T.PERSONAL_COMMUNICATION: "personal communication",
    T.POST: "social media post",
    T.POST_WEBLOG: "blog post",
    T.WEBPAGE: "web page",
    T.ENTRY_DICTIONARY: "dictionary entry",
    T.ENTRY_ENCYCLOPEDIA: "encyclopedia entry",
    T.MUSICAL_SCORE: "score",
    T.PAPER_CONFERENCE: "conference paper",
    T.REVIEW_BOOK: "book review",
}


def source_type(type_: T) -> str:
    """Give the word for a CSL type: ``article-newspaper`` -> "newspaper article"."""
    return _WORDS.get(type_, type_.value.replace("-", " ").replace("_", " "))


STATUS: dict[SourceStatus, str] = {
    SourceStatus.LIVE: "",
    SourceStatus.DEAD: "no longer online",
    SourceStatus.CORRECTED: "corrected by its publisher",
    SourceStatus.RETRACTED: "withdrawn by its publisher",
}
"""What readers are told of a source that is not as it was."""
