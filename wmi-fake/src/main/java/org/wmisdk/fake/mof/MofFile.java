package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.Names;

/** The statements of a text, each with the namespace that it goes to, and the aliases of the text. */
final class MofFile {
    /**
     * A statement in its namespace.
     *
     * @param namespace as written last by {@code #pragma namespace}, or where the text is loaded
     */
    record Located(Mof.Statement statement, String namespace) {}

    private final List<Located> statements = new ArrayList<>();
    private final Map<String, Located> aliases = new HashMap<>();
    private final MofTokens errors;

    /**
     * Sorts the statements.
     *
     * @param ownHost which host names mean the machine that is loaded
     * @throws org.wmisdk.fake.MofException if a namespace pragma names another machine or an alias is defined twice
     */
    MofFile(List<Mof.Statement> parsed, String namespace, Predicate<String> ownHost, MofTokens errors) {
        this.errors = errors;
        String current = namespace;
        for (Mof.Statement statement : parsed) {
            if (statement instanceof Mof.Pragma pragma && pragma.name().equals("namespace")) {
                current = namespace(pragma.arguments().get(0), ownHost);
            }
            Located located = new Located(statement, current);
            statements.add(located);
            define(alias(statement), located);
        }
    }

    List<Located> statements() {
        return statements;
    }

    MofTokens errors() {
        return errors;
    }

    /** What the alias stands for, wherever in the text it is defined; null if nowhere. */
    @Nullable
    Located alias(String name) {
        return aliases.get(Names.fold(name));
    }

    private void define(@Nullable String alias, Located located) {
        if (alias != null && aliases.putIfAbsent(Names.fold(alias), located) != null) {
            throw errors.error(
                    MofCode.MULTIPLE_ALIASES,
                    located.statement().place(),
                    "alias $" + alias + " is defined twice in this text");
        }
    }

    private String namespace(Mof.Pragma.Argument argument, Predicate<String> ownHost) {
        String text = argument.text();
        // Shipped files write \root\cimv2 too.
        boolean oneSeparator = text.length() > 1 && isSeparator(text.charAt(0)) && !isSeparator(text.charAt(1));
        WmiPath path;
        try {
            path = WmiPath.ofNamespace(oneSeparator ? text.substring(1) : text);
        } catch (WmiException e) {
            throw errors.error(
                    MofCode.INVALID_NAMESPACE_SYNTAX, argument.place(), "this is no path of a namespace: " + text);
        }
        if (!path.host().map(ownHost::test).orElse(true)) {
            throw errors.error(
                    MofCode.INVALID_NAMESPACE_SPECIFICATION,
                    argument.place(),
                    "the namespace is on another machine: write \\\\.\\ or no host");
        }
        return path.namespace().orElse("");
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
