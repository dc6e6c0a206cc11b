package org.wmisdk.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualified;
import org.wmisdk.WmiQualifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "classes",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the names of classes, sorted, one a line.",
            "Names may be patterns: * stands for any characters, ? for one. A class must have all that is asked for."
        },
        footer = {
            "",
            "Examples:",
            "  wmi classes \"Win32_*Disk*\"",
            "  wmi classes --under CIM_LogicalDevice --with-property Size",
            "  wmi classes --with-method Start* --with-qualifier dynamic"
        })
final class ClassesCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WmiCommand wmi;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NamespaceOptions namespace;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table or json.")
    @SuppressWarnings("NullAway.Init") // it has a default
    private Format format;

    @Option(names = "--under", paramLabel = "CLASS", description = "Only classes that are derived from this one.")
    private @Nullable String under;

    @Option(names = "--direct", description = "Only those directly below --under, or that have no superclass.")
    private boolean direct;

    @Option(names = "--with-method", paramLabel = "NAME", description = "Only classes with such a method.")
    private List<String> methods = List.of();

    @Option(names = "--with-property", paramLabel = "NAME", description = "Only classes with such a property.")
    private List<String> properties = List.of();

    @Option(
            names = "--with-qualifier",
            paramLabel = "NAME[=VALUE]",
            description = "Only classes with such a qualifier on the class itself, of that value if one is given.")
    private List<String> qualifiers = List.of();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The name of a class. Without it: all.")
    private @Nullable String name;

    @Override
    public Integer call() {
        List<String> found;
        try (WmiNamespace opened = namespace.open(wmi)) {
            found = (wantsDefinitions() ? matching(opened) : names(opened))
                    .stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
        }
        PrintStream out = wmi.console().out();
        if (format == Format.JSON) {
            JsonFormat.print(out, json -> {
                json.writeStartArray();
                for (String each : found) {
                    json.writeString(each);
                }
                json.writeEndArray();
            });
        } else if (found.isEmpty()) {
            out.println("(no classes)");
        } else {
            found.forEach(out::println);
        }
        return 0;
    }

    /** Whether names alone, which cost much less, do not tell. */
    private boolean wantsDefinitions() {
        return !methods.isEmpty() || !properties.isEmpty() || !qualifiers.isEmpty();
    }

    private List<String> names(WmiNamespace opened) {
        return opened.classNames(under, depth(), namespace.options()).stream()
                .filter(name == null ? any -> true : pattern(name))
                .toList();
    }

    /** With a pattern only the classes of such a name are read, else all in one call. */
    private List<String> matching(WmiNamespace opened) {
        WmiOptions options =
                qualifiers.isEmpty() ? namespace.options() : namespace.options().withAmendedQualifiers();
        Stream<WmiClass> definitions = name == null
                ? opened.classDefinitions(under, depth(), options).stream()
                : names(opened).stream().map(each -> opened.classDefinition(each, options));
        return definitions
                .filter(each -> all(methods, wanted -> any(each.methods(), WmiMethod::name, wanted)))
                .filter(each -> all(properties, wanted -> any(each.properties(), WmiProperty::name, wanted)))
                .filter(each -> all(qualifiers, wanted -> hasQualifier(each, wanted)))
                .map(WmiClass::name)
                .toList();
    }

    private static boolean all(List<String> wanted, Predicate<String> there) {
        return wanted.stream().allMatch(there);
    }

    private static <T> boolean any(List<T> members, Function<T, String> name, String wanted) {
        return members.stream().map(name).anyMatch(pattern(wanted));
    }

    private WmiDepth depth() {
        return direct ? WmiDepth.SHALLOW : WmiDepth.DEEP;
    }

    private static boolean hasQualifier(WmiQualified owner, String wanted) {
        int equals = wanted.indexOf('=');
        Predicate<String> names = pattern(equals < 0 ? wanted : wanted.substring(0, equals));
        Optional<Predicate<String>> values =
                equals < 0 ? Optional.empty() : Optional.of(pattern(wanted.substring(equals + 1)));
        return owner.qualifiers().stream()
                .filter(each -> names.test(each.name()))
                .anyMatch(each -> values.isEmpty() || values.get().test(text(each)));
    }

    private static String text(WmiQualifier qualifier) {
        return qualifier.value().isNull() ? "" : ValueText.of(qualifier.value());
    }

    /** Whether a text is what the pattern says, in any case. */
    private static Predicate<String> pattern(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .asMatchPredicate();
    }
}
