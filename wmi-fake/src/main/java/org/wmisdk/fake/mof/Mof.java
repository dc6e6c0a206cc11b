package org.wmisdk.fake.mof;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiQualifier;

/** The syntax tree of a MOF text. */
final class Mof {
    private Mof() {}

    /** Where something stands: the name of the text, and line and column, which count from 1. */
    record Place(String source, int line, int column) {
        @Override
        public String toString() {
            return source + ":" + line + ":" + column;
        }
    }

    /** A qualifier in a list; where it stands is for the mistakes that show behind the list. */
    record Qualifier(WmiQualifier value, Place place) {}

    sealed interface Statement {
        Place place();
    }

    /** {@code #pragma name(arguments)}. */
    record Pragma(String name, List<Argument> arguments, Place place) implements Statement {
        /** An argument: a quoted text, or a bare word or number. */
        record Argument(String text, boolean quoted, Place place) {}
    }

    record ClassDeclaration(
            String name,
            @Nullable String alias,
            @Nullable String parent,
            List<WmiQualifier> qualifiers,
            List<PropertyDeclaration> properties,
            List<MethodDeclaration> methods,
            Place place)
            implements Statement {}

    record InstanceDeclaration(
            String className,
            @Nullable String alias,
            List<WmiQualifier> qualifiers,
            List<Assignment> assignments,
            Place place)
            implements Statement {}

    /**
     * What a property, a parameter or a method is declared to be.
     *
     * @param target the class of a reference or a typed embedded object, null for {@code object}
     * @param embedded whether it was written as a string with a qualifier that makes it an embedded object
     */
    record Type(CimType cim, boolean array, @Nullable String target, boolean embedded) {}

    /** A property, or a parameter of a method. */
    record PropertyDeclaration(
            String name, Type type, @Nullable Value value, List<WmiQualifier> qualifiers, Place place) {}

    /** {@code result} is null for {@code void}. */
    record MethodDeclaration(
            String name,
            @Nullable Type result,
            List<PropertyDeclaration> parameters,
            List<WmiQualifier> qualifiers,
            Place place) {}

    /** {@code value} is null where only qualifiers are given. */
    record Assignment(String name, @Nullable Value value, Place place) {}

    sealed interface Value {
        Place place();
    }

    record Whole(BigInteger value, Place place) implements Value {}

    /** A number with a point or an exponent, as it was written: a double and a decimal do not hold the same. */
    record Real(String text, Place place) implements Value {}

    record Text(String value, Place place) implements Value {}

    record Char(char value, Place place) implements Value {}

    record Bool(boolean value, Place place) implements Value {}

    record Null(Place place) implements Value {}

    record Alias(String name, Place place) implements Value {}

    record Embedded(InstanceDeclaration instance) implements Value {
        @Override
        public Place place() {
            return instance.place();
        }
    }

    record Braces(List<Value> elements, Place place) implements Value {}
}
