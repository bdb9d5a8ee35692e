/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import dev.capsule.network.HttpRequest.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a guest may send, and which of a response it gets. */
final class Headers {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

    /** What the client sets itself, because it describes the connection or the body as it is sent. */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect",
            "accept-encoding");

    /** What only the server may see to which the guest has sent it. */
    private static final Set<String> SECRET = Set.of("authorization", "cookie", "cookie2");

    private static final Set<String> OF_THE_BODY =
            Set.of("content-type", "content-encoding", "content-language", "content-location");

    private Headers() {}

    /**
     * Checks a request's headers and leaves out those that the client sets.
     *
     * @throws InvalidRequestException when one is malformed, or there are too many
     */
    static List<Header> sendable(List<Header> headers, int most) {
        if (headers.size() > most) {
            throw new InvalidRequestException("a request has at most " + most + " headers, not " + headers.size());
        }
        headers.forEach(Headers::check);
        return headers.stream().filter(header -> !is(OWN, header)).toList();
    }

    private static void check(Header header) {
        if (!isToken(header.name())) {
            throw new InvalidRequestException("the name of a header is not one: " + printable(header.name()));
        }
        if (header.value().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f || c > 0xff)) {
            throw new InvalidRequestException("the header \"" + header.name()
                    + "\" has a value with a line break, a control character or one outside Latin-1");
        }
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** A text for a message: what is not printable is replaced, what is long is cut. */
    static String printable(String text) {
        var cut = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return "\"" + cut.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
    }

    /** What goes on to where a response redirects. */
    static List<Header> redirected(List<Header> headers, boolean sameOrigin, boolean withBody) {
        return headers.stream()
                .filter(header -> sameOrigin || !is(SECRET, header))
                .filter(header -> withBody || !is(OF_THE_BODY, header))
                .toList();
    }

    /** A response's headers after its body was decompressed: what described the compressed one is left out. */
    static List<Header> decompressed(List<Header> headers) {
        return headers.stream()
                .filter(header -> !is(Set.of("content-encoding", "content-length"), header))
                .toList();
    }

    /** The first value of a header. */
    static Optional<String> value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static boolean is(Set<String> names, Header header) {
        return names.contains(header.name().toLowerCase(Locale.ROOT));
    }
}
