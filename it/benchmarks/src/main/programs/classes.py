"""Objects with methods and attributes: a queue of jobs that machines work off."""

from capsule import task


class Job:
    def __init__(self, number, work):
        self.number = number
        self.work = work

    @property
    def done(self):
        return self.work <= 0


class Machine:
    def __init__(self, speed):
        self.speed = speed
        self.finished = 0

    def advance(self, job):
        job.work -= self.rate(job)
        if job.done:
            self.finished += 1
        return job

    def rate(self, job):
        return self.speed


class MoodyMachine(Machine):
    def rate(self, job):
        return super().rate(job) + job.number % 3


@task(name="main", compute="HIGH", timeout="1m")
def main() -> list:
    machines = [Machine(3), MoodyMachine(2), Machine(5), MoodyMachine(1)]
    jobs = [Job(number, 20 + number % 17) for number in range(1_500)]
    while jobs:
        worked = [machines[job.number % 4].advance(job) for job in jobs]
        jobs = [job for job in worked if not job.done]
    return [machine.finished for machine in machines]
