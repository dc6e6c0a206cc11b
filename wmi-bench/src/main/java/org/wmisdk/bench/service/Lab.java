package org.wmisdk.bench.service;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.wmisdk.bench.report.Results;

/** Starts the benchmark again in a Windows JVM of the Wine lab. */
final class Lab {
    private static final String COMPILER = "x86_64-w64-mingw32-gcc";
    private static final String[] LIBRARIES = {"-lole32", "-loleaut32", "-luuid", "-lwbemuuid"};
    private static final String LIMIT_SECONDS = "900";
    private static final String FULL_LIMIT_SECONDS = "3600";

    private final Path root;
    private final Path folder;

    private Lab(Path root) {
        this.root = root;
        this.folder = root.resolve("wmi-bench/target/service");
    }

    /** A machine that cannot have the lab gets results that say why. */
    static void run(List<String> options) throws IOException, InterruptedException {
        Lab lab = new Lab(repository());
        try {
            lab.prepare();
        } catch (UnsuitableException e) {
            Path file = ServiceReport.unavailable(e.getMessage()).save();
            System.err.println("service: " + e.getMessage() + " Written to " + file);
            return;
        }
        int code = lab.bench(options);
        if (code != 0) {
            System.err.println("service: the benchmark ended with exit code " + code + " in the lab");
            System.exit(1);
        }
    }

    /** What this machine lacks. */
    private static final class UnsuitableException extends Exception {
        private static final long serialVersionUID = 1;

        UnsuitableException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("lab"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + here + " has the script lab");
    }

    /** Sets the lab up, which also installs what compiles for it, and compiles the C client. */
    private void prepare() throws IOException, InterruptedException, UnsuitableException {
        Files.createDirectories(folder);
        require(List.of(root.resolve("lab").toString(), "setup"), "There is no Wine lab here");
        List<String> compile = new ArrayList<>(List.of(COMPILER, "-O2", "-Wall", "-Wextra", "-Werror", "-o"));
        compile.add(client().toString());
        compile.add(root.resolve("wmi-bench/src/main/c/service_client.c").toString());
        compile.addAll(List.of(LIBRARIES));
        require(compile, "The C client cannot be compiled");
    }

    private Path client() {
        return folder.resolve("service_client.exe");
    }

    private void require(List<String> command, String otherwise)
            throws IOException, InterruptedException, UnsuitableException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UnsuitableException(otherwise + ": " + e.getMessage() + ".");
        }
        String last = "it said nothing";
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                System.err.println(line);
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new UnsuitableException(otherwise + ": " + last + ".");
        }
    }

    private int bench(List<String> options) throws IOException, InterruptedException {
        Path results = Results.folder().toAbsolutePath();
        Files.createDirectories(results);
        List<String> command = new ArrayList<>(pinned());
        command.addAll(List.of(root.resolve("lab").toString(), "run", "--timeout", limit(options), "--"));
        command.add("-D" + Results.FOLDER + "=" + results);
        command.add("-D" + ServiceBench.CLIENT + "=" + client());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", classPath(), ServiceBench.class.getName()));
        command.addAll(options);
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static String limit(List<String> options) {
        return options.contains("--full") ? FULL_LIMIT_SECONDS : LIMIT_SECONDS;
    }

    /** All processes on one core, the last: between cores they would meet each other in ever new places. */
    private static List<String> pinned() {
        if (!Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            System.err.println("service: there is no taskset, so that times will vary more");
            return List.of();
        }
        return List.of("taskset", "-c", Integer.toString(Runtime.getRuntime().availableProcessors() - 1));
    }

    /** Jars are copied to where the lab sees them; folders of the repository are seen. */
    private String classPath() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("lib"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(path) && !path.startsWith(root)) {
                path = Files.copy(path, jars.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.exists(path)) {
                entries.add(path.toString());
            }
        }
        return String.join(";", entries);
    }
}
