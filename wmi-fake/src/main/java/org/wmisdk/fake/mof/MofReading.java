package org.wmisdk.fake.mof;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.MofSource;

/** What is known while a text is read, and holds for the texts that it includes too. */
final class MofReading {
    /** Deeper than any set of files goes that is written by hand or by a tool. */
    private static final int MAX_OPEN = 32;

    /** DMTF's whole schema has less than 2000. */
    private static final int MAX_TEXTS = 10_000;

    private final MofErrors errors = new MofErrors();
    private final MofQualifierTypes qualifierTypes = new MofQualifierTypes();
    private final Deque<MofSource> open = new ArrayDeque<>();
    private int texts;
    private boolean dmtf;
    private boolean amended;

    /**
     * Reads a text and all that it includes.
     *
     * @throws IOException if the text itself cannot be read
     * @throws MofException if its bytes are no text
     */
    List<Mof.Statement> read(MofSource source) throws IOException {
        return statements(source, source.text());
    }

    /** The statements of a text that another one includes. */
    List<Mof.Statement> include(String path, Mof.Place place) {
        try {
            MofSource included = open.getLast().include(path.replace('\\', '/'));
            if (open.stream().anyMatch(each -> each.name().equals(included.name())) || open.size() == MAX_OPEN) {
                throw new IOException("it includes itself, over "
                        + open.size() + " files, or files include one another more than " + MAX_OPEN + " deep");
            }
            if (texts == MAX_TEXTS) {
                throw new IOException("more than " + MAX_TEXTS + " files are included");
            }
            return statements(included, included.text());
        } catch (IOException e) {
            errors.add(
                    MofCode.ERROR_INVALID_INCLUDE_FILE,
                    place,
                    "cannot include " + path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (MofException e) {
            errors.add(MofCode.ERROR_INVALID_INCLUDE_FILE, place, "cannot include " + path + ": " + e.getMessage());
        }
        return List.of();
    }

    private List<Mof.Statement> statements(MofSource source, String text) {
        texts++;
        open.addLast(source);
        List<Mof.Statement> statements = new ArrayList<>();
        new MofParser(new MofTokens(source.name(), text, errors), this).file(statements);
        open.removeLast();
        return statements;
    }

    MofErrors errors() {
        return errors;
    }

    /** What {@code qualifier} statements said so far. */
    MofQualifierTypes qualifierTypes() {
        return qualifierTypes;
    }

    /** Whether the text is one of DMTF's and not one for the compiler of Windows: some defaults differ. */
    boolean isDmtf() {
        return dmtf;
    }

    void markDmtf() {
        dmtf = true;
    }

    /** Notes {@code #pragma amendment}; false if there was one before. */
    boolean amend() {
        boolean first = !amended;
        amended = true;
        return first;
    }
}
