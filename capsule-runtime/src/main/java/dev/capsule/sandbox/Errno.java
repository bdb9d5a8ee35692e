/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/** The error numbers of WASI preview 1 that occur here. */
enum Errno {
    SUCCESS(0),
    BADF(8),
    EXIST(20),
    FAULT(21),
    ILSEQ(25),
    INVAL(28),
    ISDIR(31),
    MFILE(33),
    NAMETOOLONG(37),
    NOENT(44),
    NOSYS(52),
    NOTDIR(54),
    NOTSUP(58),
    ROFS(69),
    SPIPE(70),
    NOTCAPABLE(76);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The same as an exception, for leaving a host function from anywhere. */
    Failure failure() {
        return new Failure(this);
    }

    /** A host function failed in a way the guest is told about. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Errno errno;

        private Failure(Errno errno) {
            super(errno.name(), null, false, false);
            this.errno = errno;
        }

        Errno errno() {
            return errno;
        }
    }
}
