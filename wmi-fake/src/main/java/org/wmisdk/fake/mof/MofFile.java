package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;

/** The statements of a text and its includes, each with the namespace that it goes to, and their aliases. */
final class MofFile {
    /**
     * A statement in its namespace.
     *
     * @param namespace as written last by {@code #pragma namespace}, or where the text is loaded
     */
    record Located(Mof.Statement statement, String namespace) {}

    private final List<Located> statements = new ArrayList<>();
    private final Map<String, Located> aliases = new HashMap<>();
    private final Set<String> embedded = new HashSet<>();
    private final MofErrors errors;

    /**
     * Sorts the statements. Reports a namespace pragma that names another machine, and an alias that is defined twice.
     *
     * @param ownHost which host names mean the machine that is loaded
     */
    MofFile(List<Mof.Statement> parsed, String namespace, Predicate<String> ownHost, MofErrors errors) {
        this.errors = errors;
        String current = namespace;
        for (Mof.Statement statement : parsed) {
            if (statement instanceof Mof.Pragma pragma && pragma.name().equals("namespace")) {
                current = namespace(pragma.arguments().get(0), current, ownHost);
            }
            Located located = new Located(statement, current);
            statements.add(located);
            define(alias(statement), located);
        }
    }

    List<Located> statements() {
        return statements;
    }

    /** What the alias stands for, wherever in the text it is defined; null if nowhere. */
    @Nullable
    Located alias(String name) {
        return aliases.get(Names.fold(name));
    }

    /** Notes that an alias is the value of an embedded object. */
    void embed(String alias) {
        embedded.add(Names.fold(alias));
    }

    /** Whether an instance cannot be stored, and is there only to be the value of an embedded object: DSC writes such ones. */
    boolean isOnlyValue(Mof.InstanceDeclaration instance, ClassDefinition definition) {
        return instance.alias() != null
                && embedded.contains(Names.fold(instance.alias()))
                && definition.keys().isEmpty()
                && !definition.isSingleton();
    }

    private void define(@Nullable String alias, Located located) {
        if (alias != null && aliases.putIfAbsent(Names.fold(alias), located) != null) {
            errors.add(
                    MofCode.MULTIPLE_ALIASES,
                    located.statement().place(),
                    "alias $" + alias + " is defined twice in this text");
        }
    }

    private String namespace(Mof.Pragma.Argument argument, String current, Predicate<String> ownHost) {
        String text = argument.text();
        // Shipped files write \root\cimv2 too.
        boolean oneSeparator = text.length() > 1 && isSeparator(text.charAt(0)) && !isSeparator(text.charAt(1));
        WmiPath path;
        try {
            path = WmiPath.ofNamespace(oneSeparator ? text.substring(1) : text);
        } catch (WmiException e) {
            errors.add(
                    MofCode.INVALID_NAMESPACE_SYNTAX,
                    argument.place(),
                    "\"" + MofTokens.shortened(text) + "\" is no path of a namespace");
            return current;
        }
        if (!path.host().map(ownHost::test).orElse(true)) {
            errors.add(
                    MofCode.INVALID_NAMESPACE_SPECIFICATION,
                    argument.place(),
                    "the namespace is on another machine: write \\\\.\\ or no host");
        }
        return path.namespace().orElse(current);
    }

    private static boolean isSeparator(char c) {
        return c == '\\' || c == '/';
    }

    private static @Nullable String alias(Mof.Statement statement) {
        if (statement instanceof Mof.ClassDeclaration declaration) {
            return declaration.alias();
        }
        return statement instanceof Mof.InstanceDeclaration instance ? instance.alias() : null;
    }
}
