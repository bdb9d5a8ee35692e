/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileException;
import dev.capsule.sandbox.files.FileSystem;
import java.util.List;
import java.util.Map;

/**
 * WASI preview 1 for one instance of a guest.
 *
 * @since 0.1
 */
public final class Wasi implements AutoCloseable {

    /** The module name of WASI's imports. */
    public static final String MODULE = "wasi_snapshot_preview1";

    final GuestAccess guest;
    final GuestPointers pointers;
    final FileSystem files;
    final Descriptors descriptors;
    final GuestClock clock;
    final RandomSource random;
    final OutputCapture output;
    final List<byte[]> arguments;
    final List<byte[]> environment;

    /** Starts with nothing open but the standard streams and the root directory. */
    public Wasi(
            GuestAccess guest,
            FileSystem files,
            GuestClock clock,
            RandomSource random,
            OutputListener listener,
            List<String> arguments,
            Map<String, String> environment) {
        this.guest = guest;
        this.pointers = new GuestPointers(guest);
        this.files = files;
        this.descriptors = new Descriptors();
        this.clock = clock;
        this.random = random;
        this.output = new OutputCapture(listener);
        this.arguments = ProcessFunctions.strings(arguments);
        this.environment = ProcessFunctions.strings(environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList());
    }

    /**
     * Runs a host function.
     *
     * @return the error number
     * @throws GuestExit when the function is {@code proc_exit}
     */
    public int call(WasiFunction function, long[] arguments) {
        guest.charge(Prices.WASI_CALL);
        try {
            return function.call(this, arguments).number();
        } catch (Errno.Failure failure) {
            return failure.errno().number();
        } catch (FileException failure) {
            return Errno.of(failure.error()).number();
        }
    }

    /** Closes every file. */
    @Override
    public void close() {
        descriptors.closeAll();
        files.close();
    }

    /** What the guest printed so far. */
    public CapturedOutput captured() {
        return output.captured();
    }
}
