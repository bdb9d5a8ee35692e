from capsule import task


@task(name="invoice", compute="LOW", ram="64MB", timeout="10s")
def invoice(quantity: int = 3, cents: int = 250) -> dict:
    return {"total": quantity + cents}


@task(compute="3000000", ram="64MB")
def endless():
    while True:
        pass


@task
def discount(percent: int) -> float:
    return percent / 100
