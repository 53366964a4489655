"""Typed policies of a chat: defaults, then config.toml, then the chat's own rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError


class Policies:
    """What every chat starts with: one model per feature, from the operator's config."""

    def __init__(self, defaults: Mapping[str, BaseModel]) -> None:
        self.defaults = dict(defaults)
        self._plain = {type(model): model for model in defaults.values()}

    def of_chat(self, rows: Sequence[tuple[str, str, Any]]) -> dict[type[BaseModel], BaseModel]:
        """Policies by type, from a chat's (feature, field, value) rows; a value no longer valid falls back."""
        if not rows:
            return self._plain
        changed: dict[str, dict[str, Any]] = {}
        for feature, field, value in rows:
            changed.setdefault(feature, {})[field] = value
        return {
            type(model): self.merged(model, changed[name]) if name in changed else model
            for name, model in self.defaults.items()
        }

    def merged(self, model: BaseModel, values: Mapping[str, Any]) -> BaseModel:
        """The model with a chat's values, one by one, so that one stale row cannot undo the others."""
        for field, value in values.items():
            try:
                model = type(model).model_validate({**model.model_dump(), field: value})
            except ValidationError:
                continue
        return model

    def check(self, feature: str, field: str, value: Any) -> Any:
        """The value as its model takes it (JSON-able); ValueError says what is wrong in the model's words."""
        model = self.defaults[feature]
        if field not in type(model).model_fields:
            raise ValueError(field)
        fresh = type(model).model_validate({**model.model_dump(), field: value})
        return fresh.model_dump(mode="json")[field]
