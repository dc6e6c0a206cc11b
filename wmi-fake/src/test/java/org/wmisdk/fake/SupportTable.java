package org.wmisdk.fake;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the fake and the tests that {@link Shows show} them, as {@code docs/fake.md} prints them. */
final class SupportTable {
    private static final String SOURCES = "../wmi-fake/src/test/java/";

    private SupportTable() {}

    /** For each rule links to its tests, in alphabetical order. */
    static Map<FakeRule, Set<String>> tests() throws IOException, URISyntaxException {
        Map<FakeRule, Set<String>> tests = new EnumMap<>(FakeRule.class);
        for (FakeRule rule : FakeRule.values()) {
            tests.put(rule, new TreeSet<>());
        }
        for (Class<?> each : testClasses()) {
            for (Method method : each.getDeclaredMethods()) {
                Shows shown = method.getAnnotation(Shows.class);
                for (FakeRule rule : shown == null ? new FakeRule[0] : shown.value()) {
                    String source = SOURCES + each.getName().replace('.', '/') + ".java";
                    tests.get(rule).add("[" + each.getSimpleName() + "](" + source + ") `" + method.getName() + "`");
                }
            }
        }
        return tests;
    }

    private static List<Class<?>> testClasses() throws IOException, URISyntaxException {
        Path root = Path.of(SupportTable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith("Test.class"))
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(path.replace('/', '.'), false, SupportTable.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Markdown: a table for each area. */
    static String print(Map<FakeRule, Set<String>> tests) {
        StringBuilder page = new StringBuilder();
        for (FakeRule.Area area : FakeRule.Area.values()) {
            String heading = area.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            page.append("\n### ")
                    .append(
                            area == FakeRule.Area.MOF
                                    ? area.name()
                                    : heading.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(area == FakeRule.Area.MOF ? "" : heading.substring(1))
                    .append("\n\n| Rule | What the fake does | Mark | Tests |\n|---|---|---|---|\n");
            tests.forEach((rule, links) -> {
                if (rule.area() == area) {
                    page.append(Stream.of(
                                    "`" + rule + "`",
                                    escaped(rule.sentence()),
                                    String.valueOf(rule.evidence().mark()),
                                    String.join(", ", links))
                            .collect(Collectors.joining(" | ", "| ", " |\n")));
                }
            });
        }
        return page.append('\n').toString();
    }

    private static String escaped(String sentence) {
        return sentence.replaceAll("[\\\\|<*_]", "\\\\$0");
    }
}
