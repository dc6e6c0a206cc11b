package org.wmisdk.fake.mof;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.Names;

/** Reads qualifier lists and the file-wide flavors that {@code qualifier Name : Flavor;} declares. */
final class MofQualifierParser {
    private enum Flavor {
        TOINSTANCE,
        NOTTOINSTANCE,
        TOSUBCLASS,
        NOTTOSUBCLASS,
        ENABLEOVERRIDE,
        DISABLEOVERRIDE,
        RESTRICTED,
        AMENDED
    }

    static final String IN = "in";
    static final String OUT = "out";
    static final String ID = "ID";

    private final MofTokens tokens;
    private final MofValueParser values;
    private final Map<String, Set<Flavor>> declared = new HashMap<>();

    MofQualifierParser(MofTokens tokens, MofValueParser values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** What the size of an array becomes. */
    static WmiQualifier maxLen(int size) {
        return new WmiQualifier("MaxLen", CimValue.of(CimType.SINT32, size), Set.of());
    }

    /** The number that a parameter has by its position, where none is written. */
    static WmiQualifier id(int position) {
        return new WmiQualifier(ID, CimValue.of(CimType.SINT32, position), Set.of());
    }

    /** Reads a list in brackets if there is one. */
    List<WmiQualifier> list() {
        if (!tokens.accept('[')) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        List<WmiQualifier> qualifiers = tokens.list(() -> qualifier(names));
        tokens.expect(']', MofCode.EXPECTED_CLOSE_BRACKET, "or a comma after the qualifier");
        return qualifiers;
    }

    /** {@code qualifier Name : Flavor...;} applies to what follows in the file. */
    void declaration() {
        tokens.take();
        String name = tokens.word(MofCode.INVALID_QUALIFIER_SYNTAX, "the name of the qualifier");
        tokens.expect(':', MofCode.INVALID_QUALIFIER_SYNTAX, "and the flavors of the qualifier");
        if (flavor(tokens.token().text()) == null) {
            throw tokens.expected(
                    MofCode.INVALID_QUALIFIER_SYNTAX,
                    "a flavor (declarations in the DMTF form, with type and scope, are not supported)");
        }
        Mof.Place place = tokens.place();
        Set<Flavor> flavors = flavors();
        check(place, flavors);
        declared.put(Names.fold(name), flavors);
        tokens.expect(';', MofCode.EXPECTED_SEMI, "after the declaration of the qualifier");
    }

    private WmiQualifier qualifier(Set<String> names) {
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_QUALIFIER_NAME, "the name of a qualifier");
        if (name.equalsIgnoreCase("CIMTYPE")) {
            throw tokens.error(MofCode.CIMTYPE_QUALIFIER, place, "the type of a property is not set by a qualifier");
        }
        if (!names.add(Names.fold(name))) {
            throw tokens.error(MofCode.DUPLICATE_QUALIFIER, place, "qualifier " + name + " stands here twice");
        }
        CimValue value = CimValue.of(CimType.BOOLEAN, true);
        if (tokens.accept('(')) {
            value = value(values.value());
            tokens.expect(')', MofCode.EXPECTED_CLOSE_PAREN, "after the value of the qualifier");
        } else if (tokens.token().isSymbol('{')) {
            value = value(values.value());
        }
        Set<Flavor> flavors = declared.getOrDefault(Names.fold(name), Set.of());
        if (tokens.accept(':')) {
            Mof.Place flavorPlace = tokens.place();
            flavors = flavors();
            check(flavorPlace, flavors);
        }
        return new WmiQualifier(name, value, flavors(flavors));
    }

    /** Values of qualifiers are booleans, sint32, real64, strings and arrays of one of these. */
    private CimValue value(Mof.Value value) {
        if (value instanceof Mof.Braces braces) {
            List<Mof.Value> elements = braces.elements();
            CimType type = elements.isEmpty() ? CimType.STRING : type(elements.get(0));
            return CimValue.ofArray(
                    type,
                    elements.stream()
                            .map(each -> MofValues.constant(tokens, type, each))
                            .toList());
        }
        CimType type = type(value);
        return CimValue.of(type, MofValues.constant(tokens, type, value));
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
        if (value instanceof Mof.Text) {
            return CimType.STRING;
        }
        throw tokens.error(
                MofCode.ILLEGAL_CONSTANT_VALUE,
                value.place(),
                "expected a truth value, a number or a string as value of a qualifier");
    }

    /** Blanks separate flavors; the commas of DMTF's form cannot be told from the next qualifier and end the list. */
    private Set<Flavor> flavors() {
        Set<Flavor> flavors = EnumSet.noneOf(Flavor.class);
        do {
            Mof.Place place = tokens.place();
            Flavor flavor = flavor(tokens.word(MofCode.EXPECTED_FLAVOR_TYPE, "a flavor"));
            if (flavor == null) {
                throw tokens.error(
                        MofCode.EXPECTED_FLAVOR_TYPE,
                        place,
                        "expected a flavor: ToInstance, ToSubClass, EnableOverride, DisableOverride,"
                                + " Restricted, Amended, NotToInstance or NotToSubClass");
            }
            flavors.add(flavor);
        } while (tokens.token().kind() == MofLexer.Kind.WORD);
        return flavors;
    }

    private void check(Mof.Place place, Set<Flavor> flavors) {
        if (flavors.contains(Flavor.ENABLEOVERRIDE) && flavors.contains(Flavor.DISABLEOVERRIDE)) {
            throw tokens.error(
                    MofCode.INCOMPATIBLE_FLAVOR_TYPES, place, "EnableOverride and DisableOverride exclude each other");
        }
        if (flavors.contains(Flavor.RESTRICTED)
                && (flavors.contains(Flavor.TOINSTANCE) || flavors.contains(Flavor.TOSUBCLASS))) {
            throw tokens.error(
                    MofCode.INCOMPATIBLE_FLAVOR_TYPES2, place, "Restricted excludes ToInstance and ToSubClass");
        }
    }

    private static Set<QualifierFlavor> flavors(Set<Flavor> written) {
        Set<QualifierFlavor> flavors = EnumSet.noneOf(QualifierFlavor.class);
        for (Flavor each : written) {
            switch (each) {
                case TOINSTANCE -> flavors.add(QualifierFlavor.TO_INSTANCE);
                case TOSUBCLASS -> flavors.add(QualifierFlavor.TO_SUBCLASS);
                case DISABLEOVERRIDE -> flavors.add(QualifierFlavor.NOT_OVERRIDABLE);
                case AMENDED -> flavors.add(QualifierFlavor.AMENDED);
                case NOTTOINSTANCE, NOTTOSUBCLASS, ENABLEOVERRIDE, RESTRICTED -> {
                    // What a qualifier does where nothing is written.
                }
            }
        }
        return flavors;
    }

    private static @Nullable Flavor flavor(String word) {
        for (Flavor flavor : Flavor.values()) {
            if (flavor.name().equals(word.toUpperCase(Locale.ROOT))) {
                return flavor;
            }
        }
        return null;
    }
}
