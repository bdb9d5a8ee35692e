/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.guest.BuildTools;
import dev.capsule.guest.BundleRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where esbuild comes from when the project has none. */
class EsbuildStoreTests {

    @TempDir
    Path directory;

    @Test
    void takesTheProgramOutOfAJar() throws IOException {
        var jar = directory.resolve("esbuild.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/x/" + EsbuildStore.VERSION + "/" + Platform.program()));
            zip.write("program".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        var store = new EsbuildStore(directory);

        assertThat(store.keepFromJar(jar))
                .isEqualTo(store.program())
                .isExecutable()
                .hasContent("program");
    }

    @Test
    void takesTheProgramOutOfAPackage() throws IOException {
        var store = new EsbuildStore(directory);
        var archive = archive("package/README.md", "x".repeat(600), "package/" + Platform.program(), "program");

        assertThat(store.keepFromPackage(archive)).isExecutable().hasContent("program");
        assertThatThrownBy(() -> store.keepFromPackage(archive("package/other", "")))
                .hasMessage("the package has no " + Platform.program());
    }

    private static byte[] archive(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (var i = 0; i < namesAndContents.length; i += 2) {
                var content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                var header = new byte[512];
                var name = namesAndContents[i].getBytes(StandardCharsets.UTF_8);
                System.arraycopy(name, 0, header, 0, name.length);
                var size = String.format("%011o", content.length).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(size, 0, header, 124, size.length);
                out.write(header);
                out.write(content);
                out.write(new byte[(512 - content.length % 512) % 512]);
            }
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    @Test
    void prefersWhatTheProjectInstalled() throws IOException {
        var program =
                directory.resolve("node_modules/@esbuild/" + Platform.name()).resolve(Platform.program());
        Files.createDirectories(program.getParent());
        Files.writeString(program, "program");
        var request = new BundleRequest(
                directory.resolve("src/deep/main.ts"), directory, new BuildTools(Map.of(), BuildTools.Artifacts.NONE));

        assertThat(EsbuildLocator.locate(request)).isEqualTo(program);
    }
}
