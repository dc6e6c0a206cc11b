package org.wmisdk.fake.mof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.Names;

/** Reads MOF text into statements. Recursion goes only as deep as inline instances nest, which is bounded. */
final class MofParser {
    /** The limit of WMI for objects in objects. */
    static final int MAX_NESTING = 64;

    private static final Map<String, CimType> BASE_TYPES = Stream.of(CimType.values())
            .filter(type -> type != CimType.REFERENCE && type != CimType.OBJECT)
            .collect(Collectors.toUnmodifiableMap(CimType::mofName, Function.identity()));

    private final MofTokens tokens;
    private final MofValueParser values;
    private final MofQualifierParser qualifiers;
    private int nesting;

    MofParser(MofTokens tokens) {
        this.tokens = tokens;
        this.values = new MofValueParser(tokens, same -> embedded());
        this.qualifiers = new MofQualifierParser(tokens, values);
    }

    List<Mof.Statement> file() {
        List<Mof.Statement> statements = new ArrayList<>();
        while (tokens.token().kind() != MofLexer.Kind.END) {
            if (tokens.token().isWord("qualifier") && tokens.following().kind() == MofLexer.Kind.WORD) {
                qualifiers.declaration();
            } else {
                statements.add(tokens.token().kind() == MofLexer.Kind.DIRECTIVE ? directive() : declaration());
            }
        }
        return statements;
    }

    private Mof.Statement declaration() {
        Mof.Place place = tokens.place();
        List<WmiQualifier> own = qualifiers.list();
        if (tokens.token().isWord("class")) {
            return classDeclaration(own, tokens.take().place());
        }
        if (tokens.token().isWord("instance")) {
            Mof.InstanceDeclaration instance = instance(own, true);
            tokens.expect(';', MofCode.EXPECTED_SEMI, "after the closing brace of the instance");
            return instance;
        }
        if (tokens.token().isWord("typedef") || tokens.token().isWord("enum")) {
            throw tokens.error(
                    MofCode.TYPEDEF_NOT_SUPPORTED, place, tokens.token().text() + " is not supported by WMI");
        }
        throw tokens.expected(MofCode.UNRECOGNIZED_TOKEN, "class, instance, qualifier or #pragma");
    }

    private Mof.Statement directive() {
        MofLexer.Token directive = tokens.take();
        String name = directive.text().substring(1).toLowerCase(Locale.ROOT);
        if (name.equals("include")) {
            throw tokens.error(
                    MofCode.ERROR_INVALID_INCLUDE_FILE,
                    directive.place(),
                    "#include is not supported by this loader: load the other text first");
        }
        if (!name.equals("pragma")) {
            throw tokens.error(
                    MofCode.INVALID_PRAGMA, directive.place(), "expected #pragma, found " + directive.text());
        }
        String pragma = tokens.word(MofCode.INVALID_PRAGMA, "the name of the pragma");
        return MofPragmas.read(pragma, directive.place(), tokens);
    }

