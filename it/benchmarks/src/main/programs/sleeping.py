"""Twenty sub-tasks at the same time, each of which sleeps for half a second."""

import asyncio
import time

from capsule import task


@task
def sleep(seconds):
    time.sleep(seconds)


@task(name="main")
async def main() -> int:
    envelopes = await asyncio.gather(*[sleep.spawn(0.5) for _ in range(20)])
    return sum(envelope["success"] for envelope in envelopes)
