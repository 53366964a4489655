"""`python -m tests.faults.armed run --clock URL`: the bot's command line, in a fresh process with kill points."""

from bot.__main__ import main
from tests.faults.points import Points

if __name__ == "__main__":
    Points.from_environment().install()
    main()
