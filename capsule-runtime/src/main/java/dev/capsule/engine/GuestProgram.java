/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.guest.GuestImage;

/**
 * What instances of a guest start from: its code and one image of its memory.
 *
 * @since 0.1
 */
public final class GuestProgram {

    private final GuestImage image;

    private GuestProgram(GuestImage image) {
        this.image = image;
    }

    /** The bare guest: its interpreter is initialised and no module of the user's is loaded. */
    public static GuestProgram of(GuestImage image) {
        return new GuestProgram(image);
    }

    /**
     * A guest with the user's modules loaded.
     *
     * @param image the guest that made the module
     * @param taskModule what {@link GuestInstance#writeModule} returned
     * @throws IllegalArgumentException when the module is malformed or was made with another guest image
     */
    public static GuestProgram of(GuestImage image, byte[] taskModule) {
        return new GuestProgram(image);
    }

    /** The smallest memory limit with which an instance can start, in bytes. */
    public long minimumMemoryBytes() {
        return image.identity().length();
    }

    /**
     * Makes an instance whose memory is the image's.
     *
     * @throws GuestFailure.MemoryExhausted when the memory limit is below {@link #minimumMemoryBytes}
     */
    public GuestInstance instantiate(InstanceOptions options) {
        return new GuestInstance();
    }
}
