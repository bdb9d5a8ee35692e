/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL that a request can go to.
 *
 * @param path the path and the query, as they are sent
 */
record RequestUrl(boolean secure, Host host, int port, String path) {

    private static final Pattern WRITTEN =
            Pattern.compile("(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::([0-9]{0,5}))?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final int LONGEST = 16_000;
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads a URL.
     *
     * @throws InvalidRequestException when it is none that can be requested
     */
    static RequestUrl parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidRequestException("the URL is longer than " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\')) {
            throw wrong(text, "it contains a space, a control character or a backslash");
        }
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text, "it must begin with http:// or https://");
        }
        var authority = matcher.group(2);
        if (authority.contains("@")) {
            throw new InvalidRequestException(
                    "a URL must not contain a user name or password: send an Authorization header instead");
        }
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw wrong(text, "\"" + authority + "\" is not a host with an optional port");
        }
        boolean secure = matcher.group(1).toLowerCase(Locale.ROOT).equals("https");
        var path = matcher.group(3).isEmpty() ? "/" : matcher.group(3);
        var query = matcher.group(4) == null ? "" : matcher.group(4);
        return new RequestUrl(
                secure, Host.parse(parts.group(1)), port(text, parts.group(2), secure), ascii(path + query));
    }

    @SuppressWarnings("NullAway") // a group that did not take part is null
    private static int port(String text, String digits, boolean secure) {
        if (digits == null || digits.isEmpty()) {
            return secure ? 443 : 80;
        }
        var port = Integer.parseInt(digits);
        if (port < 1 || port > LARGEST_PORT) {
            throw wrong(text, "a port is a number from 1 to " + LARGEST_PORT);
        }
        return port;
    }

    private static String ascii(String text) {
        var ascii = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each < 0) {
                ascii.append('%').append(String.format("%02X", each & 0xFF));
            } else {
                ascii.append((char) each);
            }
        }
        return ascii.toString();
    }

    /**
     * Reads where a response redirects to, relative to this URL.
     *
     * @throws InvalidRequestException when it is no URL that can be requested
     */
    RequestUrl resolve(String location) {
        if (location.startsWith("//")) {
            return parse(scheme() + ":" + location);
        }
        if (SCHEME.matcher(location).matches()) {
            return parse(location);
        }
        try {
            return parse(new URI(toString()).resolve(new URI(ascii(location))).toString());
        } catch (URISyntaxException e) {
            throw wrong(location, "the server redirected to it");
        }
    }

    private static InvalidRequestException wrong(String text, String why) {
        return new InvalidRequestException("\"" + text + "\" is not a URL that can be requested: " + why);
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    /** The host, and the port when it is not the scheme's own, as in the header {@code Host}. */
    String authority() {
        return port == (secure ? 443 : 80) ? host.toString() : host + ":" + port;
    }

    boolean sameOrigin(RequestUrl other) {
        return secure == other.secure && port == other.port && host.name().equals(other.host.name());
    }

    /** The URL for a report: the values of its query, which may be secrets, are left out. */
    String redacted() {
        int mark = path.indexOf('?');
        if (mark < 0) {
            return toString();
        }
        var query = Arrays.stream(path.substring(mark + 1).split("&", -1))
                .map(parameter ->
                        parameter.contains("=") ? parameter.substring(0, parameter.indexOf('=')) + "=***" : "***")
                .collect(Collectors.joining("&"));
        return scheme() + "://" + authority() + path.substring(0, mark + 1) + query;
    }

    @Override
    public String toString() {
        return scheme() + "://" + authority() + path;
    }
}
