"""The data: a CSV of orders as a shop's till might export it, faults included."""

import csv
import io
import random
from datetime import date, timedelta

PRODUCTS = {"Coffee": 890, "Tea": 620, "Cocoa": 740, "Grinder": 124_900, "Cup": 1250}
REGIONS = ["North", "South", "East", "West"]
FIELDS = ["number", "day", "region", "product", "quantity", "price"]


def orders_csv(count: int, seed: int = 2026) -> str:
    """Returns `count` rows, the same for the same seed. About one in twenty is faulty."""
    dice = random.Random(seed)
    rows = [_order(number, dice) for number in range(1, count + 1)]
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_spoil(row, rows, dice) for row in rows)
    return text.getvalue()


def _order(number, dice):
    product = dice.choice(list(PRODUCTS))
    return {
        "number": f"A{number:05}",
        "day": (date(2026, 1, 1) + timedelta(days=dice.randrange(90))).isoformat(),
        "region": dice.choice(REGIONS),
        "product": product,
        "quantity": dice.randint(1, 12),
        "price": f"{PRODUCTS[product] / 100:,.2f} EUR",
    }


def _spoil(row, rows, dice):
    fault = dice.randrange(80)
    if fault == 0:
        return row | {"price": "on request"}
    if fault == 1:
        return row | {"day": "31.02.2026"}
    if fault == 2:
        return row | {"region": ""}
    if fault == 3:
        return rows[0]
    return row
