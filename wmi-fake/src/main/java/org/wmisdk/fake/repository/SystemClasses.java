package org.wmisdk.fake.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.mof.MofText;

/** The classes that WMI makes in every namespace. Read once, and shared by all namespaces of all repositories. */
final class SystemClasses {
    private static final String ROOT = "root";
    private static final ClassTree OF_ALL;
    private static final ClassTree OF_ROOT;

    static {
        Repository repository = new Repository(true);
        load(repository, "system-classes.mof");
        OF_ALL = tree(repository);
        load(repository, "system-classes-of-root.mof");
        OF_ROOT = tree(repository);
    }

    private SystemClasses() {}

    /**
     * The system classes of a namespace, which nobody changes any more.
     *
     * @param root whether it is the namespace {@code root}, which has some that others do not have
     */
    static ClassTree of(boolean root) {
        return root ? OF_ROOT : OF_ALL;
    }

    private static ClassTree tree(Repository repository) {
        return repository.copy().contents(ROOT).classes();
    }

    private static void load(Repository repository, String resource) {
        try (InputStream in = Objects.requireNonNull(SystemClasses.class.getResourceAsStream(resource), resource)) {
            String text = MofText.decode(resource, in.readAllBytes());
            MofLoader.load(resource, text, repository, ROOT, host -> false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
