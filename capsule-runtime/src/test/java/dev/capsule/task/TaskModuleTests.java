/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.CapsuleException;
import dev.capsule.policy.EnvironmentName;
import dev.capsule.policy.FileGrant;
import dev.capsule.policy.Grants;
import dev.capsule.policy.HostPattern;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.SourcePosition;
import dev.capsule.wasm.WasmModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskModuleTests {

    private static final byte[] EMPTY_WASM = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private static final Manifest MANIFEST = new Manifest(
            "python",
            "0123abcd",
            "src/main/capsule/a.py",
            List.of("src/main/capsule/a.py", "src/main/capsule/lib.py"),
            List.of(
                    new TaskDescriptor(
                            "main",
                            "main",
                            "a",
                            new SourcePosition("src/main/capsule/a.py", 7, 1),
                            "Does it.",
                            new TaskPolicy(
                                    100_000_000,
                                    64 << 20,
                                    Duration.ofMillis(1500),
                                    2,
                                    new Grants(
                                            List.of(FileGrant.parse("./data:ro"), FileGrant.parse("out::/o")),
                                            List.of(HostPattern.parse("*.example.com:8443")),
                                            List.of(EnvironmentName.parse("API_KEY"))),
                                    true),
                            List.of(new Parameter("rows", "positional", true))),
                    new TaskDescriptor(
                            "helper",
                            "_helper",
                            "lib",
                            new SourcePosition("src/main/capsule/lib.py", 2, 5),
                            "",
                            TaskPolicy.DEFAULT,
                            List.of(new Parameter("options", "var_keyword", false)))));

    private static byte[] moduleWith(String manifest) {
        return WasmModule.parse(EMPTY_WASM)
                .withCustomSection(TaskModule.MANIFEST_SECTION, manifest.getBytes(StandardCharsets.UTF_8))
                .toByteArray();
    }

    @Test
    void readsTheManifestThatWasWritten() {
        var json = new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
        var module = TaskModule.of(moduleWith(json), "a.wasm");

        assertThat(module.manifest()).isEqualTo(MANIFEST);
        assertThat(module.manifest().entryTasks())
                .extracting(TaskDescriptor::name)
                .containsExactly("main");
        assertThat(module.manifest().task("helper").orElseThrow().requiresArguments())
                .isFalse();
        assertThat(module.manifest().task("main").orElseThrow().requiresArguments())
                .isTrue();
    }

    @Test
    void refusesAModuleWithoutManifest() {
        assertThat(TaskModule.hasManifest(EMPTY_WASM)).isFalse();
        assertThatThrownBy(() -> TaskModule.of(EMPTY_WASM, "a.wasm"))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("a.wasm is a WebAssembly module without a capsule.manifest section: it was not made by"
                        + " capsule:build");
    }

    @Test
    void refusesAnotherVersion() {
        assertThatThrownBy(() -> TaskModule.of(moduleWith("{\"version\": 1}"), "a.wasm"))
                .hasMessage("a.wasm has a manifest of version 1, this Capsule reads 2: build it again");
    }

    @Test
    void refusesADamagedManifest() {
        assertThatThrownBy(() -> TaskModule.of(moduleWith("{\"version\": 2, \"language\": 3}"), "a.wasm"))
                .hasMessage("a.wasm has an unreadable manifest: \"language\" in the manifest is not a text");
    }

    /** Modules come from anywhere: what the reader of sources refuses is refused here as well. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"path\":\"./data\"|\"path\":\"../data\"|\"../data\" cannot be granted: \"..\" would leave the project; name"
                        + " the directory itself",
                "\"guest_path\":\"/data\"|\"guest_path\":\"/lib/x\"|\"./data\" cannot be seen as /lib/x: /lib is Capsule's own;"
                        + " choose another place, as in \"./data::/project-lib\"",
                "read-only|read|\"read\" is not a mode of access: use \"read-only\" or \"read-write\"",
                "API_KEY|*|\"*\" is not the name of an environment variable: use letters, digits and underscores, and one"
                        + " entry for each variable",
                "*.example.com:8443|http://x|\"http://x\" is not a host that can be allowed: write the host alone, without"
                        + " scheme, user or path, as in \"api.example.com\"",
                "\"fuel\":100000000|\"fuel\":0|\"fuel\" is not positive",
                "\"ram_bytes\":67108864|\"ram_bytes\":-1|\"ram_bytes\" is not positive",
                "\"timeout_ns\":1500000000|\"timeout_ns\":1.5|\"timeout_ns\" in \"policy\" in an element of \"tasks\" in the"
                        + " manifest is not a whole number",
                "\"max_retries\":2|\"max_retries\":-2|\"max_retries\" is negative",
                "\"deterministic\":true|\"deterministic\":1|\"deterministic\" in \"policy\" in an element of \"tasks\" in the"
                        + " manifest is not true or false",
            })
    void refusesAPolicyThatNoBuildWrites(String written, String forged, String message) {
        var json = new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
        assertThat(json).contains(written);

        assertThatThrownBy(() -> TaskModule.of(moduleWith(json.replace(written, forged)), "a.wasm"))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("a.wasm has an unreadable manifest: " + message);
    }

    @Test
    void refusesMoreGrantsThanAnyBuildWrites() {
        var entry = "{\"path\":\"./data\",\"guest_path\":\"/data\",\"mode\":\"read-only\"}";
        var json = new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
        assertThat(json).contains(entry);
        var forged = json.replace(entry, String.join(",", Collections.nCopies(101, entry)));

        assertThatThrownBy(() -> TaskModule.of(moduleWith(forged), "a.wasm"))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("a.wasm has an unreadable manifest: more than 100 files are granted");
    }

    @Test
    void refusesWhatIsNoWasm() {
        assertThatThrownBy(() -> TaskModule.of("hello".getBytes(StandardCharsets.UTF_8), "a.wasm"))
                .isInstanceOf(CapsuleException.class)
                .hasMessageStartingWith("a.wasm is no task module: ");
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThatThrownBy(() -> TaskModule.read(Path.of("missing.wasm")))
                .hasMessage("cannot read the task module missing.wasm: missing.wasm");
    }

    @Test
    void readsTheManifestAloneWhereverItsSectionIs(@TempDir Path directory) throws IOException {
        var json = new String(ManifestJson.write(MANIFEST), StandardCharsets.UTF_8);
        var module = WasmModule.parse(moduleWith(json))
                .withCustomSection("capsule.manifest.not", new byte[300])
                .withCustomSection("x", new byte[0])
                .toByteArray();
        var file = Files.write(directory.resolve("a.wasm"), module);

        assertThat(TaskModule.readManifest(file)).isEqualTo(MANIFEST);
    }

    @Test
    void refusesFilesWithoutManifest(@TempDir Path directory) throws IOException {
        var foreign = Files.write(
                directory.resolve("foreign.wasm"),
                WasmModule.parse(EMPTY_WASM)
                        .withCustomSection("producers", new byte[300])
                        .toByteArray());
        var text = Files.writeString(directory.resolve("text.wasm"), "hello");
        var cut = Files.write(directory.resolve("cut.wasm"), Arrays.copyOf(moduleWith("{\"version\": 1}"), 30));

        assertThatThrownBy(() -> TaskModule.readManifest(foreign))
                .isInstanceOf(CapsuleException.class)
                .hasMessage(foreign + " is a WebAssembly module without a capsule.manifest section: it was not made by"
                        + " capsule:build");
        assertThatThrownBy(() -> TaskModule.readManifest(text))
                .isInstanceOf(CapsuleException.class)
                .hasMessageStartingWith(text + " is no task module: ");
        assertThatThrownBy(() -> TaskModule.readManifest(cut))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("cannot read the task module " + cut + ": the file ends within a section");
    }
}
