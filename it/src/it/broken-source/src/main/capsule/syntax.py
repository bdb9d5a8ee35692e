from capsule import task


@task
def main(:
    return 1
