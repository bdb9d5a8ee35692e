from capsule import task
from countin import count


@task
def never_run():
    assert count("") == 0
