from capsule import task
from lib.greeting import greeting


@task
def first():
    return greeting("first")
