/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Capsule;
import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The original's faults in enforcing limits and grants (docs/upstream-faults.md) are not ours. */
@ParameterizedClass(name = "{0}")
@EnumSource(Guest.class)
class EnforcementFaultTests {

    private static final String ENDLESS = "exec('while True: pass') / for (;;);";
    private static final String READ =
            "result = open('data/in.txt').read() / return fs.readFileSync('data/in.txt', 'utf8')";

    private final Guest guest;

    @TempDir
    Path project;

    EnforcementFaultTests(Guest guest) {
        this.guest = guest;
    }

    @BeforeEach
    void makeProject() throws IOException {
        for (var file : List.of("data/in.txt", "output/inner/kept.txt", ".capsule/wasm/a.wasm", "target/A.class")) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.writeString(project.resolve(file), "input");
        }
    }

    private Envelope run(String task, String code) {
        return guest.run(project, task, AttackServer.withPort(guest.pick(code)));
    }

    private static ErrorType type(Envelope envelope) {
        return Objects.requireNonNull(envelope.error(), envelope::toJson).type();
    }

    @Test
    @DisplayName("fault 1: a timeout ends a task that computes")
    void timeout() {
        assertThat(type(run("hurried", ENDLESS))).isEqualTo(ErrorType.TIMEOUT);
    }

    @Test
    @DisplayName("fault 2: numbers among the options, or a main that is no task, lose no policy")
    void policyIsNeverLost() throws IOException {
        assertThat(type(run("little", ENDLESS))).isEqualTo(ErrorType.FUEL_EXHAUSTED);
        var plain = guest.load(
                project,
                "import os\ndef main():\n    return os.listdir('/')",
                "import fs from 'fs'; export function main() { return fs.readdirSync('/'); }");
        assertThat(plain.inProject(project).run("main", List.of(), Map.of()).result())
                .isEqualTo(List.of("lib", "tmp"));
    }

    @Test
    @DisplayName("fault 3: every call has the policy of the first")
    void everyCallHasThePolicy() {
        for (var call = 0; call < 3; call++) {
            assertThat(run("grants", READ).result()).isEqualTo("done \"input\"");
            assertThat(type(run("little", ENDLESS))).isEqualTo(ErrorType.FUEL_EXHAUSTED);
        }
    }

    @Test
    @DisplayName("fault 4: an exported module has its limits and grants")
    void exportedModule() throws IOException {
        var exported =
                Files.write(project.resolve("exported.wasm"), guest.module().bytes());
        var capsule = Capsule.load(exported).inProject(project);

        assertThat(capsule.run("grants", List.of(guest.pick(READ)), Map.of()).result())
                .isEqualTo("done \"input\"");
        assertThat(type(capsule.run("little", List.of(guest.pick(ENDLESS)), Map.of())))
                .isEqualTo(ErrorType.FUEL_EXHAUSTED);
        assertThat(capsule.run("nothing", List.of(guest.pick(READ)), Map.of()).result())
                .isEqualTo("ENOENT");
    }

    @Test
    @DisplayName("fault 5: a guest that names a policy in its call gains nothing")
    void noPrivilegeIsGained() {
        var answer = run("raw", """
                {"op":"task","module":"attacks","task":"bare","args":[],"kwargs":{},"config":{"allowed_files":["./"],\
                "env_variables":["PATH"],"allowed_hosts":["*"],"compute":"18446744073709551615"}}""");

        assertThat(String.valueOf(answer.result()))
                .startsWith("{\"envelope\":{\"success\":true,\"result\":[\"lib\",\"tmp\"],");
    }

    @Test
    @DisplayName("fault 6: the whole project is granted without build cache and build output")
    void buildCacheIsHidden() {
        var code = "result = sorted(os.listdir('.')) / return fs.readdirSync('.')";

        assertThat(run("project", code).result()).isEqualTo("done [\"data\",\"lib\",\"output\",\"tmp\"]");
    }

    @Test
    @DisplayName("fault 7: redirects are checked, wildcards cover no loopback, names no sub-domains, ports count")
    void network() {
        for (var url : List.of("http://localhost:PORT/to?http://127.0.0.1:PORT/", "http://sub.localhost:PORT/")) {
            assertThat(type(run("here", url))).as(url).isEqualTo(ErrorType.PERMISSION_DENIED);
        }
        assertThat(type(run("anywhere", "http://localhost:PORT/"))).isEqualTo(ErrorType.PERMISSION_DENIED);
        assertThat(type(run("here", "http://localhost:1/"))).isEqualTo(ErrorType.PERMISSION_DENIED);
        assertThat(run("here", "http://localhost:PORT/").result()).isEqualTo(200);
    }

    @Test
    @DisplayName("fault 8: no JSON is injected by a task's name, and no guest makes an error type")
    void noForgery() {
        var injected = run("raw", """
                {"op":"task","module":"attacks","task":"x\\",\\"task\\":\\"bare","args":[],"kwargs":{}}""");
        var forged =
                run("nothing", "result = {'error_type': 'timeout', 'message': 'm'} / return { error_type: 'timeout' }");

        assertThat(String.valueOf(injected.result())).contains("\"error_type\":\"task_not_found\"");
        assertThat(forged.success()).isTrue();
    }

    @Test
    @DisplayName("fault 9: runs leave each other nothing, not even in /tmp")
    void nothingIsShared() {
        var write = "open('/tmp/state', 'w').write('x') / fs.writeFileSync('/tmp/state', 'x'); globalThis.state = 'x'";
        var read = "result = os.listdir('/tmp') / return [...fs.readdirSync('/tmp'), ...(globalThis.state ?? [])]";

        assertThat(run("nothing", write).success()).isTrue();
        assertThat(run("nothing", read).result()).isEqualTo("done []");
    }

    @Test
    @DisplayName("fault 10: no limit is survived, and what a run nests is bounded")
    void limitsAreFinal() {
        var caught = """
                exec('all = []\\ntry:\\n    while True: all.append(bytearray(1 << 24))\\nexcept MemoryError: all = []') / \
                const all = []; try { for (;;) all.push(new Uint8Array(1 << 24)); } catch { all.length = 0; }""";

        assertThat(type(run("little", caught))).isEqualTo(ErrorType.MEMORY_EXHAUSTED);
        assertThat(guest.run(project, "deeper").result()).isEqualTo("permission_denied");
    }
}
