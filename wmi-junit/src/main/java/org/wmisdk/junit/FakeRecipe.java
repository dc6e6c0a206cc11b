package org.wmisdk.junit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/**
 * What a fake is made of. Equal recipes make equal fakes.
 *
 * @param filler code that comes before the annotations, or null
 * @param namespace where to begin
 */
record FakeRecipe(
        @Nullable Consumer<FakeWmiBuilder> filler,
        String namespace,
        boolean allowLeaks,
        boolean ownClock,
        List<FakeSource> sources) {
    private static final String RULE = "; a fake that answers as a recording has no ";

    /**
     * Reads all that goes in.
     *
     * @throws ExtensionConfigurationException if an annotation contradicts another one or what it names cannot be loaded; says which one and why
     */
    PreparedFake prepare() {
        requireNoContradiction();
        FakeWmiBuilder builder = FakeWmi.builder();
        begin(builder);
        builder.namespace(namespace);
        if (filler != null) {
            filler.accept(builder);
        }
        String current = namespace;
        for (FakeSource source : sources) {
            String own = source.fake().namespace();
            current = own.isEmpty() ? current : own;
            fill(builder, source, current);
        }
        return new PreparedFake(
                builder, current, allowLeaks || any(WmiFake::allowLeaks), ownClock || any(WmiFake::ownClock));
    }

    private boolean any(Predicate<WmiFake> claim) {
        return sources.stream().anyMatch(source -> claim.test(source.fake()));
    }

    private void requireNoContradiction() {
        if (!any(FakeRecipe::isRecorded)) {
            return;
        }
        for (FakeSource source : sources) {
            if (source.fake().sampleMachine()) {
                throw mistake(source, "sampleMachine", "true" + RULE + "sample machine", null);
            }
            if (!source.fake().hostName().isEmpty()) {
                throw mistake(source, "hostName", source.fake().hostName() + RULE + "name but the recorded one", null);
            }
        }
    }

    private static boolean isRecorded(WmiFake fake) {
        return !fake.recording().isEmpty();
    }

    /** What comes before everything else, wherever it is said; the data of the sample machine has the host name in it. */
    private void begin(FakeWmiBuilder builder) {
        if (any(WmiFake::strict)) {
            builder.strict();
        }
        for (FakeSource source : sources) {
            WmiFake fake = source.fake();
            builder.allow(fake.allow());
            if (!fake.hostName().isEmpty()) {
                step(source, "hostName", () -> builder.hostName(fake.hostName()));
            }
            if (isRecorded(fake)) {
                step(source, "recording", () -> builder.recording(RecordingFolder.read(source, fake.recording())));
            }
        }
        if (any(WmiFake::sampleMachine)) {
            builder.sampleMachine();
        }
    }

    private static void fill(FakeWmiBuilder builder, FakeSource source, String namespace) {
        step(source, "namespace", () -> builder.localMachine().namespace(namespace));
        for (String resource : source.fake().resources()) {
            step(source, "resources", () -> builder.mof(source.beside(), named(resource)));
        }
        String[] texts = source.fake().mof();
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            step(source, "mof[" + i + "]", () -> builder.mof(text));
        }
        for (Class<? extends Consumer<FakeWmiBuilder>> filler : source.fake().filledBy()) {
            step(source, "filledBy " + filler.getName(), () -> make(filler).accept(builder));
        }
    }

    private static Consumer<FakeWmiBuilder> make(Class<? extends Consumer<FakeWmiBuilder>> filler) {
        try {
            return ReflectionSupport.newInstance(filler);
        } catch (Exception e) { // a checked one too, though undeclared
            if (e instanceof ReflectiveOperationException) {
                throw new IllegalArgumentException(
                        "cannot be made: the class must have a constructor without parameters, and be neither abstract nor inner",
                        e);
            }
            throw e;
        }
    }

    private static String named(String resource) {
        if (resource.isBlank()) {
            throw new IllegalArgumentException("the name of a resource is empty");
        }
        return resource;
    }

    private static void step(FakeSource source, String element, Runnable load) {
        try {
            load.run();
        } catch (RuntimeException e) {
            throw mistake(source, element, String.valueOf(e.getMessage()), e);
        }
    }

    private static ExtensionConfigurationException mistake(
            FakeSource source, String element, String what, @Nullable Throwable cause) {
        String message = source.place() + ", " + element + ": " + what;
        return cause == null
                ? new ExtensionConfigurationException(message)
                : new ExtensionConfigurationException(message, cause);
    }
}
