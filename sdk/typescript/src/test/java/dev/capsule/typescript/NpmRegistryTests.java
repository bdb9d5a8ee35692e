/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.BundleRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to a registry, and to whom else it sends us. */
class NpmRegistryTests {

    private static final String FILE =
            "@esbuild/" + Platform.name() + "/-/" + Platform.name() + "-" + EsbuildStore.VERSION + ".tgz";

    @TempDir
    Path directory;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> redirects = new HashMap<>();
    private HttpServer registry;
    private HttpServer other;

    @BeforeEach
    void start() throws IOException {
        registry = serve("registry");
        other = serve("other");
    }

    @AfterEach
    void stop() {
        registry.stop(0);
        other.stop(0);
    }

    /** Answers with what is not esbuild, and notes the credentials that came. */
    private HttpServer serve(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            requests.add(name + " " + path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            var content = "content".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var target = redirects.get(name + " " + path);
            if (target != null && target.startsWith("status ")) {
                exchange.sendResponseHeaders(Integer.parseInt(target.substring("status ".length())), -1);
            } else if (target != null) {
                exchange.getResponseHeaders().set("Location", target);
                exchange.sendResponseHeaders(302, -1);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String host(HttpServer server) {
        return server.getAddress().getHostString() + ":" + server.getAddress().getPort();
    }

    private String address() {
        return "http://" + host(registry) + "/npm/";
    }

    private NpmRegistry registry(Map<String, String> environment, String... lines) throws IOException {
        var users = Files.writeString(directory.resolve("users-npmrc"), "registry=http://unused.invalid/\n");
        Files.writeString(directory.resolve(".npmrc"), String.join("\n", lines) + "\n");
        var all = new HashMap<>(environment);
        all.put("npm_config_userconfig", users.toString());
        return new NpmRegistry(
                new BundleRequest(
                        directory.resolve("main.ts"), directory, new BuildTools(Map.of(), BuildTools.Artifacts.NONE)),
                all);
    }

    /** The credentials that the registry saw. */
    private String sent(Map<String, String> environment, String... lines) throws IOException {
        var all = new java.util.ArrayList<>(List.of("registry=" + address()));
        all.addAll(List.of(lines));
        assertThatThrownBy(registry(environment, all.toArray(String[]::new))::download)
                .hasMessageContaining("is not the package that it should be");
        return requests.get(0).substring(("registry /npm/" + FILE + " ").length());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void refusesAPackageThatIsNotTheKnownOne() throws IOException {
        var configured = registry(Map.of(), "; a comment", "registry = " + address());

        assertThat(configured.address()).contains(address());
        assertThatThrownBy(configured::download)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("what " + address() + FILE
                        + " sent is not the package that it should be: its integrity is sha512-")
                .hasMessageContaining(", expected sha512-");
        assertThat(requests).containsExactly("registry /npm/" + FILE + " null");
    }

    @Test
    void theRegistryOfTheScopeComesBeforeTheOthers() throws IOException {
        assertThat(registry(Map.of(), "registry=http://one.invalid/", "@esbuild:registry=\"http://two.invalid/\"")
                        .address())
                .contains("http://two.invalid/");
        assertThat(registry(Map.of("npm_config_registry", "http://three.invalid/"), "registry=http://one.invalid/")
                        .address())
                .contains("http://three.invalid/");
        assertThat(registry(Map.of("PLACE", "four"), "registry=http://${PLACE}.invalid/")
                        .address())
                .contains("http://four.invalid/");
        assertThat(registry(Map.of(), "# registry=http://one.invalid/").address())
                .contains("http://unused.invalid/");
    }

    @Test
    void sendsAToken() throws IOException {
        assertThat(sent(Map.of("TOKEN", "se$1cret"), "//" + host(registry) + "/npm/:_authToken=${TOKEN}"))
                .isEqualTo("Bearer se$1cret");
    }

    @Test
    void sendsANameAndItsPassword() throws IOException {
        var place = "//" + host(registry) + "/:";

        assertThat(sent(Map.of(), place + "username=me", place + "_password=" + base64("pass:wörd")))
                .isEqualTo("Basic " + base64("me:pass:wörd"));
    }

    @Test
    void sendsWhatIsEncodedAlready() throws IOException {
        assertThat(sent(Map.of(), "//" + host(registry) + "/npm/:_auth = \"" + base64("me:it") + "\""))
                .isEqualTo("Basic " + base64("me:it"));
    }

    @Test
    void theLongestPathCountsAndAVariableThatMayBeMissing() throws IOException {
        assertThat(sent(
                        Map.of(),
                        "//" + host(registry) + "/:_authToken=whole-host",
                        "//" + host(registry) + "/npm/:_authToken=path",
                        "//" + host(registry) + "/npm/@esbuild/:_authToken=${MISSING?}"))
                .isEqualTo("Bearer path");
    }

    @ParameterizedTest
    @CsvSource({
        "_authToken=x",
        "_auth=x",
        "//HOST:1/:_authToken=x",
        "//evil-HOST:PORT/:_authToken=x",
        "//HOST:PORT/np:_authToken=x",
        "//HOST:PORT/npm/other/:_authToken=x",
        "//HOST:PORT/:username=me"
    })
    void sendsNothingThatIsForAnotherPlace(String line) throws IOException {
        var written = line.replace("HOST", registry.getAddress().getHostString())
                .replace("PORT", "" + registry.getAddress().getPort());

        assertThat(sent(Map.of(), written)).isEqualTo("null");
    }

    @Test
    void takesNoCredentialsAlongToAnotherHost() throws IOException {
        redirects.put("registry /npm/" + FILE, "/moved/here");
        redirects.put("registry /moved/here", "http://" + host(other) + "/there");
        redirects.put("other /there", "http://" + host(other) + "/end");

        sent(
                Map.of(),
                "//" + host(registry) + "/:_authToken=for-the-registry",
                "//" + host(other) + "/:_authToken=for-the-other");

        assertThat(requests)
                .containsExactly(
                        "registry /npm/" + FILE + " Bearer for-the-registry",
                        "registry /moved/here Bearer for-the-registry",
                        "other /there null",
                        "other /end null");
    }

    @Test
    void saysWhatARegistryAnswers() throws IOException {
        var configured = registry(Map.of(), "registry=" + address());
        redirects.put("registry /npm/" + FILE, "status 404");
        assertThatThrownBy(configured::download).hasMessage(address() + FILE + " answered 404");

        redirects.put("registry /npm/" + FILE, "status 401");
        assertThatThrownBy(configured::download)
                .hasMessage(address() + FILE + " answered 401; credentials for it are read from .npmrc, as in //"
                        + host(registry) + "/:_authToken=${NAME_OF_A_VARIABLE}");

        redirects.put("registry /npm/" + FILE, "/npm/" + FILE);
        assertThatThrownBy(configured::download).hasMessage(address() + FILE + " was redirected more than 5 times");

        redirects.put("registry /npm/" + FILE, "file:///etc/passwd");
        assertThatThrownBy(configured::download)
                .hasMessage(address() + FILE + " was redirected to file:///etc/passwd, which is not followed");

        redirects.put("registry /npm/" + FILE, "http://a b/");
        assertThatThrownBy(configured::download)
                .hasMessage(address() + FILE + " was redirected to http://a b/, which is no address");
    }
}
