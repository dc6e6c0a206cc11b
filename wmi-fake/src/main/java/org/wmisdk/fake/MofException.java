package org.wmisdk.fake;

import org.wmisdk.HResult;

/**
 * A MOF text cannot be loaded. Says where, what was expected, and which code the Windows compiler or the repository gives
 * for it.
 *
 * <p>A code of the compiler ({@code WBEMMOF_E_...}) means that nothing of the text was carried out; another one that the
 * statements before the place were.
 */
public final class MofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int line;
    private final int column;
    private final HResult hresult;

    /**
     * For the loader.
     *
     * @param source what the text is called in messages
     * @param line the line, from 1
     * @param column the column, from 1
     * @param hresult the code
     * @param message what is wrong there
     */
    public MofException(String source, int line, int column, HResult hresult, String message) {
        super(source + ":" + line + ":" + column + ": " + message + " (" + hresult + ")");
        this.source = source;
        this.line = line;
        this.column = column;
        this.hresult = hresult;
    }

    /**
     * The name of the text.
     *
     * @return the name of the file or resource, {@code mof} for a text without one
     */
    public String source() {
        return source;
    }

    /**
     * The line of the mistake.
     *
     * @return from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column of the mistake.
     *
     * @return UTF-16 units, from 1
     */
    public int column() {
        return column;
    }

    /**
     * The code that Windows gives.
     *
     * @return {@code WBEMMOF_E_...} for a mistake in the text, {@code WBEM_E_...} for one that shows when it is carried out
     */
    public HResult hresult() {
        return hresult;
    }
}
