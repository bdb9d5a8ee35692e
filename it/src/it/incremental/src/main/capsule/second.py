from capsule import task


@task
def second():
    return "second"
