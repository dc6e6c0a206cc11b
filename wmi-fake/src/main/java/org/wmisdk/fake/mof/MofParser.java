package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.mof.MofRules;

/**
 * Reads MOF text into statements, and goes on behind a mistake: at the next member of a class or instance, or at the next
 * statement. Recursion goes only as deep as inline instances nest, which is bounded.
 */
final class MofParser {
    private final MofTokens tokens;
    private final MofReading reading;
    private final MofValueParser values;
    private final MofQualifierParser qualifiers;
    private final MofMemberParser members;
    private int nesting;

    MofParser(MofTokens tokens, MofReading reading) {
        this.tokens = tokens;
        this.reading = reading;
        this.values = new MofValueParser(tokens, this::embedded);
        this.qualifiers = new MofQualifierParser(tokens, values, reading);
        this.members = new MofMemberParser(tokens, values, qualifiers, reading);
    }

    void file(List<Mof.Statement> statements) {
        while (!tokens.isEnd()) {
            tokens.beginStatement();
            try {
                statement(statements);
            } catch (MofAbandoned reported) {
                tokens.skipStatement();
            }
        }
        tokens.reportProblem(tokens.token());
    }

    private void statement(List<Mof.Statement> statements) {
        if (tokens.token().isWord("qualifier") && tokens.following().kind() == MofLexer.Kind.WORD) {
            qualifiers.declaration();
        } else if (tokens.token().kind() == MofLexer.Kind.DIRECTIVE) {
            directive(statements);
        } else {
            statements.add(declaration());
        }
    }

    private Mof.Statement declaration() {
        List<Mof.Qualifier> own = qualifiers.list();
        if (tokens.token().isWord("class")) {
            return classDeclaration(own, tokens.take().place());
        }
        if (tokens.token().isWord("instance")) {
            Mof.InstanceDeclaration instance = instance(qualifiers.in(own, Set.of(MofScope.values())), true);
            tokens.expectEnd(';', MofCode.EXPECTED_SEMI, "after the closing brace of the instance");
            return instance;
        }
        members.refuseOtherDeclarations();
        throw tokens.expected(MofCode.UNRECOGNIZED_TOKEN, "class, instance, qualifier or #pragma");
    }

    private void directive(List<Mof.Statement> statements) {
        MofLexer.Token directive = tokens.take();
        String name = directive.text().substring(1).toLowerCase(Locale.ROOT);
        if (!name.equals("pragma") && !name.equals("include")) {
            // What follows means nothing before the preprocessor has seen it.
            tokens.skipAll();
            throw tokens.error(
                    MofCode.INVALID_PRAGMA,
                    directive.place(),
                    "expected #pragma or #include; " + directive.text()
                            + " is for a preprocessor of C, and what it has written can be read here");
        }
        boolean pragmaInclude = name.equals("pragma") && tokens.acceptWord("include");
        if (name.equals("pragma") && !pragmaInclude) {
            String pragma = tokens.word(MofCode.INVALID_PRAGMA, "the name of the pragma");
            MofPragmas.read(pragma, directive.place(), tokens, reading, statements);
            return;
        }
        if (pragmaInclude) {
            reading.markDmtf();
        }
        tokens.expect('(', MofCode.ERROR_INVALID_INCLUDE_FILE, "and the name of the file in quotes");
        MofLexer.Token path = tokens.token();
        if (path.kind() != MofLexer.Kind.STRING) {
            throw tokens.expected(MofCode.ERROR_INVALID_INCLUDE_FILE, "the name of the file in quotes");
        }
        tokens.take();
        tokens.expect(')', MofCode.EXPECTED_CLOSE_PAREN, "after the name of the file");
        statements.addAll(reading.include(path.text(), directive.place()));
    }

