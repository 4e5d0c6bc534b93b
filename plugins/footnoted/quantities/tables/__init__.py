"""The units by what they measure, and the questions to ambiguous names.

Tables and nothing else; ``quantities.table`` puts them together.
"""
