/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import dev.capsule.policy.HostPattern;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Decides whether a task may reach a host. A wildcard covers public addresses alone; a domain that is named covers
 * private ones, too; loopback must be named as {@code localhost} or as an address, and everything else as an address.
 */
final class AllowedHosts {

    private final List<HostPattern> patterns;

    AllowedHosts(List<HostPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Checks a host's name, before anybody is asked for its addresses.
     *
     * @throws DeniedException when no entry covers it
     */
    void checkName(RequestUrl url) {
        if (patterns.stream().noneMatch(pattern -> covers(pattern, url))) {
            throw new DeniedException(url, "allowed_hosts does not list it (" + this + ")");
        }
    }

    /**
     * Checks the addresses of a host whose name has passed.
     *
     * @return those that the task may connect to
     * @throws DeniedException when it is none of them
     */
    List<InetAddress> permitted(RequestUrl url, List<InetAddress> addresses) {
        boolean named = patterns.stream().anyMatch(pattern -> names(pattern, url));
        var permitted = addresses.stream()
                .filter(address -> permits(url.host(), AddressKind.of(address), named))
                .toList();
        if (permitted.isEmpty()) {
            throw new DeniedException(
                    url,
                    "it is not a host of the public internet, and allowed_hosts does not name it"
                            + " in a way that covers its address");
        }
        return permitted;
    }

    private static boolean permits(Host host, AddressKind kind, boolean named) {
        return switch (kind) {
            case PUBLIC -> true;
            case PRIVATE -> named;
            case LOOPBACK -> named && (host.literal() != null || host.isLocalhost());
            case SPECIAL -> named && host.literal() != null;
        };
    }

    private static boolean covers(HostPattern pattern, RequestUrl url) {
        if (pattern.port().isPresent() && pattern.port().getAsInt() != url.port()) {
            return false;
        }
        return switch (pattern.kind()) {
            case ANY -> true;
            case SUBDOMAINS -> url.host().literal() == null && url.host().name().endsWith("." + pattern.name());
            case HOST -> names(pattern, url);
        };
    }

    private static boolean names(HostPattern pattern, RequestUrl url) {
        boolean port = pattern.port().isEmpty() || pattern.port().getAsInt() == url.port();
        return port
                && pattern.kind() == HostPattern.Kind.HOST
                && (withoutDot(pattern.name()).equals(url.host().name())
                        || url.host().isAddress(pattern.name()));
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public String toString() {
        return patterns.isEmpty()
                ? "nothing"
                : patterns.stream().map(Objects::toString).collect(Collectors.joining(", "));
    }
}
