"""The text model that every chat starts with, read once.

It was trained by tests/bench/train.py on: samples of the tg-spam bot (github.com/umputun/tg-spam, MIT, copyright
Umputun), messages of one Russian group and ads found there (github.com/monalenka/telegram-spam-classifier-bot, MIT),
the SMS Spam Collection (T. Almeida, J. M. Gómez Hidalgo, UCI, CC BY 4.0), and texts written for this project. It holds
weights of hashed pieces, no texts."""

from functools import cache
from pathlib import Path

from bot.features.ads.rules.score import Model, loaded

SEED_FILE = Path(__file__).with_name("seed.bin")


@cache
def seed() -> Model:
    """The model in the package."""
    return loaded(SEED_FILE.read_bytes())
