package org.wmisdk.fake.mof;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.MofSource;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.mof.MofRules;

/** What is known while a text is read, and holds for the texts that it includes too. */
final class MofReading {
    /** Deeper than any set of files goes that is written by hand or by a tool. */
    private static final int MAX_OPEN = 32;

    /** DMTF's whole schema has less than 2000. */
    private static final int MAX_TEXTS = 10_000;

    private final MofErrors errors;
    private final MofQualifierTypes qualifierTypes = new MofQualifierTypes();
    private final List<Mof.PropertyDeclaration> undirected = new ArrayList<>();
    private final Deque<MofSource> open = new ArrayDeque<>();
    private int texts;
    private boolean dmtf;
    private boolean amended;

    /** A reading that tells on which rules it rests what a text means. */
    MofReading(Rules rules) {
        this.errors = new MofErrors(rules);
    }

    /** Reads a text and all that it includes. */
    List<Mof.Statement> read(MofSource source, String text) {
        List<Mof.Statement> statements = statements(source, text);
        undirected.forEach(this::direct);
        return statements;
    }

    /** Notes a parameter. Whether one without a direction goes in, or is a mistake, shows when the text has been read. */
    void parameter(Mof.PropertyDeclaration parameter) {
        boolean directed = false;
        for (WmiQualifier each : parameter.qualifiers()) {
            boolean direction =
                    each.name().equalsIgnoreCase(MofRules.IN) || each.name().equalsIgnoreCase(MofRules.OUT);
            directed |= direction && each.isTrue();
            dmtf |= direction && !each.isTrue();
        }
        if (!directed) {
            undirected.add(parameter);
        }
    }

    private void direct(Mof.PropertyDeclaration parameter) {
        boolean denied =
                parameter.qualifiers().stream().anyMatch(each -> each.name().equalsIgnoreCase(MofRules.IN));
        if (dmtf && !denied) {
            parameter.qualifiers().add(0, WmiQualifier.flag(MofRules.IN));
        } else {
            errors.add(
                    MofCode.MUST_BE_IN_OR_OUT,
                    parameter.place(),
                    "parameter " + parameter.name() + " needs [in], [out] or both");
        }
    }

    /** The statements of a text that another one includes. */
    List<Mof.Statement> include(String path, Mof.Place place) {
        errors.rules().rely(FakeRule.MOF_INCLUDE, place + ": " + path + " is included");
        try {
            MofSource included = open.getLast().include(path.replace('\\', '/'));
            if (open.stream().anyMatch(each -> each.name().equals(included.name())) || open.size() == MAX_OPEN) {
                throw new IOException("files include one another in a circle, or more than " + MAX_OPEN + " deep");
            }
            if (texts == MAX_TEXTS) {
                throw new IOException("more than " + MAX_TEXTS + " files are included");
            }
            return statements(included, included.text());
        } catch (FileNotFoundException | NoSuchFileException e) {
            return notIncluded(path, place, "there is no " + e.getMessage());
        } catch (IOException | MofException e) {
            return notIncluded(path, place, String.valueOf(e.getMessage()));
        }
    }

    private List<Mof.Statement> notIncluded(String path, Mof.Place place, String reason) {
        errors.add(MofCode.ERROR_INVALID_INCLUDE_FILE, place, "cannot include " + path + ": " + reason);
        errors.abandon();
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

    /**
     * Notes that the text is one of DMTF's and not one for the compiler of Windows: parameters go in where nothing is written.
     * Marks are {@code Qualifier} in DMTF's form, {@code UMLPackagePath}, {@code #pragma include}, and {@code IN(false)}.
     */
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
