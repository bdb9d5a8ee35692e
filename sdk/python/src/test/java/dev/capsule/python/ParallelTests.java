/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.run.Cancellation;
import dev.capsule.run.RunBudget;
import dev.capsule.run.TaskCall;
import dev.capsule.sandbox.OutputListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sub-tasks that run beside their caller. */
class ParallelTests {

    private static final Tasks TASKS = Tasks.of("""
            import asyncio
            import json
            import time

            from capsule import task

            @task
            def double(number):
                return number * 2

            @task
            def failing():
                raise ValueError("no")

            @task(compute="1000000000000")
            def sleep(seconds):
                print("begun")
                time.sleep(seconds)
                print("ended")
                return seconds

            @task
            async def gather(count):
                envelopes = await asyncio.gather(*[double.spawn(each) for each in range(count)])
                return [envelope["result"] for envelope in envelopes]

            @task
            async def mixed():
                good, bad = await asyncio.gather(double.spawn(4), failing.spawn())
                return [good["result"], bad["error"]["message"], await asyncio.sleep(0.01, "slept")]

            @task
            def plain():
                first, second = double.spawn(number=1), double.spawn(2)
                return [second.result()["result"], first.result()["result"], first.result()["result"]]

            @task
            async def awaited_twice():
                call = double.spawn(1)
                once, twice = await asyncio.gather(call, call)
                return [once["result"], twice["result"], (await call)["result"]]

            @task
            async def as_they_end():
                slow, fast = asyncio.ensure_future(sleep.spawn(1000)), asyncio.ensure_future(double.spawn(3))
                done, pending = await asyncio.wait([slow, fast], return_when=asyncio.FIRST_COMPLETED)
                return [fast in done, slow in pending]

            @task
            async def given_up():
                call = sleep.spawn(1000)
                try:
                    await asyncio.wait_for(call, 0.05)
                except TimeoutError:
                    return call.result()["error"]["error_type"]

            @task
            async def all_asleep(count, seconds=1000):
                return await asyncio.gather(*[sleep.spawn(seconds) for each in range(count)])

            @task
            def doze(millis):
                import _capsule
                print("begun")
                _capsule.call(json.dumps({"op": "wait", "handles": [], "timeout_ms": millis}))
                print("ended")

            @task
            async def all_dozing(count):
                await asyncio.gather(*[doze.spawn(10) for each in range(count)])

            @task
            def leaves_behind():
                sleep.spawn(1000)
                return "done"

            @task(timeout="300ms")
            def waits_too_long():
                return sleep.spawn(1000).result()

            @task
            def tree(depth):
                if depth == 0:
                    return 1
                calls = [tree.spawn(depth - 1), tree.spawn(depth - 1)]
                return sum(call.result()["result"] for call in calls)

            @task
            def forever():
                return forever()

            @task
            def starts(count):
                calls = [double.spawn(each) for each in range(count)]
                return [call.result()["result"] for call in calls]

            @task
            def caught(count):
                try:
                    starts.function(count)
                except PermissionError as error:
                    return f"{type(error).__name__}: {error}"

            @task
            def piling_up():
                for each in range(1001):
                    sleep.spawn(1000)

            @task
            def burning():
                while True:
                    pass

            @task
            def burns_by_proxy():
                return burning()["error"]

            @task(ram="512MB")
            def filling():
                kept = []
                while True:
                    kept.append(bytes(1 << 20))

            @task(ram="16MB")
            def fills_by_proxy():
                return filling()["error"]

            @task
            def raw(text):
                import _capsule
                return json.loads(_capsule.call(text))
            """);

    private static TaskCall call(String task, @Nullable Object... args) {
        return TaskCall.of(task).withArguments(Tasks.list(args), Map.of());
    }

    private static TaskError error(TaskCall call) {
        var envelope = TASKS.run(call).envelope();
        return Objects.requireNonNull(envelope.error(), envelope::toJson);
    }

