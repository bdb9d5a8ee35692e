from capsule import task
from words import count


@task
def words_are_counted():
    assert count("one two")["result"] == 2
