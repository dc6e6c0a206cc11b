package org.wmisdk.fake.mof;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wmisdk.fake.MofCheck;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.MofSource;
import org.wmisdk.fake.rules.Rules;

/** Reads a text and looks for its mistakes, without a repository. */
public final class MofChecker {
    private MofChecker() {}

    public static MofCheck check(MofSource source) throws IOException {
        String text;
        try {
            text = source.text();
        } catch (MofException noText) {
            return new MofCheck(source.name(), List.of(), 0, 0, noText.errors(), noText.errorCount());
        }
        MofReading reading = new MofReading(Rules.LENIENT);
        List<Mof.Statement> statements = reading.read(source, text);
        // A file for the computer that it names is as well-formed as any other; but the compiler refuses the name.
        MofFile file = new MofFile(statements, "", host -> host.equals("."), reading.errors());
        MofTypeCheck.run(file, null, reading.errors());
        Set<String> namespaces = new LinkedHashSet<>();
        int classes = 0;
        int instances = 0;
        for (MofFile.Located each : file.statements()) {
            if (!each.namespace().isEmpty()) {
                namespaces.add(each.namespace());
            }
            classes += each.statement() instanceof Mof.ClassDeclaration ? 1 : 0;
            instances += each.statement() instanceof Mof.InstanceDeclaration ? 1 : 0;
        }
        return new MofCheck(
                source.name(),
                List.copyOf(namespaces),
                classes,
                instances,
                reading.errors().sorted(),
                reading.errors().count());
    }
}