    @Test
    void gatherReturnsEnvelopesInOrder() {
        assertThat(TASKS.result("gather", 5)).isEqualTo(List.of(0, 2, 4, 6, 8));
    }

    @Test
    void moreCallsThanSlotsAllEnd() {
        var run = TASKS.run(call("gather", 7).withBudget(RunBudget.DEFAULT.withParallelCalls(2)));

        assertThat(run.envelope().result()).isEqualTo(List.of(0, 2, 4, 6, 8, 10, 12));
    }

    @Test
    void failuresAreEnvelopesAndTheLoopGoesOn() {
        assertThat(TASKS.result("mixed")).isEqualTo(List.of(8, "ValueError: no", "slept"));
    }

    @Test
    void tasksWithoutAnEventLoopSpawnToo() {
        assertThat(TASKS.result("plain")).isEqualTo(List.of(4, 2, 2));
    }

    @Test
    void aCallMayBeAwaitedByManyAndAgain() {
        assertThat(TASKS.result("awaited_twice")).isEqualTo(List.of(2, 2, 2));
    }

    @Test
    void theFirstToEndIsTheFirstToBeSeen() {
        assertThat(TASKS.result("as_they_end")).isEqualTo(List.of(true, true));
    }

    @Test
    void aCallThatIsGivenUpIsCancelled() {
        assertThat(TASKS.result("given_up")).isEqualTo("cancelled");
    }

    /** Each sleeps for longer than any test: so all of them are seen only when they sleep at the same time. */
    @Test
    void twentySleepAtTheSameTime() {
        var begun = new Begun(20);

        var error = error(call("all_asleep", 20)
                .withBudget(RunBudget.DEFAULT.withParallelCalls(20))
                .withOutput(begun)
                .withCancellation(begun.cancellation));

        assertThat(error.type()).isEqualTo(ErrorType.CANCELLED);
        assertThat(begun.count).isEqualTo(20);
    }

    @Test
    void noMoreThanTheSlotsAreUnderWay() {
        var begun = new Begun(Integer.MAX_VALUE);

        TASKS.run(call("all_asleep", 9, 0.01)
                .withBudget(RunBudget.DEFAULT.withParallelCalls(3))
                .withOutput(begun));

        assertThat(begun.count).isEqualTo(9);
        assertThat(begun.most).isBetween(1, 3);
    }

    @Test
    void whoSleepsInTheHostKeepsItsSlot() {
        var begun = new Begun(Integer.MAX_VALUE);

        TASKS.run(call("all_dozing", 9)
                .withBudget(RunBudget.DEFAULT.withParallelCalls(3))
                .withOutput(begun));

        assertThat(begun.count).isEqualTo(9);
        assertThat(begun.most).isBetween(1, 3);
    }

    /** Cancels the run when enough sub-tasks have begun. */
    private static final class Begun implements OutputListener {
        private final Cancellation cancellation = new Cancellation();
        private final int enough;
        private int count;
        private int now;
        private int most;

        private Begun(int enough) {
            this.enough = enough;
        }

        @Override
        public void written(Stream stream, byte[] bytes) {
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (text.contains("ended")) {
                now--;
            } else if (text.contains("begun")) {
                most = Math.max(most, ++now);
                if (++count == enough) {
                    cancellation.cancel();
                }
            }
        }
    }

