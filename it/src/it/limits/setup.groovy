new File(basedir, 'limits.py').text = '''\
from capsule import task


@task(compute="5000000")
def spin():
    while True:
        pass


@task(compute="HIGH", timeout="300ms")
def stay():
    while True:
        pass


@task(ram="64MB")
def grow():
    return len(bytes(512 << 20))


@task(ram="64MB", max_retries=2)
def stumble():
    raise RuntimeError("again")


@task
def strange():
    return {"when": object()}


@task
def double(number):
    return 2 * number


@task
def deep():
    def down(n):
        return down(n + 1)
    return down(0)
'''
return true
