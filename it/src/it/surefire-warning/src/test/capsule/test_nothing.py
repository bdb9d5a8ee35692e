from capsule import task


@task
def nothing():
    pass
