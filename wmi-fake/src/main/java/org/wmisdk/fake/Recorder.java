package org.wmisdk.fake;

import static java.util.Objects.requireNonNull;

import org.wmisdk.WmiClass;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.record.CallLog;
import org.wmisdk.fake.record.RecordingBackend;
import org.wmisdk.fake.record.RecordingMaker;
import org.wmisdk.spi.ConnectServerWmi;

/**
 * Writes down what a backend answers, so that a fake can answer the same without it.
 *
 * <pre>{@code
 * Recorder recorder = Recorder.around(WmiLocator.load());
 * programUnderTest(recorder.locator());
 * try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
 *     recorder.readWhole(cimv2, "Win32_Service"); // then any query of it can be answered
 * }
 * recorder.recording().write(Path.of("src/test/resources/web01"));
 *
 * FakeWmi replay = FakeWmi.builder()
 *         .recording(Recording.read(Path.of("src/test/resources/web01")))
 *         .build();
 * }</pre>
 *
 * <p>Every connection, query and reading of a schema is recorded with its result, failures with their HRESULT. A program that asks for
 * all properties of all instances of a class makes the recorder read the definitions of the classes in the result too. Rows are always
 * asked for with their system properties, which costs time. Passwords are never kept. Thread-safe.
 */
public final class Recorder {
    private final CallLog log = new CallLog();
    private final WmiLocator locator;

    private Recorder(ConnectServerWmi backend) {
        locator = WmiLocator.over(new RecordingBackend(backend, log));
    }

    /**
     * A recorder of what the backend of a locator answers.
     *
     * @param recorded stays as it is: only calls through {@link #locator()} are recorded
     */
    public static Recorder around(WmiLocator recorded) {
        return new Recorder(recorded.provider());
    }

    /** What the program that is to be recorded is handed; the same one each time. */
    public WmiLocator locator() {
        return locator;
    }

    /**
     * Reads all of a class: its definition, those of its ancestors, and all its instances, those of subclasses too. A fake can then
     * answer any data query of it, recorded or not.
     *
     * @param namespace a connection that was made through {@link #locator()}
     * @param className the class
     * @return how many instances there are
     * @throws WmiException if the class or its instances cannot be read
     */
    public int readWhole(WmiNamespace namespace, String className) {
        WmiClass definition = namespace.classDefinition(className);
        return namespace
                .query("SELECT * FROM " + definition.name())
                .withSystemProperties()
                .list()
                .size();
    }

    /** What was recorded so far, without what {@link Redactor#defaults()} withholds. */
    public Recording recording() {
        return recording(Redactor.defaults());
    }

    /**
     * What was recorded so far.
     *
     * @param redactor decides what is not to be in it
     */
    public Recording recording(Redactor redactor) {
        requireNonNull(redactor, "redactor");
        return new Recording(RecordingMaker.make(
                log.calls(),
                redactor::withholds,
                redactor.texts(),
                parts -> FakeWmi.builder().recording(new Recording(parts)).build()));
    }
}
