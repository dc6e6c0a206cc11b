package org.wmisdk.worlds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes for {@link ContractPage} what became of each rule in each world: of the tests and containers whose display name begins with the
 * id of a rule, inside an invocation of a parameterized class, which is the world. Registered as a service, so that Maven and the console
 * of ./lab record alike; the files go to the folder {@code wmi.contract.outcomes}, by default {@code target/contract}.
 *
 * <p>A file also lists all rules that the suites state, so that a run of some of the tests is known as such.
 */
public final class ContractListener implements TestExecutionListener {
    static final Pattern RULE = Pattern.compile("([A-Z]+-\\d+) (.+)");

    private final Path folder;
    private final List<Class<?>> suites;
    private final ContractOutcomes.Jvm jvm =
            new ContractOutcomes.Jvm(system(), Runtime.version().feature());

    private ContractOutcomes outcomes = new ContractOutcomes();
    private TestPlan plan;

    /** For the launcher: all test classes of this package. */
    public ContractListener() {
        this(
                Path.of(System.getProperty("wmi.contract.outcomes", "target/contract")),
                ReflectionSupport.findAllClassesInPackage(
                        ContractListener.class.getPackageName(),
                        type -> !Modifier.isAbstract(type.getModifiers()) && type.getEnclosingClass() == null,
                        name -> name.endsWith("Test")));
    }

    ContractListener(Path folder, List<Class<?>> suites) {
        this.folder = folder;
        this.suites = suites;
    }

    private static String system() {
        String name = System.getProperty("os.name");
        if ("wine".equals(System.getProperty("wmi.world"))) {
            return "Wine";
        }
        return name.startsWith("Windows") ? "Windows" : name;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        outcomes = new ContractOutcomes();
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        record(skipped, Outcome.skipped(ContractOutcomes.plain(reason)));
    }

    @Override
    public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        String said = ContractOutcomes.plain(result.getThrowable()
                .map(thrown -> result.getStatus() == TestExecutionResult.Status.ABORTED
                        ? String.valueOf(thrown.getMessage()).replaceFirst("^Assumption failed: ", "")
                        : thrown.toString())
                .orElse(""));
        switch (result.getStatus()) {
            case FAILED -> record(finished, Outcome.failed(said));
            case ABORTED -> record(finished, Outcome.skipped(said));
            case SUCCESSFUL -> {
                if (finished.isTest()) { // a container says nothing about what is in it
                    record(finished, Outcome.PASSED);
                }
            }
        }
    }

    /** Records the outcome for a test, or for every test in a container. */
    private synchronized void record(TestIdentifier of, Outcome outcome) {
        Stream.concat(Stream.of(of), plan.getDescendants(of).stream())
                .filter(TestIdentifier::isTest)
                .forEach(test -> {
                    Optional<String> rule = ancestors(test)
                            .map(each -> RULE.matcher(each.getDisplayName()))
                            .filter(Matcher::matches)
                            .map(matcher -> matcher.group(1))
                            .findFirst();
                    Optional<String> world = ancestors(test)
                            .filter(ContractListener::isWorld)
                            .map(TestIdentifier::getDisplayName)
                            .findFirst();
                    if (rule.isPresent() && world.isPresent()) {
                        outcomes.add(new ContractOutcomes.Column(jvm, world.get()), rule.get(), outcome);
                    }
                });
    }

    /** What it is and is in, from the inside out. */
    private Stream<TestIdentifier> ancestors(TestIdentifier test) {
        return Stream.iterate(Optional.of(test), Optional::isPresent, each -> each.flatMap(plan::getParent))
                .map(Optional::get);
    }

    private static boolean isWorld(TestIdentifier container) {
        UniqueId.Segment last = container.getUniqueIdObject().getLastSegment();
        return last.getType().equals("class-template-invocation");
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (outcomes.columns().isEmpty()) {
            return;
        }
        for (Class<?> suite : suites) {
            ReflectionSupport.findMethods(suite, method -> true, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(this::addRule);
        }
        try {
            outcomes.write(folder, jvm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addRule(Method method) {
        DisplayName name = method.getAnnotation(DisplayName.class);
        Matcher rule = RULE.matcher(name == null ? "" : name.value());
        if (rule.matches()) {
            Class<?> suite = method.getDeclaringClass();
            DisplayName title = suite.getAnnotation(DisplayName.class);
            outcomes.add(new ContractOutcomes.Rule(
                    rule.group(1),
                    ContractOutcomes.plain(rule.group(2)),
                    suite.getName(),
                    title == null ? suite.getSimpleName() : ContractOutcomes.plain(title.value())));
        }
    }
}
