from capsule import task


@task
def count(text: str = "to be or not to be"):
    print("counting")
    return len(text.split())


@task
def longest(text: str = "to be or not to be"):
    return max(text.split(), key=len)
