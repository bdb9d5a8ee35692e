/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.HostRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of tasks to a server on loopback, which their {@code allowed_hosts} name, or do not. */
class HttpTests {

    private static EchoServer server;
    private static EchoServer secure;
    private static EchoServer wrongName;
    private static SSLContext before;
    private static Tasks tasks;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        before = SSLContext.getDefault();
        var context = EchoServer.context(directory, "localhost");
        SSLContext.setDefault(context);
        server = EchoServer.plain();
        secure = EchoServer.secure(context);
        wrongName = EchoServer.secure(EchoServer.context(directory, "other.example"));
        tasks = Tasks.of("""
                import asyncio
                import json
                from capsule import task
                from capsule import http

                HERE = "http://localhost:PLAIN"
                THERE = "https://localhost:SECURE"

                @task(allowed_hosts=["localhost:PLAIN"])
                def methods():
                    return [
                        http.get(HERE + "/a", params={"b": "c d"}, headers={"X-Mine": "yes"}).json(),
                        http.post(HERE, json={"k": [1]}).json()["body"],
                        http.put(HERE, data={"k": "v"}).json()["body"],
                        http.patch(HERE, "text").json()["method"],
                        http.delete(HERE).json()["method"],
                        http.head(HERE).status_code,
                    ]

                @task(allowed_hosts=["localhost:PLAIN"])
                def response():
                    missing = http.get(HERE + "/missing")
                    moved = http.get(HERE + "/to?/there")
                    kept = http.get(HERE + "/to?/there", allow_redirects=False)
                    return [missing.ok(), missing.status_code, "json" in missing.headers["content-type"],
                            missing.text()[:2], missing.content[:1] == b"{",
                            moved.url == HERE + "/there", moved.redirected, kept.status_code]

                @task(allowed_hosts=["localhost:SECURE", "localhost:WRONG"])
                def https(port):
                    return http.get(f"https://localhost:{port}/tls").json()["path"]

                @task(allowed_hosts=["localhost"])
                def urllib_request():
                    import urllib.request
                    request = urllib.request.Request(HERE + "/u", data=b"x=1", headers={"X-Mine": "u"}, method="PUT")
                    with urllib.request.urlopen(request, timeout=10) as response:
                        plain = json.load(response)
                    with urllib.request.urlopen(THERE + "/s") as response:
                        tls = [response.status, json.load(response)["path"]]
                    with urllib.request.urlopen(HERE + "/to?/moved") as response:
                        moved = json.load(response)["path"]
                    return [plain, tls, moved]

                @task(allowed_hosts=["localhost"])
                def http_client():
                    import http.client
                    connection = http.client.HTTPConnection("localhost", PLAIN, timeout=10)
                    connection.request("POST", "/c", body=iter([b"ab", b"cd"]), encode_chunked=True)
                    first = json.loads(connection.getresponse().read())["body"]
                    connection.request("GET", "/again")
                    return [first, json.loads(connection.getresponse().read())["path"]]

                @task(allowed_hosts=["localhost"])
                async def parallel(count):
                    responses = await asyncio.gather(*[http.spawn("GET", f"{HERE}/{i}") for i in range(count)])
                    return [response.json()["path"] for response in responses]

                @task
                def anywhere(url):
                    return http.get(url).status_code

                @task(allowed_hosts=[])
                def nowhere(url):
                    return http.get(url).status_code

                @task(allowed_hosts=["localhost:PLAIN"])
                def here(url, timeout=None):
                    return http.get(url, timeout=timeout).status_code

                @task
                def by_urllib(url):
                    import urllib.request
                    return urllib.request.urlopen(url).status

                @task
                def caught(url):
                    try:
                        http.get(url)
                    except PermissionError as error:
                        return str(error)

                @task(allowed_hosts=["localhost:PLAIN"], timeout="300ms")
                def too_slow():
                    http.get(HERE + "/slow")

                @task
                def forged():
                    error = PermissionError("I was denied, really")
                    error.refusal = 1
                    raise error
                """.replace("PLAIN", Integer.toString(server.port()))
                .replace("SECURE", Integer.toString(secure.port()))
                .replace("WRONG", Integer.toString(wrongName.port())));
    }

    @AfterAll
    static void stop() {
        SSLContext.setDefault(before);
        server.close();
        secure.close();
        wrongName.close();
    }

    private static List<HostRequest> requests(Envelope envelope) {
        return envelope.execution().hostRequests();
    }

    @Test
    void everyMethodHasItsFunction() {
        var result = Objects.toString(tasks.result("methods"));

        assertThat(result)
                .isEqualTo("[{method=GET, path=/a?b=c+d, body=, mine=yes}, {'k': [1]}, k=v, PATCH, DELETE, 200]");
    }

    @Test
    void aResponseTellsItsStatusHeadersAndBody() {
        assertThat(tasks.result("response")).isEqualTo(Tasks.list(false, 404, true, "{\"", true, true, true, 302));
    }

    @Test
    void requestsAreListedInTheEnvelope() {
        var envelope = tasks.call("here", "http://localhost:" + server.port() + "/to?/x?key=secret");

        assertThat(requests(envelope)).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.denied()).isFalse();
            assertThat(request.url()).doesNotContain("secret");
        });
        assertThat(requests(envelope)).extracting(HostRequest::status).containsExactly(302, 200);
        assertThat(envelope.toJson())
                .contains("\"host_requests\":[{\"method\":\"GET\",\"url\":\"http://localhost:" + server.port());
    }

    @Test
    void certificatesAreCheckedForTheName() {
        assertThat(tasks.result("https", secure.port())).isEqualTo("/tls");

        var error = tasks.error("https", wrongName.port());

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).startsWith("ConnectionError: no secure connection: ");
        assertThat(wrongName.requests()).isEmpty();
    }

    @Test
    void urllibAndHttpClientGoThroughTheHost() {
        assertThat(Objects.toString(tasks.result("urllib_request")))
                .isEqualTo("[{method=PUT, path=/u, body=x=1, mine=u}, [200, /s], /moved]");
        assertThat(tasks.result("http_client")).isEqualTo(List.of("abcd", "/again"));
    }

    @Test
    void requestsRunAtTheSameTime() {
        assertThat(tasks.result("parallel", 3)).isEqualTo(List.of("/0", "/1", "/2"));
    }

    @ParameterizedTest
    @CsvSource({
        "anywhere, http://localhost:%d/",
        "nowhere, http://example.com/",
        "here, http://localhost:%d/to?http://127.0.0.1:%d/inside",
        "by_urllib, http://169.254.169.254/",
    })
    void serverSideForgeryIsDeniedAndHasNoEffect(String task, String url) {
        server.requests().clear();

        var envelope = tasks.call(task, url.replace("%d", Integer.toString(server.port())));

        assertThat(envelope.error()).isNotNull().satisfies(error -> {
            assertThat(error.type()).isEqualTo(ErrorType.PERMISSION_DENIED);
            assertThat(error.message()).startsWith("the task may not reach ");
            assertThat(error.traceback()).isNotEmpty();
        });
        assertThat(requests(envelope))
                .last()
                .satisfies(request -> assertThat(request.denied()).isTrue());
        assertThat(server.requests()).noneMatch(request -> !request.contains("/to?"));
    }

    @Test
    void aDenialIsPermissionErrorInTheTask() {
        assertThat(tasks.result("caught", "http://localhost:1/"))
                .isEqualTo("the task may not reach localhost at port 1: it is not a host of the public internet, and"
                        + " allowed_hosts does not name it in a way that covers its address");
    }

    @Test
    void timeoutsEndARequestAndDeadlinesATask() {
        var error = tasks.error("here", "http://localhost:" + server.port() + "/slow", 0.2);

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo("TimeoutError: the request had not ended after 200 ms");
        assertThat(tasks.error("too_slow").type()).isEqualTo(ErrorType.TIMEOUT);
    }

    @Test
    void answersAreBounded() {
        assertThat(tasks.error("here", "http://localhost:" + server.port() + "/big")
                        .message())
                .isEqualTo("ConnectionError: the response's body is larger than 33554432 bytes");
    }

    @Test
    void onlyTheHostCanSayThatItDenied() {
        assertThat(tasks.error("forged").type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(tasks.error("forged").message()).isEqualTo("PermissionError: I was denied, really");
    }
}
