/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.WasmFormatException;

/**
 * Follows the control flow of a function in one pass and divides its instructions into regions.
 *
 * <p>A construct completes normally if no branch in it leaves for a construct further out and control does not leave
 * the function in it. Code behind it is then executed exactly as often as code ahead of it, and belongs to the same
 * region. A new region begins at the entry of a function, of a loop's body and of the arms of a conditional, behind a
 * conditional branch, and behind a construct that may not complete normally, unless only one region leads there.
 */
final class Flow {
    private final Regions regions;
    private final Edits edits;
    private final Forks forks = new Forks();
    private final ControlStack stack = new ControlStack();
    private int entry;
    private int region;

    Flow(Regions regions, Edits edits) {
        this.regions = regions;
        this.edits = edits;
    }

    /** Begins a function, at its first instruction. */
    void begin(int position) {
        forks.clear();
        stack.clear();
        region = regions.open();
        entry = region;
        edits.charge(position, region);
        stack.push(Frame.Kind.FUNCTION, region, position);
    }

    /** Finishes a function: the costs of all regions are known. */
    void finish() {
        forks.hoist(regions);
    }

    /** Notes that the function calls another, through which it may come to call itself. */
    void call() {
        regions.makeCheckpoint(entry);
    }

    boolean isFinished() {
        return stack.isEmpty();
    }

    /** Adds to the cost of the current region. */
    void add(long cost) {
        regions.add(region, cost);
    }

    void openBlock(int position) {
        stack.push(Frame.Kind.BLOCK, region, position);
    }

    void openLoop(int position) {
        Frame frame = stack.push(Frame.Kind.LOOP, region, position);
        openRegion(position);
        frame.body = region;
        if (region != Regions.NONE) {
            regions.makeCheckpoint(region);
        }
    }

    void openIf(int position) {
        Frame frame = stack.push(Frame.Kind.IF, region, position);
        frame.condition = fork();
        openWay(frame.condition, position);
    }

    void beginElse(int position) {
        Frame frame = stack.top();
        if (frame.kind != Frame.Kind.IF) {
            throw new WasmFormatException("Instruction else outside an if", position - 1);
        }
        frame.kind = Frame.Kind.ELSE;
        frame.firstArm = region;
        region = frame.entry;
        openWay(frame.condition, position);
    }

    void end(int position) {
        Frame frame = stack.top();
        boolean escaped = stack.popEscaped();
        if (frame.kind == Frame.Kind.IF && frame.entry != Regions.NONE) {
            branchTo(frame, frame.condition); // where the other arm would be
        }
        int waysIn = (region != Regions.NONE ? 1 : 0) + (frame.firstArm != Regions.NONE ? 1 : 0);
        if (frame.kind == Frame.Kind.LOOP) {
            endLoop(frame);
        } else {
            waysIn += frame.branches;
        }
        boolean isReached = frame.entry != Regions.NONE && waysIn > 0;
        if (isReached) {
            goOnBehind(frame, escaped, waysIn == 1, position);
        } else {
            region = Regions.NONE;
        }
    }

    /** Finds the region of the code behind a construct. */
    private void goOnBehind(Frame frame, boolean escaped, boolean hasOneWayIn, int position) {
        int before = hasOneWayIn ? onlyRegionBefore(frame) : Regions.NONE;
        boolean isWayOfFork = hasOneWayIn && before == Regions.NONE;
        region = frame.entry;
        if (!escaped) {
            forks.share(frame.fork);
            if (before != Regions.NONE) {
                regions.merge(before, frame.entry);
            }
        } else if (before != Regions.NONE) {
            region = before;
        } else if (isWayOfFork) {
            openWay(frame.fork, position);
        } else {
            forks.share(frame.fork);
            openRegion(position);
        }
    }

    /** Returns the region that alone leads out of a construct; none if that is a way of a fork. */
    private int onlyRegionBefore(Frame frame) {
        if (region != Regions.NONE) {
            return region;
        }
        if (frame.firstArm != Regions.NONE) {
            return frame.firstArm;
        }
        return frame.fork == Forks.NONE ? frame.source : Regions.NONE;
    }

    /** Begins a branch that may go several ways, one of which may be the next instruction. */
    int fork() {
        return region == Regions.NONE ? Forks.NONE : forks.open(region);
    }

    /** Notes a branch to a label as one way of a fork, or as the only way. */
    void branch(int label, int fork, int position) {
        if (label >= stack.size()) {
            throw new WasmFormatException("Unknown label %d".formatted(label), position);
        }
        if (region != Regions.NONE) {
            branchTo(stack.target(label), fork);
        }
    }

    /** Notes that control may come to a label from anywhere in the construct that is opened here. */
    void mayBranch(int label, int position) {
        branch(label, Forks.NONE, position);
        branch(label, Forks.NONE, position);
    }

    /** Goes on behind a branch that was not taken. */
    void openWay(int fork, int position) {
        openRegion(position);
        if (fork != Forks.NONE) {
            forks.addWay(fork, region);
        }
    }

    /** Notes that control may leave the function here. */
    void mayLeave(int position) {
        if (region != Regions.NONE) {
            stack.escape();
            openRegion(position);
        }
    }

    /** Notes that control leaves the function here. */
    void leave() {
        if (region != Regions.NONE) {
            stack.escape();
            stop();
        }
    }

    /** Notes that control does not come to the next instruction. */
    void stop() {
        region = Regions.NONE;
    }

    private void branchTo(Frame target, int fork) {
        boolean sameBranch = fork != Forks.NONE && target.fork == fork;
        if (sameBranch) {
            return;
        }
        target.branches++;
        boolean isShared = target.branches > 1 || target.kind == Frame.Kind.LOOP || target.kind == Frame.Kind.FUNCTION;
        if (isShared) {
            forks.share(target.fork);
            forks.share(fork);
        }
        target.fork = fork;
        target.source = region;
    }

    private void endLoop(Frame loop) {
        boolean runsOnce = loop.branches == 0 && loop.body != Regions.NONE;
        if (runsOnce) {
            regions.merge(loop.body, loop.entry);
        }
    }

    private void openRegion(int position) {
        if (region != Regions.NONE) {
            region = regions.open();
            edits.charge(position, region);
        }
    }
}
