from capsule import task


@task(ram="1KB")
def main():
    return 1
