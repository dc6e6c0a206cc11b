package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.List;
import org.wmisdk.HResult;

/**
 * A MOF text cannot be loaded. Says where, what was expected, and which code the Windows compiler or the repository gives
 * for it: for every mistake of the text, and beginning with the first.
 *
 * <p>A first code of the compiler ({@code WBEMMOF_E_...}) means that nothing of the text was carried out. Any other one comes
 * alone, and means that the statements before the place were.
 */
public final class MofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many mistakes the message shows. */
    private static final int SHOWN = 10;

    private final transient List<MofError> errors;
    private final int errorCount;

    /**
     * For the loader.
     *
     * @param errors the mistakes in the order of the text, at least one
     * @param errorCount how many there were, of which {@code errors} may be the first ones
     */
    public MofException(List<MofError> errors, int errorCount) {
        super(message(errors, errorCount));
        this.errors = List.copyOf(errors);
        this.errorCount = errorCount;
    }

    private static String message(List<MofError> errors, int errorCount) {
        List<String> lines = new ArrayList<>();
        errors.stream().limit(SHOWN).forEach(error -> lines.add(error.toString()));
        if (errorCount > lines.size()) {
            lines.add("and " + (errorCount - lines.size()) + " more");
        }
        return String.join("\n", lines);
    }

    /**
     * The mistakes.
     *
     * @return in the order of the text, at least one and at most 100
     */
    public List<MofError> errors() {
        return errors;
    }

    /**
     * How many mistakes there are, also those that {@link #errors()} does not list.
     *
     * @return 1 or more
     */
    public int errorCount() {
        return errorCount;
    }

    /**
     * The name of the text with the first mistake.
     *
     * @return the name of the file or resource, {@code mof} for a text without one
     */
    public String source() {
        return first().source();
    }

    /**
     * The line of the first mistake.
     *
     * @return from 1
     */
    public int line() {
        return first().line();
    }

    /**
     * The column of the first mistake.
     *
     * @return UTF-16 units, from 1
     */
    public int column() {
        return first().column();
    }

    /**
     * The code that Windows gives for the first mistake.
     *
     * @return {@code WBEMMOF_E_...} for a mistake in the text, {@code WBEM_E_...} for one that shows when it is carried out
     */
    public HResult hresult() {
        return first().hresult();
    }

    private MofError first() {
        return errors.get(0);
    }
}
