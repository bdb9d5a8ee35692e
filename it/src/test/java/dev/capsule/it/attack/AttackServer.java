/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server on loopback, which no task may reach but the one that names its port. */
final class AttackServer {

    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static final int PORT = start();

    private AttackServer() {}

    /** The paths that were asked for. */
    static List<String> requests() {
        return REQUESTS;
    }

    /** Replaces the word {@code PORT}. */
    static String withPort(String text) {
        return text.replace("PORT", Integer.toString(PORT));
    }

    private static int start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "attack-server");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", exchange -> {
                REQUESTS.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.createContext("/to", exchange -> {
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getRawQuery());
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
