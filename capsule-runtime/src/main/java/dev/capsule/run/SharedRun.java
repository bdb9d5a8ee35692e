/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.network.HttpGateway;
import dev.capsule.network.HttpLimits;
import dev.capsule.network.NameResolver;
import dev.capsule.policy.MemorySize;
import dev.capsule.task.TaskDescriptor;
import java.util.concurrent.atomic.AtomicInteger;

/** What all tasks of one run share: its budget, and what is left of it. Safe for use by several threads. */
final class SharedRun {

    private final RunBudget budget;
    private final RunAccount account;
    private final Slots slots;
    private final HttpGateway gateway;
    private final AtomicInteger liveTasks = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    private SharedRun(RunBudget budget, RunAccount account) {
        this.budget = budget;
        this.account = account;
        this.slots = new Slots(budget.parallelCalls(), HostThreads.executor());
        this.gateway = new HttpGateway(HttpLimits.DEFAULT, NameResolver.SYSTEM, HostThreads.executor());
    }

    /** Begins a run; its outermost task has what it declares, even when the budget is smaller. */
    static SharedRun of(RunBudget budget, TaskDescriptor outermost) {
        var policy = outermost.policy();
        var attempts = policy.maxRetries() + 1L;
        var fuel = policy.fuel() > Long.MAX_VALUE / attempts ? Long.MAX_VALUE : policy.fuel() * attempts;
        var granted = budget.withMemoryBytes(Math.max(budget.memoryBytes(), policy.ramBytes()))
                .withFuel(Math.max(budget.fuel(), fuel));
        return new SharedRun(granted, new RunAccount(granted.memoryBytes(), granted.fuel()));
    }

    RunBudget budget() {
        return budget;
    }

    RunAccount account() {
        return account;
    }

    HttpGateway gateway() {
        return gateway;
    }

    Slots slots() {
        return slots;
    }

    /** Counts a call that is to be started. */
    void countCall() {
        if (calls.incrementAndGet() > budget.calls()) {
            calls.decrementAndGet();
            throw RefusedException.denied(
                    "the call was not started: the run's tasks may start " + budget.calls() + " calls together");
        }
    }

    /**
     * Lets a task have an instance.
     *
     * @return what gives the place back
     */
    Place enter(String task) {
        if (liveTasks.incrementAndGet() > budget.liveTasks()) {
            liveTasks.decrementAndGet();
            throw RefusedException.denied("task \"" + task + "\" was not started: a run has at most "
                    + budget.liveTasks() + " tasks at a time");
        }
        return liveTasks::decrementAndGet;
    }

    String memoryMessage() {
        return "the tasks of the run together needed more memory than their budget of "
                + MemorySize.format(budget.memoryBytes());
    }

    String fuelMessage() {
        return "the tasks of the run together used up their budget of " + budget.fuel() + " units of fuel";
    }

    /** The place of a task that has an instance. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
