package org.wmisdk.worlds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes what became of each rule in each world, one line each, for {@link ContractPage}. Registered as a service, so that Maven and the
 * console in the lab report alike. Where the file goes: the folder {@code wmi.contract.dir}, or {@code target/contract} of the module. A
 * run of some of the tests, by Maven's {@code -Dtest}, writes none: it would look like a whole one.
 */
public final class ContractResults implements TestExecutionListener {
    private static final Pattern RULE = Pattern.compile("([A-Z]+-\\d+) (.+)");

    private final TreeSet<String> lines = new TreeSet<>();
    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        add(test, ContractLine.SKIPPED, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> add(test, ContractLine.PASSED, "");
            case ABORTED ->
                add(
                        test,
                        ContractLine.SKIPPED,
                        result.getThrowable().map(Throwable::getMessage).orElse(""));
            default -> add(test, ContractLine.FAILED, "");
        }
    }

    private synchronized void add(TestIdentifier test, String status, String reason) {
        Matcher rule = RULE.matcher(test.getDisplayName());
        TestPlan current = plan;
        if (test.isTest() && current != null && rule.matches()) {
            String world =
                    current.getParent(test).map(TestIdentifier::getDisplayName).orElse("");
            String sentence = reason.replaceFirst("^Assumption failed: ", "");
            lines.add(new ContractLine(jvm(), world, rule.group(1), rule.group(2), suite(test), status, sentence)
                    .toString());
        }
    }

    /** The class that declares the test, which the tests of all worlds inherit. */
    private static String suite(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source)
                        .getJavaMethod()
                        .getDeclaringClass()
                        .getName())
                .orElse("");
    }

    /** The kind of JVM, as the page names it. */
    static String jvm() {
        String system = System.getProperty("os.name").replaceFirst(" .*", "");
        boolean wine = "wine".equals(System.getProperty("wmi.world"));
        return "Java " + Runtime.version().feature() + ", " + system + (wine ? " (Wine)" : "");
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        String folder = System.getProperty("wmi.contract.dir");
        String module = System.getProperty("basedir"); // set by Surefire
        boolean partial = System.getProperty("test") != null; // Surefire hands it on
        if (lines.isEmpty() || partial || (folder == null && module == null)) {
            return;
        }
        try {
            Path target = folder == null ? Path.of(String.valueOf(module), "target", "contract") : Path.of(folder);
            Files.createDirectories(target);
            Path whole = target.resolve(jvm().replaceAll("[^A-Za-z0-9]+", "-") + ".tsv");
            Path unfinished = Files.write(whole.resolveSibling(whole.getFileName() + ".unfinished"), lines);
            Files.move(unfinished, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the results of the contract could not be written", e);
        }
    }
}
