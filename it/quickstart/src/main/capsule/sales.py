"""Three tasks: clean the orders, analyze them, and report on both."""

import csv
import io
import re
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from capsule import task
from orders import orders_csv

PRICE = re.compile(r"(\d{1,3}(?:,\d{3})*)\.(\d\d) EUR")


@dataclass
class Order:
    number: str
    day: str
    region: str
    product: str
    quantity: int
    cents: int


@task(name="clean", compute="MEDIUM", ram="128MB", timeout="1m")
def clean(count: int = 2000) -> dict:
    """Keeps the rows that are complete, well-formed and new; counts the others by what is wrong."""
    orders, faults = {}, Counter()
    for row in csv.DictReader(io.StringIO(orders_csv(count))):
        try:
            order = read_order(row)
            if order.number in orders:
                raise ValueError("duplicate")
            orders[order.number] = order
        except ValueError as fault:
            faults[str(fault)] += 1
    return {"orders": [vars(order) for order in orders.values()], "faults": dict(sorted(faults.items()))}


@task(name="analyze", compute="MEDIUM", ram="128MB", timeout="1m")
def analyze(orders: list | None = None) -> dict:
    """Sums up orders by region and by product."""
    if orders is None:
        orders = result_of(clean(500))["orders"]
    by_region, by_product = defaultdict(list), Counter()
    for order in (Order(**order) for order in orders):
        by_region[order.region].append(order.quantity * order.cents)
        by_product[order.product] += order.quantity
    regions = {
        region: {
            "orders": len(amounts),
            "revenue": round(sum(amounts) / 100, 2),
            "median": round(statistics.median(amounts) / 100, 2),
        }
        for region, amounts in sorted(by_region.items())
    }
    return {"regions": regions, "best_sellers": [product for product, _ in by_product.most_common(3)]}


@task(name="report", compute="MEDIUM", ram="128MB", timeout="3m", max_retries=1)
def report(count: int = 2000) -> dict:
    """Runs the other two tasks, each in a sandbox of its own, and joins what they found."""
    cleaned = result_of(clean(count))
    analysis = result_of(analyze(cleaned["orders"]))
    return {"rows": count, "orders": len(cleaned["orders"]), "faults": cleaned["faults"], **analysis}


def read_order(row: dict) -> Order:
    if not all(row.values()):
        raise ValueError("incomplete")
    return Order(
        row["number"], read_day(row["day"]), row["region"], row["product"], int(row["quantity"]), read_price(row["price"])
    )


def read_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("no such day") from None


def read_price(text: str) -> int:
    """Returns a price in cents."""
    match = PRICE.fullmatch(text)
    if match is None:
        raise ValueError("no price")
    return int(match[1].replace(",", "")) * 100 + int(match[2])


def result_of(envelope: dict):
    """Returns what a task returned; its failure is ours."""
    if not envelope["success"]:
        raise RuntimeError(f"{envelope['execution']['task_name']} failed: {envelope['error']['message']}")
    return envelope["result"]
