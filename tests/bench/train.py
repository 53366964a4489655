"""Rebuilds the text model that the bot ships with.

    python -m tests.bench.train FOLDER

FOLDER holds tgspam.jsonl, ru_mona.jsonl and sms_en.jsonl (lines of {"text", "label"}); the project's own texts are in
tests/bench/texts. The same folder gives the same model. Writes bot/features/ads/seed.bin."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.core.folding import Folded
from bot.features.ads.rules.score import Model, pieces
from tests.bench.corpora import SHIPPED, Labelled, groups, own_texts, read
from tests.bench.learning import Example, model_of

SEED = Path(__file__).resolve().parents[2] / "bot" / "features" / "ads" / "seed.bin"
OWN_WEIGHT = 20.0  # own texts are few, and of today


def weighted(sources: Sequence[tuple[Sequence[Labelled], float]]) -> list[Example]:
    """Examples of several sources: a large one counts more than a small one, but not in proportion; in each the ads
    count a little more than they are many."""
    made: list[tuple[Labelled, float]] = []
    for texts, factor in sources:
        ads = sum(text.ad for text in texts) or 1
        boost = (len(texts) / 2 / ads) ** 0.5
        made += [(text, factor * (boost if text.ad else 1.0) / len(texts) ** 0.4) for text in texts]
    mean = sum(weight for _, weight in made) / len(made)
    group = groups([text.text for text, _ in made])
    return [
        Example(tuple(pieces(Folded(text.text))), text.ad, weight / mean, at)
        for (text, weight), at in zip(made, group, strict=True)
    ]


def seed_model(folder: Path, names: Sequence[str] = SHIPPED) -> Model:
    """The model of these corpora and the own texts."""
    sources = [(read(folder / f"{name}.jsonl"), 1.0) for name in names]
    return model_of(weighted([*sources, (own_texts(), OWN_WEIGHT)]))


def main() -> None:
    """The model as a file."""
    data = seed_model(Path(sys.argv[1])).dumped()
    SEED.write_bytes(data)
    print(f"{SEED.name}: {len(data) / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
