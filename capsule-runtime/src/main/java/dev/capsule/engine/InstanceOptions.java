/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.capsule.sandbox.GuestClock;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.sandbox.RandomSource;
import dev.capsule.sandbox.files.HostMount;
import java.util.List;
import java.util.Map;

/**
 * What one instance may use and whom it talks to.
 *
 * @param limits the bounds of each call
 * @param account what the instance shares with others
 * @param hostCall answers {@code capsule.call}
 * @param output hears stdout and stderr as they are written, beside the captured text
 * @param mounts what the guest may use of the host's files, beside what its image brings along
 * @param clock the guest's clocks
 * @param random the guest's random bytes
 * @param arguments the WASI arguments
 * @param environment the WASI environment
 * @since 0.1
 */
public record InstanceOptions(
        Limits limits,
        Account account,
        HostCall hostCall,
        OutputListener output,
        List<HostMount> mounts,
        GuestClock clock,
        RandomSource random,
        List<String> arguments,
        Map<String, String> environment) {

    /** Copies the collections. */
    public InstanceOptions {
        mounts = List.copyOf(mounts);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Starts from the strictest options: no host call, no files, no environment. */
    public static Builder builder(Limits limits) {
        return new Builder(limits);
    }

    /** Collects the options that differ from the strictest ones. */
    public static final class Builder {

        private static final byte[] REFUSED = "{\"refused\": \"host calls are not available here\"}".getBytes(UTF_8);

        private final Limits limits;
        private Account account = Account.UNLIMITED;
        private HostCall hostCall = request -> REFUSED;
        private OutputListener output = OutputListener.NONE;
        private List<HostMount> mounts = List.of();
        private GuestClock clock = GuestClock.SYSTEM;
        private RandomSource random = RandomSource.secure();
        private List<String> arguments = List.of();
        private Map<String, String> environment = Map.of();

        private Builder(Limits limits) {
            this.limits = limits;
        }

        /** What the instance shares with others. */
        public Builder account(Account value) {
            this.account = value;
            return this;
        }

        /** Answers the guest's host calls. */
        public Builder hostCall(HostCall value) {
            this.hostCall = value;
            return this;
        }

        /** Hears what the guest prints while it runs. */
        public Builder output(OutputListener value) {
            this.output = value;
            return this;
        }

        /** The files of the host that the guest sees. */
        public Builder mounts(List<HostMount> value) {
            this.mounts = value;
            return this;
        }

        /** The guest's clocks. */
        public Builder clock(GuestClock value) {
            this.clock = value;
            return this;
        }

        /** The guest's random bytes. */
        public Builder random(RandomSource value) {
            this.random = value;
            return this;
        }

        /** The WASI arguments. */
        public Builder arguments(List<String> value) {
            this.arguments = value;
            return this;
        }

        /** The WASI environment. */
        public Builder environment(Map<String, String> value) {
            this.environment = value;
            return this;
        }

        /** The finished options. */
        public InstanceOptions build() {
            return new InstanceOptions(
                    limits, account, hostCall, output, mounts, clock, random, arguments, environment);
        }
    }
}
