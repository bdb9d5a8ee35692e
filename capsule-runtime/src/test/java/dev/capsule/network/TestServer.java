/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers each connection by hand, well or badly, and keeps what it was sent. */
final class TestServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Answer answer;

    /** Answers one connection; the socket is closed afterwards. */
    interface Answer {
        void to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    TestServer(Answer answer) {
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** A server that always says the same. */
    static TestServer saying(String response) {
        return new TestServer((request, out) -> out.write(response.getBytes(ISO_8859_1)));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The heads of the requests that arrived, and their bodies as far as they came with them. */
    List<String> requests() {
        return requests;
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var request = read(connection.getInputStream());
            requests.add(request);
            answer.to(request, connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the client has gone, which tests are about
            return;
        }
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        int length = text.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return text + new String(in.readNBytes(length), ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
