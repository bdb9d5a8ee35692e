"""Tests: tasks without parameters that pass when they return."""

from capsule import task
from orders import FIELDS, orders_csv
from sales import analyze, clean, read_price, report, result_of


@task
def the_data_is_the_same_every_time():
    assert orders_csv(50) == orders_csv(50)
    assert orders_csv(50).splitlines()[0] == ",".join(FIELDS)


@task
def prices_are_read_in_cents():
    assert read_price("8.90 EUR") == 890
    assert read_price("1,249.00 EUR") == 124_900


@task
def every_row_is_kept_or_counted():
    cleaned = result_of(clean(1000))
    assert len(cleaned["orders"]) + sum(cleaned["faults"].values()) == 1000
    assert set(cleaned["faults"]) == {"duplicate", "incomplete", "no price", "no such day"}


@task
def the_analysis_adds_up():
    orders = result_of(clean(200))["orders"]
    regions = result_of(analyze(orders))["regions"]
    assert sum(region["orders"] for region in regions.values()) == len(orders)
    revenue = sum(order["quantity"] * order["cents"] for order in orders) / 100
    assert abs(sum(region["revenue"] for region in regions.values()) - revenue) < 0.01


@task
def each_task_reports_what_it_used():
    execution = report(100)["execution"]
    assert execution["task_name"] == "report"
    assert 0 < execution["fuel_consumed"] <= 2_000_000_000
    assert execution["retries"] == 0
