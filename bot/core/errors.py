"""The one error that ends the process with words for the operator instead of a traceback."""


class Unusable(Exception):
    """Settings, database or machine must be mended first; the text says what is wrong and what to do."""
