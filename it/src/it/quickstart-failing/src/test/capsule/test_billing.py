from capsule import task
from billing import invoice


@task
def an_invoice_multiplies():
    total = invoice(3, 250)["result"]["total"]
    assert total == 750, f"total is {total}"


@task
def an_invoice_is_a_dictionary():
    assert isinstance(invoice()["result"], dict)


@task
def nothing_is_free():
    raise ValueError("it was free")
