package org.wmisdk.fake.mof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.mof.MofRules;

/** Reads properties, methods and parameters. */
final class MofMemberParser {
    private static final Set<String> OTHER_DECLARATIONS =
            Set.of("typedef", "enum", "enumeration", "struct", "structure");

    private final MofTokens tokens;
    private final MofValueParser values;
    private final MofQualifierParser qualifiers;
    private final MofReading reading;

    MofMemberParser(MofTokens tokens, MofValueParser values, MofQualifierParser qualifiers, MofReading reading) {
        this.tokens = tokens;
        this.values = values;
        this.qualifiers = qualifiers;
        this.reading = reading;
    }

    /**
     * Reads one member into a class.
     *
     * @param names the folded names of the members so far; properties and methods share them
     */
    void member(Mof.ClassDeclaration declaration, Set<String> names) {
        List<Mof.Qualifier> own = qualifiers.list();
        if (tokens.startsStatement()) {
            throw tokens.expected(MofCode.EXPECTED_CLOSE_BRACE, "a member; or } at the end of the class, further up");
        }
        refuseOtherDeclarations();
        boolean nothing = tokens.acceptWord("void");
        Mof.Type type = nothing ? null : type();
        // The brackets of an array stand behind a name; here they are the wrong return type of a method, at best.
        MofLexer.Token bracket = tokens.token();
        boolean arrayType = type != null && tokens.accept('[');
        if (arrayType) {
            tokens.expect(']', MofCode.EXPECTED_CLOSE_BRACKET, "after [");
        }
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of a property or method");
        if (type == null || tokens.token().isSymbol('(')) {
            if (arrayType) {
                tokens.report(MofCode.NO_ARRAYS_RETURNED, bracket.place(), "a method cannot return an array");
            }
            Mof.MethodDeclaration method = method(own, type, name, place);
            requireNew(names, name, place, "method");
            declaration.methods().add(method);
            return;
        }
        if (arrayType) {
            tokens.report(
                    MofCode.EXPECTED_PROPERTY_NAME,
                    bracket.place(),
                    "expected the name of the property; the brackets of an array stand behind it");
        }
        Mof.PropertyDeclaration property = property(own, type, name, place, MofScope.PROPERTY);
        if (tokens.token().isSymbol('(')) {
            throw tokens.error(MofCode.NO_ARRAYS_RETURNED, place, "a method cannot return an array");
        }
        requireNew(names, name, place, "property");
        declaration.properties().add(property);
        tokens.expectEnd(';', MofCode.EXPECTED_SEMI, "or = after the property");
    }

    /** What other languages, and later versions of DMTF's, declare besides classes. */
    void refuseOtherDeclarations() {
        MofLexer.Token token = tokens.token();
        boolean other = token.kind() == MofLexer.Kind.WORD
                && tokens.following().kind() == MofLexer.Kind.WORD
                && OTHER_DECLARATIONS.contains(token.text().toLowerCase(Locale.ROOT));
        if (other) {
            throw tokens.error(
                    MofCode.TYPEDEF_NOT_SUPPORTED, token.place(), "WMI has no " + token.text() + ", only classes");
        }
    }

    private void requireNew(Set<String> names, String name, Mof.Place place, String what) {
        if (!names.add(Names.fold(name))) {
            tokens.report(MofCode.DUPLICATE_PROPERTY, place, what + " " + name + " is declared twice");
        }
    }

    private Mof.PropertyDeclaration property(
            List<Mof.Qualifier> own, Mof.Type written, String name, Mof.Place place, MofScope scope) {
        boolean array = tokens.accept('[');
        WmiQualifier maxLen = array && !tokens.token().isSymbol(']') ? size() : null;
        if (array) {
            tokens.expect(']', MofCode.EXPECTED_CLOSE_BRACKET, "after the size of the array");
        }
        List<WmiQualifier> all = new ArrayList<>(qualifiers.in(
                own, written.cim() == CimType.REFERENCE ? Set.of(scope, MofScope.REFERENCE) : Set.of(scope)));
        if (maxLen != null && all.stream().noneMatch(each -> each.name().equalsIgnoreCase(maxLen.name()))) {
            all.add(maxLen);
        }
        Mof.Type type =
                MofTypes.qualified(new Mof.Type(written.cim(), array, written.target(), written.embedded()), all);
        Mof.Value value = tokens.accept('=') ? values.value() : null;
        return new Mof.PropertyDeclaration(name, type, value, all, place);
    }

    private @Nullable WmiQualifier size() {
        if (tokens.token().kind() != MofLexer.Kind.NUMBER) {
            throw tokens.expected(MofCode.EXPECTED_CLOSE_BRACKET, "] or the size of the array");
        }
        Mof.Value size = values.value();
        BigInteger count = size instanceof Mof.Whole whole ? whole.value() : BigInteger.ZERO;
        if (count.signum() > 0 && count.bitLength() < Integer.SIZE) {
            return MofRules.maxLen(count.intValue());
        }
        tokens.report(MofCode.OUT_OF_RANGE, size.place(), "expected a positive number of elements");
        return null;
    }

    private Mof.MethodDeclaration method(
            List<Mof.Qualifier> own, Mof.@Nullable Type written, String name, Mof.Place place) {
        List<WmiQualifier> all = qualifiers.in(own, Set.of(MofScope.METHOD));
        Mof.Type result = written == null ? null : MofTypes.qualified(written, all);
        tokens.expect('(', MofCode.EXPECTED_OPEN_PAREN, "after the name of a method");
        List<Mof.PropertyDeclaration> parameters = List.of();
        if (!tokens.accept(')')) {
            parameters = tokens.list(this::parameter);
            tokens.expect(')', MofCode.EXPECTED_CLOSE_PAREN, "or a comma after the parameter");
        }
        if (tokens.token().isSymbol('[')) {
            throw tokens.error(MofCode.NO_ARRAYS_RETURNED, tokens.place(), "a method cannot return an array");
        }
        tokens.expectEnd(';', MofCode.EXPECTED_SEMI, "after the method");
        return new Mof.MethodDeclaration(name, result, parameters, all, place);
    }

    private Mof.PropertyDeclaration parameter() {
        List<Mof.Qualifier> own = qualifiers.list();
        Mof.Type type = type();
        Mof.Place place = tokens.place();
        String name = tokens.word(MofCode.EXPECTED_PROPERTY_NAME, "the name of the parameter");
        Mof.PropertyDeclaration parameter = property(own, type, name, place, MofScope.PARAMETER);
        reading.parameter(parameter);
        return parameter;
    }

    private Mof.Type type() {
        MofLexer.Token token = tokens.token();
        if (token.kind() != MofLexer.Kind.WORD) {
            throw tokens.expected(MofCode.EXPECTED_TYPE_IDENTIFIER, "a type");
        }
        tokens.take();
        CimType base = MofTypes.base(token.text());
        if (base != null) {
            return new Mof.Type(base, false, null, false);
        }
        String target = token.text().toLowerCase(Locale.ROOT).equals(CimType.OBJECT.mofName()) ? null : token.text();
        boolean reference = tokens.token().isWord("ref") && tokens.following().kind() == MofLexer.Kind.WORD;
        if (reference) {
            tokens.take();
        }
        return new Mof.Type(reference ? CimType.REFERENCE : CimType.OBJECT, false, target, false);
    }
}
