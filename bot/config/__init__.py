"""What the operator sets once for the process: models, loading, the example file. Not a chat's settings."""

from bot.config.example import effective_toml, example_toml
from bot.config.load import load
from bot.config.models import Config, build_config_type
from bot.config.problems import ConfigError, Problem

__all__ = [
    "Config",
    "ConfigError",
    "Problem",
    "build_config_type",
    "effective_toml",
    "example_toml",
    "load",
]