    private Mof.ClassDeclaration classDeclaration(List<Mof.Qualifier> own, Mof.Place place) {
        String name = className("the name of the class");
        String alias = alias();
        String parent = tokens.accept(':') ? className("the name of the parent class") : null;
        alias = alias == null ? alias() : alias;
        Mof.ClassDeclaration declaration = new Mof.ClassDeclaration(
                name, alias, parent, qualifiers.ofClass(own), new ArrayList<>(), new ArrayList<>(), place);
        tokens.expect('{', MofCode.EXPECTED_OPEN_BRACE, "and the members of the class");
        Set<String> names = new HashSet<>();
        body("a member, or } at the end of the class", () -> members.member(declaration, names));
        tokens.expectEnd(';', MofCode.EXPECTED_BRACE_OR_BAD_TYPE, "after the closing brace of the class");
        return declaration;
    }

    private String className(String what) {
        if (tokens.token().kind() == MofLexer.Kind.NUMBER) {
            throw tokens.expected(MofCode.EXPECTED_CLASS_NAME, what + ", which begins with a letter");
        }
        return tokens.word(MofCode.EXPECTED_CLASS_NAME, what);
    }

    /** Reads members to the closing brace, and goes on behind each that cannot be understood. */
    private void body(String expected, Runnable member) {
        int depth = tokens.depth();
        while (!tokens.accept('}')) {
            if (tokens.isEnd() || tokens.startsStatement()) {
                throw tokens.expected(MofCode.EXPECTED_CLOSE_BRACE, expected);
            }
            try {
                member.run();
            } catch (MofAbandoned reported) {
                if (!tokens.skipMember(depth)) {
                    throw reported;
                }
            }
        }
    }

    private Mof.InstanceDeclaration embedded() {
        if (nesting == MofRules.MAX_NESTING) {
            throw tokens.error(
                    MofCode.UNRECOGNIZED_TOKEN,
                    tokens.place(),
                    "objects nest at most " + MofRules.MAX_NESTING + " deep");
        }
        nesting++;
        try {
            return instance(List.of(), false);
        } finally {
            nesting--;
        }
    }

    private Mof.InstanceDeclaration instance(List<WmiQualifier> own, boolean aliasAllowed) {
        Mof.Place place = tokens.take().place();
        if (!tokens.acceptWord("of")) {
            throw tokens.expected(MofCode.INVALID_INSTANCE_DECLARATION, "of after instance");
        }
        String className = className("the class of the instance");
        Mof.Place aliasPlace = tokens.place();
        String alias = alias();
        if (alias != null && !aliasAllowed) {
            tokens.report(
                    MofCode.ALIASES_IN_EMBEDDED,
                    aliasPlace,
                    "an embedded object has no path, so it cannot have an alias");
        }
        tokens.expect('{', MofCode.EXPECTED_OPEN_BRACE, "and the values of the instance");
        List<Mof.Assignment> assignments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        body("the name of a property, or } at the end of the instance", () -> {
            Mof.Assignment assignment = assignment();
            if (names.add(Names.fold(assignment.name()))) {
                assignments.add(assignment);
            } else {
                tokens.report(
                        MofCode.DUPLICATE_PROPERTY,
                        assignment.place(),
                        "property " + assignment.name() + " has a value already");
            }
        });
        return new Mof.InstanceDeclaration(className, alias, own, assignments, place);
    }

    private Mof.Assignment assignment() {
        // Qualifiers of values are read for their mistakes only: the repository has no place for them.
        qualifiers.list();
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of a property, or }");
        Mof.Value value = tokens.accept('=') ? values.value() : null;
        tokens.expectEnd(';', MofCode.EXPECTED_SEMI, value == null ? "or = after the name" : "after the value");
        return new Mof.Assignment(name, value, place);
    }

    private @Nullable String alias() {
        if (!tokens.acceptWord("as")) {
            return null;
        }
        tokens.expect('$', MofCode.EXPECTED_DOLLAR, "before the name of the alias");
        return tokens.word(MofCode.EXPECTED_ALIAS_NAME, "the name of the alias after $");
    }
}
