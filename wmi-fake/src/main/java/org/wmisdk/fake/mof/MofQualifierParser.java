package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Qualifier;

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

    private final MofTokens tokens;
    private final MofValueParser values;
    private final Map<String, Set<Flavor>> declared = new HashMap<>();

    MofQualifierParser(MofTokens tokens, MofValueParser values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** Reads a list in brackets if there is one. */
    List<Qualifier> list() {
        if (!tokens.accept('[')) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        List<Qualifier> qualifiers = tokens.list(() -> qualifier(names));
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

    private Qualifier qualifier(Set<String> names) {
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_QUALIFIER_NAME, "the name of a qualifier");
        if (name.equalsIgnoreCase("CIMTYPE")) {
            throw tokens.error(MofCode.CIMTYPE_QUALIFIER, place, "the type of a property is not set by a qualifier");
        }
        if (!names.add(Names.fold(name))) {
            throw tokens.error(MofCode.DUPLICATE_QUALIFIER, place, "qualifier " + name + " stands here twice");
        }
        Object value = true;
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
        return new Qualifier(name, value, bits(flavors));
    }

    /** Values of qualifiers are booleans, sint32, real64, strings and arrays of one of these. */
    private Object value(Mof.Value value) {
        if (value instanceof Mof.Braces braces) {
            List<Object> elements = new ArrayList<>();
            braces.elements().forEach(element -> elements.add(value(element)));
            return List.copyOf(elements);
        }
        CimType type;
        if (value instanceof Mof.Bool) {
            type = CimType.BOOLEAN;
        } else if (value instanceof Mof.Whole) {
            type = CimType.SINT32;
        } else if (value instanceof Mof.Real) {
            type = CimType.REAL64;
        } else if (value instanceof Mof.Text) {
            type = CimType.STRING;
        } else {
            throw tokens.error(
                    MofCode.ILLEGAL_CONSTANT_VALUE,
                    value.place(),
                    "expected a truth value, a number or a string as value of a qualifier");
        }
        return MofValues.constant(tokens, type, value);
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

    private static int bits(Set<Flavor> flavors) {
        return (flavors.contains(Flavor.TOINSTANCE) ? Qualifier.TO_INSTANCE : 0)
                | (flavors.contains(Flavor.TOSUBCLASS) ? Qualifier.TO_SUBCLASS : 0)
                | (flavors.contains(Flavor.DISABLEOVERRIDE) ? Qualifier.NOT_OVERRIDABLE : 0)
                | (flavors.contains(Flavor.AMENDED) ? Qualifier.AMENDED : 0);
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
