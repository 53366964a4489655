"""The ledger of Stars: a charge is a row, once, of more than nothing."""

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.decisions import Save
from bot.db.tables import StarPayment
from tests.db.ledger import Ledger, a_payment


async def test_s104_a_charge_is_written_down_once(ledger: Ledger) -> None:
    await ledger.turn(Save(a_payment()), Save(a_payment(9)))
    await ledger.turn(Save(a_payment(9)))
    assert (await ledger.one(StarPayment)).amount == 50


@pytest.mark.parametrize("amount", [0, -50])
async def test_s106_no_payment_is_of_nothing_or_less(ledger: Ledger, amount: int) -> None:
    with pytest.raises(IntegrityError):
        await ledger.turn(Save(a_payment(amount)))
    assert await ledger.all(StarPayment) == []
