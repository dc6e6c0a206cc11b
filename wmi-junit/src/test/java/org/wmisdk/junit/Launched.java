package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class in a launcher of its own, and knows what became of each of its tests. */
final class Launched implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

    static Launched run(Class<?> testClass) {
        return run(testClass, Map.of());
    }

    static Launched run(Class<?> testClass, Map<String, String> configuration) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameters(configuration)
                .build();
        Launched launched = new Launched();
        LauncherFactory.create().execute(request, launched);
        return launched;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest() || result.getStatus() != Status.SUCCESSFUL) {
            results.put(identifier.getDisplayName().replaceFirst("\\(.*", ""), result);
        }
    }

    /** The names of the tests without their parameters; of containers only those that failed. */
    Map<String, TestExecutionResult> results() {
        return results;
    }

    void allSucceeded(int tests) {
        assertThat(results)
                .hasSize(tests)
                .allSatisfy((name, result) -> assertThat(result.getThrowable()).isEmpty());
    }

    Throwable failure(String test) {
        return ended(test, Status.FAILED);
    }

    Throwable abortion(String test) {
        return ended(test, Status.ABORTED);
    }

    private Throwable ended(String test, Status status) {
        assertThat(results).containsKey(test);
        assertThat(results.get(test).getStatus())
                .as(String.valueOf(results.get(test)))
                .isEqualTo(status);
        return results.get(test).getThrowable().orElseThrow();
    }

    /** As a console shows it. */
    static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
