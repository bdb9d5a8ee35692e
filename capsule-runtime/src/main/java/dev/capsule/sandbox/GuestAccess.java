/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/**
 * The guest as host functions see it: memory in which every access is checked, fuel, and time.
 *
 * @since 0.1
 */
public interface GuestAccess {

    /** Whether {@code length} bytes from {@code address}, both unsigned, are inside the guest's memory. */
    boolean contains(int address, long length);

    /** Copies bytes out of the guest's memory, which contains them. */
    void read(int address, byte[] target, int offset, int length);

    /** Copies bytes into the guest's memory, which has room for them. */
    void write(int address, byte[] source, int offset, int length);

    /** Burns fuel; ends the run when there is none left. */
    void charge(long units);

    /** Sleeps, until the run's deadline or its cancellation at the latest, which end the run. */
    void sleep(long nanos);
}
