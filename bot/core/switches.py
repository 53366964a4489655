"""On and off as people type them, in English and Chinese. Knows no command."""

ON = frozenset({"on", "yes", "true", "开", "开启", "打开"})
OFF = frozenset({"off", "no", "none", "stop", "false", "关", "关闭", "取消", "不用"})


def switch_of(word: str) -> bool | None:
    """True for on, False for off, None for anything else."""
    folded = word.strip().casefold()
    return True if folded in ON else False if folded in OFF else None
