"""What is counted for /metrics: how much, never who or what was said. Reads nothing by itself."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

REGISTRY = CollectorRegistry()
TURNS = Counter("anthill_turns", "Turns, by how they ended", ("outcome",), registry=REGISTRY)
CALLS = Counter(
    "anthill_calls", "Calls to Telegram, by effect and outcome", ("kind", "outcome"), registry=REGISTRY
)
FLOOD = Counter("anthill_flood_wait_seconds", "Seconds of silence that Telegram asked for", registry=REGISTRY)
REFUSED = Counter("anthill_webhook_refused", "Posts without the secret, or no update", registry=REGISTRY)
INBOX = Gauge("anthill_inbox_rows", "Rows of the inbox not done", ("state",), registry=REGISTRY)
OLDEST = Gauge("anthill_inbox_oldest_seconds", "Age of the oldest new row of the inbox", registry=REGISTRY)
OUTBOX = Gauge("anthill_outbox_rows", "Rows of the outbox not done", ("state",), registry=REGISTRY)
HELD = Gauge("anthill_lanes_held", "Lanes that wait for an answer of Telegram's", registry=REGISTRY)
FLYING = Gauge("anthill_calls_in_flight", "Calls on their way", registry=REGISTRY)
SILENT = Gauge(
    "anthill_poll_age_seconds", "Since Telegram last answered a poll; -1 = never", registry=REGISTRY
)


def show(gauge: Gauge, values: Mapping[str, int], states: tuple[str, ...]) -> None:
    """A gauge by state; a state without rows is 0."""
    for state in states:
        gauge.labels(state).set(values.get(state, 0))


def page() -> bytes:
    """Everything in Prometheus' text format."""
    return generate_latest(REGISTRY)
