"""Writes config.example.toml anew from the models: `python tests/project/write_example.py`."""

from pathlib import Path

from bot.config import example_toml
from bot.registry import POLICIES

if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "config.example.toml"
    target.write_text(example_toml(POLICIES), encoding="utf-8")
    print(target.name)
