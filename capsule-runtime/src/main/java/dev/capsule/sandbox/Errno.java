/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileError;

/** The error numbers of WASI preview 1 that occur here. */
enum Errno {
    SUCCESS(0),
    ACCES(2),
    BADF(8),
    BUSY(10),
    EXIST(20),
    FAULT(21),
    FBIG(22),
    ILSEQ(25),
    INVAL(28),
    IO(29),
    ISDIR(31),
    LOOP(32),
    MFILE(33),
    NAMETOOLONG(37),
    NFILE(41),
    NOENT(44),
    NOSPC(51),
    NOSYS(52),
    NOTDIR(54),
    NOTEMPTY(55),
    NXIO(60),
    PERM(63),
    SPIPE(70),
    XDEV(75),
    NOTCAPABLE(76);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The number for what failed in the file system. */
    static Errno of(FileError error) {
        return switch (error) {
            case ACCESS -> ACCES;
            case BUSY -> BUSY;
            case CROSS_DEVICE -> XDEV;
            case EXISTS -> EXIST;
            case ILLEGAL_NAME -> ILSEQ;
            case INVALID -> INVAL;
            case IO -> IO;
            case IS_DIRECTORY -> ISDIR;
            case LOOP -> LOOP;
            case NAME_TOO_LONG -> NAMETOOLONG;
            case NOT_FOUND -> NOENT;
            case NOT_DIRECTORY -> NOTDIR;
            case NOT_EMPTY -> NOTEMPTY;
            case NO_SPACE -> NOSPC;
            case NOT_PERMITTED -> PERM;
            case SPECIAL_FILE -> NXIO;
            case TOO_LARGE -> FBIG;
            case TOO_MANY_OPEN -> NFILE;
        };
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
