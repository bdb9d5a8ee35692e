// Objects with methods, accessors and inheritance: a queue of jobs that machines work off.
import { task } from "@capsule-run/sdk";

class Job {
  constructor(number, work) {
    this.number = number;
    this.work = work;
  }

  get done() {
    return this.work <= 0;
  }
}

class Machine {
  constructor(speed) {
    this.speed = speed;
    this.finished = 0;
  }

  advance(job) {
    job.work -= this.rate(job);
    if (job.done) this.finished += 1;
    return job;
  }

  rate(job) {
    return this.speed;
  }
}

class MoodyMachine extends Machine {
  rate(job) {
    return super.rate(job) + (job.number % 3);
  }
}

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  const machines = [new Machine(3), new MoodyMachine(2), new Machine(5), new MoodyMachine(1)];
  let jobs = Array.from({ length: 5_000 }, (_, number) => new Job(number, 20 + (number % 17)));
  while (jobs.length > 0) {
    const worked = jobs.map((job) => machines[job.number % 4].advance(job));
    jobs = worked.filter((job) => !job.done);
  }
  return machines.map((machine) => machine.finished);
});
