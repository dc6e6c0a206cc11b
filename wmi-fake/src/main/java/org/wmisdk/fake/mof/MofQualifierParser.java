package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.Names;

/** Reads lists of qualifiers, and what {@code qualifier} statements say of qualifiers. */
final class MofQualifierParser {

    /** A qualifier of classes that only DMTF's files have. */
    private static final String DMTF_MARK = "UMLPackagePath";

    private final MofTokens tokens;
    private final MofValueParser values;
    private final MofReading reading;

    MofQualifierParser(MofTokens tokens, MofValueParser values, MofReading reading) {
        this.tokens = tokens;
        this.values = values;
        this.reading = reading;
    }

    /** Reads a list in brackets if there is one. */
    List<Mof.Qualifier> list() {
        if (!tokens.accept('[')) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        List<Mof.Qualifier> qualifiers = new ArrayList<>();
        do {
            Mof.Qualifier qualifier = qualifier();
            if (names.add(Names.fold(qualifier.value().name()))) {
                qualifiers.add(qualifier);
            } else {
                tokens.report(
                        MofCode.DUPLICATE_QUALIFIER,
                        qualifier.place(),
                        "qualifier " + qualifier.value().name() + " stands here twice");
            }
        } while (tokens.accept(','));
        tokens.expect(']', MofCode.EXPECTED_CLOSE_BRACKET, "or a comma after the qualifier");
        return qualifiers;
    }

    /** The qualifiers of a class; with {@code Association} or {@code Indication} those of one of that kind too. */
    List<WmiQualifier> ofClass(List<Mof.Qualifier> list) {
        Set<MofScope> scopes = EnumSet.of(MofScope.CLASS, MofScope.SCHEMA);
        for (Mof.Qualifier each : list) {
            MofScope kind = MofScope.of(each.value().name());
            if (kind != null) {
                scopes.add(kind);
            }
            if (each.value().name().equalsIgnoreCase(DMTF_MARK)) {
                reading.markDmtf();
            }
        }
        return in(list, scopes);
    }

    /**
     * The qualifiers in a place of one or more kinds.
     *
     * @return a list that may be changed
     */
    List<WmiQualifier> in(List<Mof.Qualifier> list, Set<MofScope> scopes) {
        List<WmiQualifier> qualifiers = new ArrayList<>();
        for (Mof.Qualifier each : list) {
            String name = each.value().name();
            MofQualifierTypes.Declared declared = reading.qualifierTypes().find(name);
            if (declared != null && !declared.scopes().isEmpty() && Collections.disjoint(declared.scopes(), scopes)) {
                tokens.report(
                        MofCode.QUALIFIER_USED_OUTSIDE_SCOPE,
                        each.place(),
                        "qualifier " + name + " was declared for "
                                + declared.scopes().stream().map(MofScope::word).collect(Collectors.joining(", ")));
            }
            qualifiers.add(each.value());
        }
        return qualifiers;
    }

    /**
     * {@code qualifier Name : Flavor...;}, or in DMTF's form {@code Qualifier Name : type = value, Scope(...), Flavor(...);}.
     * Applies to what follows.
     */
    void declaration() {
        tokens.take();
        String name = tokens.word(MofCode.INVALID_QUALIFIER_SYNTAX, "the name of the qualifier");
        tokens.expect(':', MofCode.INVALID_QUALIFIER_SYNTAX, "and the flavors or the type of the qualifier");
        MofQualifierTypes.Declared declared;
        if (MofTypes.base(tokens.token().text()) != null) {
            reading.markDmtf();
            declared = dmtfDeclaration();
        } else if (MofFlavor.of(tokens.token().text()) != null) {
            declared = new MofQualifierTypes.Declared(null, flavors(), Set.of());
        } else {
            throw tokens.expected(MofCode.INVALID_QUALIFIER_SYNTAX, "a flavor, or a type");
        }
        tokens.expectEnd(';', MofCode.INVALID_QUALIFIER_SYNTAX, "after the declaration of the qualifier");
        reading.qualifierTypes().declare(name, declared);
    }

    private MofQualifierTypes.Declared dmtfDeclaration() {
        CimType base = Objects.requireNonNull(MofTypes.base(tokens.take().text()));
        boolean array = tokens.accept('[');
        if (array) {
            if (tokens.token().kind() == MofLexer.Kind.NUMBER) {
                tokens.take();
            }
            tokens.expect(']', MofCode.INVALID_QUALIFIER_SYNTAX, "after the size of the array");
        }
        Mof.Type type = new Mof.Type(base, array, null, false);
        if (tokens.accept('=')) {
            check(type, values.value());
        }
        Set<MofScope> scopes = EnumSet.noneOf(MofScope.class);
        // DMTF's default; that of Windows is that nothing propagates.
        Set<MofFlavor> flavors = EnumSet.of(MofFlavor.ENABLEOVERRIDE, MofFlavor.TOSUBCLASS);
        while (tokens.accept(',')) {
            if (tokens.acceptWord("scope")) {
                inParentheses(() -> scopes.add(scope()));
            } else if (tokens.acceptWord("flavor")) {
                Mof.Place place = tokens.place();
                Set<MofFlavor> written = EnumSet.noneOf(MofFlavor.class);
                inParentheses(() -> written.add(flavor()));
                check(place, written);
                if (written.contains(MofFlavor.RESTRICTED)) {
                    flavors.remove(MofFlavor.TOSUBCLASS);
                }
                flavors.addAll(written);
            } else {
                throw tokens.expected(MofCode.INVALID_QUALIFIER_SYNTAX, "Scope(...) or Flavor(...)");
            }
        }
        return new MofQualifierTypes.Declared(type, flavors, scopes.contains(MofScope.ANY) ? Set.of() : scopes);
    }

