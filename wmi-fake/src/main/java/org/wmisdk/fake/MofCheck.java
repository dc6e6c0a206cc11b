package org.wmisdk.fake;

import java.io.IOException;
import java.util.List;
import org.wmisdk.fake.mof.MofChecker;

/**
 * What a MOF text says, without loading it anywhere: whether it can be read, what is in it, and its mistakes. Classes that it
 * refers to need not exist.
 *
 * <pre>{@code
 * MofCheck check = MofCheck.of(MofSource.of(Path.of("demo.mof")));
 * check.errors().forEach(System.out::println);
 * }</pre>
 *
 * @param source the name of the text
 * @param namespaces the namespaces that its {@code #pragma namespace} name, each once, without hosts
 * @param classes how many classes it declares, with those of the texts that it includes
 * @param instances how many instances it declares, likewise, without embedded ones
 * @param errors the mistakes in the order of the text, at most 100; empty if it has none
 * @param errorCount how many mistakes there are
 */
public record MofCheck(
        String source, List<String> namespaces, int classes, int instances, List<MofError> errors, int errorCount) {
    /** Copies the lists. */
    public MofCheck {
        namespaces = List.copyOf(namespaces);
        errors = List.copyOf(errors);
    }

    /**
     * Checks a text and what it includes.
     *
     * @param source the text
     * @return what was found
     * @throws IOException if the text cannot be read. One that it includes is a mistake of the text
     */
    public static MofCheck of(MofSource source) throws IOException {
        return MofChecker.check(source);
    }
}
