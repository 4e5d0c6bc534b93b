"""What only the whole library knows: names, addresses, citations, order, kinship.

Values in, values out; no HTML and no files.
"""

from footnoted.index.addresses import Addresses
from footnoted.index.amounts import quantity_of, stated
from footnoted.index.backing import Cited, chain_of, cited_of, evidence_of, is_own, outcome_of
from footnoted.index.chronology import Event, Telling, chronology, day_in_order, order
from footnoted.index.citations import Citation, citations, notebook, said
from footnoted.index.discrepancies import Discrepancy
from footnoted.index.impact import Impact, impact, impacts
from footnoted.index.kinship import Kin, Relation
from footnoted.index.names import KnownSource, Names, Target, names
from footnoted.index.outlook import Prospect, State
from footnoted.index.pictures import Picture
from footnoted.index.reach import Reach, reach
from footnoted.index.rests import Rest, Way, rests
from footnoted.index.scores import Score, scores
from footnoted.index.series import Observation, Series
from footnoted.index.site import Site, assemble, built
from footnoted.index.standing import Standing, standing

__all__ = [
    "Addresses",
    "Citation",
    "Cited",
    "Discrepancy",
    "Event",
    "Impact",
    "Kin",
    "KnownSource",
    "Names",
    "Observation",
    "Picture",
    "Prospect",
    "Reach",
    "Relation",
    "Rest",
    "Score",
    "Series",
    "Site",
    "Standing",
    "State",
    "Target",
    "Telling",
    "Way",
    "assemble",
    "built",
    "chain_of",
    "chronology",
    "citations",
    "cited_of",
    "day_in_order",
    "evidence_of",
    "impact",
    "impacts",
    "is_own",
    "names",
    "notebook",
    "order",
    "outcome_of",
    "quantity_of",
    "reach",
    "rests",
    "said",
    "scores",
    "standing",
    "stated",
]
