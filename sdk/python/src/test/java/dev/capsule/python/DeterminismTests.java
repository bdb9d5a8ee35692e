/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A deterministic task does the same in every run, to the last unit of fuel. */
class DeterminismTests {

    private static Tasks tasks;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of("""
                import asyncio, datetime, os, random, secrets, tempfile, time, uuid
                from capsule import task

                def everything():
                    start = time.monotonic()
                    while time.monotonic() - start < 0.01:
                        pass
                    time.sleep(3600)
                    return [time.time(), time.monotonic() - start, time.perf_counter_ns(), str(datetime.datetime.now()),
                            random.random(), secrets.token_hex(8), str(uuid.uuid4()), os.urandom(4).hex(),
                            hash("text"), os.path.basename(tempfile.mkdtemp()), os.stat("/tmp").st_mtime]

                @task(deterministic=True)
                def fixed():
                    return everything()

                @task
                def free():
                    return [time.time(), random.random(), os.urandom(8).hex()]

                @task(deterministic=True)
                def calls():
                    async def gather():
                        await asyncio.sleep(60)
                        return await asyncio.gather(*[free.spawn() for i in range(5)])
                    direct = [free() for i in range(3)]
                    started = asyncio.run(gather())
                    return [direct, started, time.time()]

                @task(deterministic=True, max_retries=2)
                def fails():
                    raise ValueError(str(random.random()))
                """);
    }

    private static void assertSame(String task, Envelope first, Envelope second) {
        assertThat(second.result()).as(task).isEqualTo(first.result());
        assertThat(second.error()).as(task).isEqualTo(first.error());
        assertThat(second.execution().fuelConsumed())
                .isEqualTo(first.execution().fuelConsumed());
        assertThat(second.execution().ramUsed()).isEqualTo(first.execution().ramUsed());
    }

    @Test
    void clocksRandomNumbersAndFuelAreTheSame() {
        var first = tasks.call("fixed");

        assertThat(first.success()).as(first.toJson()).isTrue();
        assertSame("fixed", first, tasks.call("fixed"));
        var now = ((List<?>) Objects.requireNonNull(first.result())).get(0);
        assertThat((Double) now).isBetween(1_767_225_600.0 + 3600, 1_767_225_600.0 + 3601);
    }

    @Test
    void subTasksAreTheSameAndDifferFromEachOther() {
        var first = tasks.call("calls");

        assertThat(first.success()).as(first.toJson()).isTrue();
        assertThat(first.toJson()).contains("\"duration_ms\":0");
        assertSame("calls", first, tasks.call("calls"));
        var direct = (List<?>) ((List<?>) Objects.requireNonNull(first.result())).get(0);
        assertThat(direct.stream().map(envelope -> ((Map<?, ?>) envelope).get("result")))
                .doesNotHaveDuplicates();
    }

    @Test
    void failuresAndRetriesAreTheSame() {
        assertSame("fails", tasks.call("fails"), tasks.call("fails"));
    }

    @Test
    void otherTasksDiffer() {
        assertThat(tasks.call("free").result()).isNotEqualTo(tasks.call("free").result());
    }

    @Test
    void aRunCanMakeEveryTaskDeterministic() {
        var call = TaskCall.of("free").withHost(HostAccess.of(Path.of("")).withDeterministic(true));

        assertSame("free", tasks.run(call).envelope(), tasks.run(call).envelope());
    }
}
