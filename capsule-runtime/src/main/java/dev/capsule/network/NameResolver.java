/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. Asked once for each request: what is checked is what is connected to. */
@FunctionalInterface
public interface NameResolver {

    /** The JVM's own. */
    NameResolver SYSTEM = new LookUpThreads(name -> List.of(InetAddress.getAllByName(name)));

    /**
     * Returns the addresses of a domain.
     *
     * @throws UnknownHostException when it has none
     */
    List<InetAddress> resolve(String name) throws UnknownHostException;
}