    @Test
    void whatIsNotCollectedEndsWithTheTask() {
        assertThat(TASKS.result("leaves_behind")).isEqualTo("done");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("capsule-guest"));
    }

    @Test
    void waitingEndsAtTheDeadlineOfTheOneThatWaits() {
        assertThat(error(call("waits_too_long")).type()).isEqualTo(ErrorType.TIMEOUT);
    }

    @Test
    void callsThatWaitForCallsDoNotBlockEachOther() {
        var run = TASKS.run(call("tree", 4).withBudget(RunBudget.DEFAULT.withParallelCalls(1)));

        assertThat(run.envelope().result()).isEqualTo(16);
    }

    @Test
    void depthIsBounded() {
        var envelope = TASKS.run(call("forever").withBudget(RunBudget.DEFAULT.withDepth(3)))
                .envelope();

        assertThat(envelope.toJson())
                .contains("{\"error_type\":\"permission_denied\",\"message\":\"task \\\"forever\\\" was not started:"
                        + " tasks call tasks at most 3 levels deep\"}");
    }

    @Test
    void liveTasksAreBounded() {
        var envelope = TASKS.run(call("forever").withBudget(RunBudget.DEFAULT.withLiveTasks(2)))
                .envelope();

        assertThat(envelope.toJson())
                .contains("{\"error_type\":\"permission_denied\",\"message\":\"task \\\"forever\\\" was not started:"
                        + " a run has at most 2 tasks at a time\"}");
    }

    @Test
    void startedCallsAreBounded() {
        var error = error(call("starts", 4).withBudget(RunBudget.DEFAULT.withCalls(3)));

        assertThat(error.type()).isEqualTo(ErrorType.PERMISSION_DENIED);
        assertThat(error.message()).isEqualTo("the call was not started: the run's tasks may start 3 calls together");
        assertThat(error.traceback().get(0).function()).isEqualTo("starts");
    }

    @Test
    void aDenialCanBeCaught() {
        var run = TASKS.run(call("caught", 4).withBudget(RunBudget.DEFAULT.withCalls(3)));

        assertThat(run.envelope().result())
                .isEqualTo("CapsulePermissionError: the call was not started: the run's tasks may start 3 calls"
                        + " together");
    }

    @Test
    void uncollectedCallsAreBounded() {
        assertThat(TASKS.error("piling_up").message())
                .isEqualTo("capsule.CapsuleError: the call was not started: the task has not collected the answers of"
                        + " 1000 calls, the most that it may have");
    }

    @Test
    void fuelIsBoundedOverAllTasks() {
        // what the outermost task itself may burn is granted in any case
        var error = error(call("burns_by_proxy").withBudget(RunBudget.DEFAULT.withFuel(1)));

        assertThat(error.type()).isEqualTo(ErrorType.FUEL_EXHAUSTED);
        assertThat(error.message())
                .isEqualTo("the tasks of the run together used up their budget of 2000000000 units of fuel");
    }

    @Test
    void memoryIsBoundedOverAllTasks() {
        var run = TASKS.run(call("fills_by_proxy").withBudget(RunBudget.DEFAULT.withMemoryBytes(64L << 20)));

        assertThat(Objects.toString(run.envelope().result()))
                .contains("error_type=memory_exhausted")
                .contains("message=the tasks of the run together needed more memory than their budget of 64 MiB");
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(TASKS.result("raw", "{\"op\":\"wait\",\"handles\":[1],\"timeout_ms\":0}"))
                .isEqualTo(Map.of(
                        "refused",
                        "this task has no call with the handle 1: it never had, or has collected"
                                + " its answer already"));
        assertThat(TASKS.result("raw", "{\"op\":\"wait\",\"handles\":[],\"timeout_ms\":null}"))
                .isEqualTo(Map.of("refused", "\"wait\" needs a handle or a timeout"));
        assertThat(TASKS.result("raw", "{\"op\":\"wait\",\"handles\":[\"1\"],\"timeout_ms\":null}"))
                .isEqualTo(Map.of(
                        "refused",
                        "the host cannot read the request: \"handles\" in the request is not an"
                                + " array of whole numbers"));
        assertThat(TASKS.result("raw", "{\"op\":\"start\",\"call\":{\"op\":\"wait\",\"handles\":[]}}"))
                .isEqualTo(Map.of("refused", "unknown operation \"wait\""));
        assertThat(TASKS.result("raw", "{\"op\":\"start\"}"))
                .isEqualTo(Map.of(
                        "refused",
                        "the host cannot read the request: \"call\" in the request is not a" + " JSON object"));
        assertThat(TASKS.result("raw", "{\"op\":\"wait\",\"handles\":[],\"timeout_ms\":0}"))
                .isEqualTo(Tasks.nullMap("handle"));
    }
}
