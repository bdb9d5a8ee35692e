from capsule import task


@task(compute="LOW", ran="64MB")
def main():
    return 1
