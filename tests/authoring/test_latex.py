"""LaTeX of reference managers: the text that it prints, and nothing lost in silence."""

import contextlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]
    get_default_latex_context_db as get_grammar,
)

from footnoted.authoring.bibtex import read_bibtex
from footnoted.authoring.latex import NoLatex, from_latex

STYLED = "is imported without its markup."


def unknown(name: str) -> str:
    return f"has the command `\\{name}`, which is not known."


def without(text: str) -> str:
    return f"is imported without “{text}”."


@pytest.mark.parametrize(
    ("typed", "text", "remarks"),
    [
        (r"See \href{https://a.example/x_y%20~z}{the log}", "See the log",
         (without("https://a.example/x_y%20~z"),)),
        (r"Bare \href b", "Bare  b", (unknown("href"),)),
        (r"\href", "", (unknown("href"),)),
        (r"\href{a}", "a", (unknown("href"),)),
        (r"\url{https://a.example/~b\_c%20#x}", "https://a.example/~b_c%20#x", ()),
        (r"M{\"u}ller & S{\o}hne", "Müller & Søhne", ()),
        (r"\'Etudes & \& caf\'e", "Études & & café", ()),
        (r"As \cite{foo} says", "As  says", (without(r"\cite{foo}"),)),
        (r"Log\footnote{a note}", "Log", (without(r"\footnote{a note}"),)),
        (r"\includegraphics[width=1cm]{x.png}A", "A",
         (without(r"\includegraphics[width=1cm]{x.png}"),)),
        (r"\input{/etc/passwd}", "", (without(r"\input{/etc/passwd}"),)),
        ("H$_2$O", "H₂O", ()),
        ("CO$_{2}$, 10$^{-3}$", "CO₂, 10⁻³", ()),
        (r"x\textsubscript{2} 10\textsuperscript{3}", "x₂ 10³", ()),
        ("$x_{Aq}$", "x_Aq", ("has a formula that cannot be set in a line: “_Aq”.",)),
        (r"$\alpha$--$\beta$", "α–β", ()),
        ("from $5 to $10", "from $5 to $10", ()),
        ("costs $5", "costs $5", ()),
        (r"costs \$5", "costs $5", ()),
        (r"\LaTeX\ and \LaTeX is", "LaTeX and LaTeX is", ()),
        (r"\enquote{So \enquote{he} said}", "“So ‘he’ said”", ()),
        (r"``So'' `he' said", "“So” `he' said", ()),
        (r"{\em word} \textbf{word}", "word word", (STYLED,)),
        (r"10% of {\"u}ber", "10% of über", ()),
        (r"10\% of {\"u}ber", "10% of über", ()),
        (r"\O rjan, {\'\i}, \c c, \v{s}, \l{}", "Ørjan, í, ç, š, ł", ()),
        (r"\~{} \^{} \'{}", "~ ^ ´", ()),
        (r"5\,kg~net", "5 kg\u00a0net", ()),
        (r"\today", "", (unknown("today"),)),
        (r"\mystery{B}", "B", (unknown("mystery"),)),
        (r"\begin{x}a\end{x}", "a", (without(r"\begin{x}"),)),
        (r"\texorpdfstring{$H$}{H}", "H", ()),
        (r"\frac{1}{2} \sqrt[3]{x}", "1/2 ³√(x)", ()),
    ],
)  # fmt: skip
def test_latex_is_read_as_the_text_it_prints(typed: str, text: str, remarks: tuple[str, ...]):
    assert from_latex(typed) == (text, remarks)


COMMANDS = sorted(
    {spec.macroname for spec in get_default_latex_context_db().iter_macro_specs()}
    | {spec.macroname for spec in get_grammar().iter_macro_specs()}
)


@pytest.mark.parametrize(
    "form", ["A \\{} b", "\\{}", "\\{}{quay}", "\\{}{}", "\\{}[quay]", "$\\{}$"]
)
def test_no_command_ends_in_an_exception_or_takes_words_in_silence(form: str):
    for name in COMMANDS:
        typed = form.replace("\\{}", f"\\{name}", 1)
        try:
            read = from_latex(typed)
        except NoLatex:
            continue
        letters = unicodedata.normalize("NFD", read.text).replace("\u0338", "")
        assert "quay" not in typed or "uay" in letters or read.remarks, typed
        assert "b" not in typed.replace(name, "") or "b" in letters or read.remarks, typed


@settings(max_examples=150, deadline=None)
@given(st.text("\\{}[]$&%#_^~'\"`-ab \n", max_size=40))
def test_any_text_is_read_or_refused(text: str):
    with contextlib.suppress(NoLatex):
        assert isinstance(from_latex(text).text, str)


@pytest.mark.parametrize("field", ["title", "author", "publisher", "journal", "edition", "editora"])
def test_what_is_told_of_latex_names_the_field(field: str):
    reading = read_bibtex(f"@misc{{key,\n  {field} = {{A \\mystery{{B}}, C}}\n}}\n")
    (entry,) = reading.entries
    told = [(remark.line, remark.text) for remark in entry.remarks]
    assert told[0][0] == 2
    assert field in told[0][1]
    assert "mystery" in told[0][1]