    private void inParentheses(Runnable element) {
        tokens.expect('(', MofCode.INVALID_QUALIFIER_SYNTAX, "and a list of words");
        do {
            element.run();
        } while (tokens.accept(','));
        tokens.expect(')', MofCode.INVALID_QUALIFIER_SYNTAX, "or a comma in the list of words");
    }

    private MofScope scope() {
        MofScope scope = MofScope.of(tokens.token().text());
        if (scope == null) {
            throw tokens.expected(
                    MofCode.INVALID_QUALIFIER_SYNTAX,
                    "a scope: class, association, indication, property, reference, method, parameter or any");
        }
        tokens.take();
        return scope;
    }

    private Mof.Qualifier qualifier() {
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_QUALIFIER_NAME, "the name of a qualifier");
        if (name.equalsIgnoreCase("CIMTYPE")) {
            tokens.report(MofCode.CIMTYPE_QUALIFIER, place, "the type of a property is not set by a qualifier");
        }
        Mof.Value written = new Mof.Bool(true, place);
        if (tokens.accept('(')) {
            written = values.value();
            tokens.expect(')', MofCode.EXPECTED_CLOSE_PAREN, "after the value of the qualifier");
        } else if (tokens.token().isSymbol('{')) {
            written = values.value();
        }
        CimValue value = value(written);
        MofQualifierTypes.Declared declared = reading.qualifierTypes().find(name);
        Set<MofFlavor> flavors = Set.of();
        if (declared != null) {
            flavors = declared.flavors();
            check(declared.type(), written);
        }
        if (tokens.accept(':')) {
            flavors = flavors();
        }
        return new Mof.Qualifier(new WmiQualifier(name, value, MofFlavor.meaning(flavors)), place);
    }

    /** Values of qualifiers are booleans, sint32, real64, strings and arrays of one of these. A wrong one is reported. */
    private CimValue value(Mof.Value value) {
        List<Mof.Value> elements = value instanceof Mof.Braces braces ? braces.elements() : List.of(value);
        CimType type = elements.isEmpty() ? CimType.STRING : type(elements.get(0));
        List<Object> raw = new ArrayList<>();
        MofErrors.attempt(() -> elements.forEach(each -> raw.add(MofValues.constant(tokens, type, each))));
        if (raw.size() < elements.size()) {
            return CimValue.of(CimType.BOOLEAN, true);
        }
        return value instanceof Mof.Braces ? CimValue.ofArray(type, raw) : CimValue.of(type, raw.get(0));
    }

    private void check(Mof.@Nullable Type type, Mof.Value value) {
        if (type != null) {
            MofErrors.attempt(() -> MofValues.convert(tokens, type, value, MofValues.CHECK_ONLY));
        }
    }

    private CimType type(Mof.Value value) {
        if (value instanceof Mof.Bool) {
            return CimType.BOOLEAN;
        }
        if (value instanceof Mof.Whole) {
            return CimType.SINT32;
        }
        if (value instanceof Mof.Real) {
            return CimType.REAL64;
        }
        if (!(value instanceof Mof.Text)) {
            tokens.report(
                    MofCode.ILLEGAL_CONSTANT_VALUE,
                    value.place(),
                    "expected a truth value, a number or a string as value of a qualifier");
        }
        return CimType.STRING;
    }

    /**
     * One or more flavors with blanks between them, as in Windows, or commas, as some write them: what follows a comma is a
     * flavor if it is called like one and has neither a value nor flavors.
     */
    private Set<MofFlavor> flavors() {
        Mof.Place place = tokens.place();
        Set<MofFlavor> flavors = EnumSet.noneOf(MofFlavor.class);
        do {
            flavors.add(flavor());
        } while (tokens.token().kind() == MofLexer.Kind.WORD || acceptCommaBeforeFlavor());
        check(place, flavors);
        return flavors;
    }

    private boolean acceptCommaBeforeFlavor() {
        boolean flavor = tokens.following().kind() == MofLexer.Kind.WORD
                && MofFlavor.of(tokens.following().text()) != null;
        return flavor && tokens.accept(',');
    }

    private MofFlavor flavor() {
        MofFlavor flavor = tokens.token().kind() == MofLexer.Kind.WORD
                ? MofFlavor.of(tokens.token().text())
                : null;
        if (flavor == null) {
            throw tokens.expected(
                    MofCode.EXPECTED_FLAVOR_TYPE,
                    "a flavor (ToInstance, ToSubClass, EnableOverride, DisableOverride, Restricted, Amended,"
                            + " NotToInstance, NotToSubClass)");
        }
        tokens.take();
        return flavor;
    }

    private void check(Mof.Place place, Set<MofFlavor> flavors) {
        if (flavors.contains(MofFlavor.ENABLEOVERRIDE) && flavors.contains(MofFlavor.DISABLEOVERRIDE)) {
            tokens.report(
                    MofCode.INCOMPATIBLE_FLAVOR_TYPES, place, "EnableOverride and DisableOverride exclude each other");
        }
        boolean propagates = flavors.contains(MofFlavor.TOINSTANCE) || flavors.contains(MofFlavor.TOSUBCLASS);
        if (flavors.contains(MofFlavor.RESTRICTED) && propagates) {
            tokens.report(MofCode.INCOMPATIBLE_FLAVOR_TYPES2, place, "Restricted excludes ToInstance and ToSubClass");
        }
    }
}