    private Mof.ClassDeclaration classDeclaration(List<WmiQualifier> own, Mof.Place place) {
        String name = tokens.word(MofCode.EXPECTED_CLASS_NAME, "the name of the class");
        String alias = alias();
        String parent = tokens.accept(':') ? tokens.word(MofCode.EXPECTED_CLASS_NAME, "the name of the parent") : null;
        alias = alias == null ? alias() : alias;
        tokens.expect('{', MofCode.EXPECTED_OPEN_BRACE, "and the members of the class");
        List<Mof.PropertyDeclaration> properties = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!tokens.accept('}')) {
            Mof.PropertyDeclaration property = member();
            if (property != null) {
                if (!names.add(Names.fold(property.name()))) {
                    throw tokens.error(
                            MofCode.DUPLICATE_PROPERTY,
                            property.place(),
                            "property " + property.name() + " is declared twice");
                }
                properties.add(property);
            }
        }
        tokens.expect(';', MofCode.EXPECTED_BRACE_OR_BAD_TYPE, "after the closing brace of the class");
        return new Mof.ClassDeclaration(name, alias, parent, own, properties, place);
    }

    /** A property; null for a method, of which nothing is kept. */
    private Mof.@Nullable PropertyDeclaration member() {
        if (tokens.token().kind() == MofLexer.Kind.END) {
            throw tokens.expected(MofCode.EXPECTED_CLOSE_BRACE, "a member or } at the end of the class");
        }
        List<WmiQualifier> own = qualifiers.list();
        boolean nothing = tokens.acceptWord("void");
        Type type = nothing ? new Type(CimType.OBJECT, null) : type();
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of a property or method");
        if (nothing || tokens.token().isSymbol('(')) {
            method();
            return null;
        }
        Mof.PropertyDeclaration property = property(own, type, name, place);
        tokens.expect(';', MofCode.EXPECTED_SEMI, "or = after the property");
        return property;
    }

    private Mof.PropertyDeclaration property(List<WmiQualifier> own, Type type, String name, Mof.Place place) {
        boolean array = tokens.accept('[');
        List<WmiQualifier> all = new ArrayList<>(own);
        if (array && tokens.token().kind() == MofLexer.Kind.NUMBER) {
            Mof.Value size = values.value();
            BigInteger count = size instanceof Mof.Whole whole ? whole.value() : BigInteger.ZERO;
            if (count.signum() <= 0 || count.bitLength() > 31) {
                throw tokens.error(MofCode.OUT_OF_RANGE, size.place(), "expected a positive number of elements");
            }
            all.add(MofQualifierParser.maxLen(count.intValue()));
        }
        if (array) {
            tokens.expect(']', MofCode.EXPECTED_CLOSE_BRACKET, "after the size of the array");
        }
        Mof.Value value = tokens.accept('=') ? values.value() : null;
        if (value != null) {
            MofValues.convert(tokens, type.type(), array, value, MofValues.CHECK_ONLY);
        }
        return new Mof.PropertyDeclaration(name, type.type(), array, type.target(), value, all, place);
    }

    private void method() {
        tokens.expect('(', MofCode.EXPECTED_SEMI, "after the name of a method");
        if (!tokens.accept(')')) {
            tokens.list(this::parameter);
            tokens.expect(')', MofCode.EXPECTED_CLOSE_PAREN, "or a comma after the parameter");
        }
        if (tokens.token().isSymbol('[')) {
            throw tokens.error(MofCode.NO_ARRAYS_RETURNED, tokens.place(), "a method cannot return an array");
        }
        tokens.expect(';', MofCode.EXPECTED_SEMI, "after the method");
    }

    private Mof.PropertyDeclaration parameter() {
        List<WmiQualifier> own = qualifiers.list();
        Type type = type();
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of the parameter");
        boolean directed = own.stream()
                .anyMatch(each ->
                        each.name().equalsIgnoreCase("in") || each.name().equalsIgnoreCase("out"));
        if (!directed) {
            throw tokens.error(MofCode.MUST_BE_IN_OR_OUT, place, "parameter " + name + " needs [in], [out] or both");
        }
        return property(own, type, name, place);
    }

    private Type type() {
        MofLexer.Token token = tokens.token();
        if (token.kind() != MofLexer.Kind.WORD) {
            throw tokens.expected(MofCode.EXPECTED_TYPE_IDENTIFIER, "a type");
        }
        tokens.take();
        CimType base = BASE_TYPES.get(token.text().toLowerCase(Locale.ROOT));
        if (base != null) {
            return new Type(base, null);
        }
        String target = token.isWord("object") ? null : token.text();
        boolean reference = tokens.token().isWord("ref") && tokens.following().kind() == MofLexer.Kind.WORD;
        if (reference) {
            tokens.take();
        }
        return new Type(reference ? CimType.REFERENCE : CimType.OBJECT, target);
    }

    /** Whether the word stands for a type, so that no class of this name can be one. */
    static boolean isTypeName(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        return BASE_TYPES.containsKey(folded) || folded.equals(CimType.OBJECT.mofName()) || folded.equals("void");
    }

    private Mof.InstanceDeclaration embedded() {
        if (++nesting > MAX_NESTING) {
            throw tokens.error(
                    MofCode.UNRECOGNIZED_TOKEN, tokens.place(), "objects nest at most " + MAX_NESTING + " deep");
        }
        Mof.InstanceDeclaration instance = instance(List.of(), false);
        nesting--;
        return instance;
    }

    private Mof.InstanceDeclaration instance(List<WmiQualifier> own, boolean aliasAllowed) {
        Mof.Place place = tokens.take().place();
        if (!tokens.acceptWord("of")) {
            throw tokens.expected(MofCode.INVALID_INSTANCE_DECLARATION, "of after instance");
        }
        String className = tokens.word(MofCode.EXPECTED_CLASS_NAME, "the class of the instance");
        Mof.Place aliasPlace = tokens.place();
        String alias = alias();
        if (alias != null && !aliasAllowed) {
            throw tokens.error(
                    MofCode.ALIASES_IN_EMBEDDED,
                    aliasPlace,
                    "an embedded object has no path, so it cannot have an alias");
        }
        tokens.expect('{', MofCode.EXPECTED_OPEN_BRACE, "and the values of the instance");
        List<Mof.Assignment> assignments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!tokens.accept('}')) {
            Mof.Assignment assignment = assignment();
            if (!names.add(Names.fold(assignment.name()))) {
                throw tokens.error(
                        MofCode.DUPLICATE_PROPERTY,
                        assignment.place(),
                        "property " + assignment.name() + " has a value already");
            }
            assignments.add(assignment);
        }
        return new Mof.InstanceDeclaration(className, alias, own, assignments, place);
    }

    private Mof.Assignment assignment() {
        // Qualifiers of values are read for their mistakes; nothing can ask for them yet.
        qualifiers.list();
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of a property or }");
        Mof.Value value = tokens.accept('=') ? values.value() : null;
        tokens.expect(';', MofCode.EXPECTED_SEMI, value == null ? "or = after the name" : "after the value");
        return new Mof.Assignment(name, value, place);
    }

    private @Nullable String alias() {
        if (!tokens.acceptWord("as")) {
            return null;
        }
        tokens.expect('$', MofCode.EXPECTED_DOLLAR, "before the name of the alias");
        return tokens.word(MofCode.EXPECTED_ALIAS_NAME, "the name of the alias after $");
    }

    private record Type(CimType type, @Nullable String target) {}
}
