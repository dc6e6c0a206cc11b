package org.wmisdk.fake.mof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiQualifier;

/** The syntax tree of a MOF text. */
final class Mof {
    private Mof() {}

    /** Where something stands; both count from 1. */
    record Place(int line, int column) {}

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
            Place place)
            implements Statement {}

    record InstanceDeclaration(
            String className,
            @Nullable String alias,
            List<WmiQualifier> qualifiers,
            List<Assignment> assignments,
            Place place)
            implements Statement {}

    /** {@code target} is the class of a reference or a typed embedded object, null for {@code object}. */
    record PropertyDeclaration(
            String name,
            CimType type,
            boolean array,
            @Nullable String target,
            @Nullable Value value,
            List<WmiQualifier> qualifiers,
            Place place) {}

    /** {@code value} is null where only qualifiers are given. */
    record Assignment(String name, @Nullable Value value, Place place) {}

    sealed interface Value {
        Place place();
    }

    record Whole(BigInteger value, Place place) implements Value {}

    record Real(BigDecimal value, Place place) implements Value {}

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
