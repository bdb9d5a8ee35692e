/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.Capsule;
import dev.capsule.CapsuleException;
import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.CompileException;
import dev.capsule.compile.IncrementalBuild;
import dev.capsule.compile.SingleFile;
import dev.capsule.config.ConfigException;
import dev.capsule.config.ProjectConfig;
import dev.capsule.guest.BuildTools;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The original's faults in building tasks (docs/upstream-faults.md) are not ours. */
@ParameterizedClass(name = "{0}")
@EnumSource(Guest.class)
class BuildFaultTests {

    private final Guest guest;

    @TempDir
    Path directory;

    BuildFaultTests(Guest guest) {
        this.guest = guest;
    }

    private static @Nullable Object main(Capsule capsule) {
        return capsule.run("main", List.of(), Map.of()).result();
    }

    private void build() {
        IncrementalBuild.run(new BuildRequest(
                directory,
                directory.resolve("src"),
                List.of(),
                directory.resolve("out"),
                directory.resolve("state.json"),
                BuildRequest.BrokenFiles.FAIL,
                Guest.LANGUAGES,
                BuildTools.ofSystem(),
                OutputListener.NONE));
    }

    @Test
    @DisplayName("fault 13: whatever imports a file that changed is built again")
    void noStaleBuild() throws IOException {
        for (var name : List.of("a", "b")) {
            guest.write(
                    directory.resolve("src/" + name + guest.extension()),
                    "import lib\n@task\ndef main():\n    return lib.NAME",
                    "import { NAME } from './lib'; task({ name: 'main' }, () => NAME);");
        }
        for (var text : List.of("one", "two")) {
            guest.write(
                    directory.resolve("src/lib" + guest.extension()),
                    "NAME = '" + text + "'",
                    "export const NAME = '" + text + "';");
            build();
            assertThat(main(Capsule.load(directory.resolve("out/a.wasm")))).isEqualTo(text);
            assertThat(main(Capsule.load(directory.resolve("out/b.wasm")))).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("fault 14: of two files with one name each is itself")
    void noMixUp() throws IOException {
        for (var text : List.of("one", "two")) {
            var source = guest.write(
                    directory.resolve(text).resolve("probe" + guest.extension()),
                    "@task\ndef main():\n    return '" + text + "'",
                    "task({ name: 'main' }, () => '" + text + "');");
            var module = SingleFile.compile(source, Guest.LANGUAGES, OutputListener.NONE)
                    .module();
            Files.write(directory.resolve(text).resolve("probe.wasm"), module.bytes());
        }
        for (var text : List.of("one", "two", "one")) {
            assertThat(main(Capsule.load(directory.resolve(text).resolve("probe.wasm"))))
                    .isEqualTo(text);
        }
    }

    @Test
    @DisplayName("fault 15: there is one kind of module; what is none is refused with a message")
    void oneKindOfModule() throws IOException {
        var file = Files.writeString(directory.resolve("x.cwasm"), "code");

        assertThatThrownBy(() -> Capsule.load(file))
                .isInstanceOf(CapsuleException.class)
                .hasMessageStartingWith(file + ": no language on the class path reads this file (found: ");
    }

    @Test
    @DisplayName("fault 16: capsule.toml is read as it is documented, and unknown keys are errors")
    void configuration() throws IOException {
        var file = directory.resolve("capsule.toml");
        Files.writeString(file, "[tasks]\ndefault_compute = \"MEDIUM\"\n");
        assertThat(ProjectConfig.read(directory).taskDefaults()).isEqualTo(TaskPolicy.DEFAULT);
        Files.writeString(file, "[tasks]\ndefault_computee = \"LOW\"\n");
        assertThatThrownBy(() -> ProjectConfig.read(directory))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:2:1: unknown key \"default_computee\" in [tasks], did you mean"
                        + " \"default_compute\"?");
    }

    @Test
    @DisplayName("fault 18: a limit that cannot be read is an error at its place")
    void noLimitIsIgnored() {
        for (var option : List.of("ram / '512M'", "timeout / 'soon'", "compute / 'HUGE'", "ram / '5MB'")) {
            var nameAndValue = option.split(" / ", -1);
            assertThatThrownBy(() -> guest.load(
                            directory,
                            "@task(" + nameAndValue[0] + "=" + nameAndValue[1] + ")\ndef main():\n    pass",
                            "task({ name: 'main', " + nameAndValue[0] + ": " + nameAndValue[1] + " }, () => 1);"))
                    .isInstanceOf(CompileException.class)
                    .hasMessageStartingWith("program" + guest.extension() + ":2:");
        }
    }

    @Test
    @DisplayName("fault 19: a file without tasks is an error; a decorator without options and exact fuel are none")
    void declarations() throws IOException {
        assertThatThrownBy(() -> guest.load(directory, "x = 1", "export const x = 1;"))
                .hasMessageContaining(": the file defines no task: ");
        var python =
                "@task\ndef bare():\n    return 1\n@task(compute=3000000)\ndef main():\n    return bare()['result']";
        var script = "const bare = task({ name: 'bare' }, () => 1);\n"
                + "task({ name: 'main', compute: 3000000 }, async () => (await bare()).result);";
        assertThat(main(guest.load(directory, python, script))).isEqualTo(1);
    }

    @Test
    @DisplayName("fault 23: the original's examples run as they are documented: a sub-task's result is in its envelope")
    void examples() throws IOException {
        var python = "@task(name='fetch', ram='256MB')\ndef fetch():\n    return {'title': 't'}\n"
                + "@task(name='main')\ndef main():\n    return fetch().get('result').get('title')";
        var script = "const fetchIt = task({ name: 'fetch', ram: '256MB' }, () => ({ title: 't' }));\n"
                + "task({ name: 'main' }, async () => (await fetchIt()).result.title);";
        assertThat(main(guest.load(directory, python, script))).isEqualTo("t");
    }
}
