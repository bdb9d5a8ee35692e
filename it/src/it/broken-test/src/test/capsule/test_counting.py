from capsule import task
from counting import count


@task
def words_are_counted():
    assert count("one two three") == 3
