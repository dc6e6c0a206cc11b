package org.wmisdk.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.wmisdk.AuthenticationLevel;
import org.wmisdk.ImpersonationLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level by its name, or as any 32-bit integer: whether that is a level is for the rules of connecting to say. */
final class LevelConverters {
    private LevelConverters() {}

    static final class Impersonation implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return level(text, ImpersonationLevel.values(), ImpersonationLevel::value);
        }
    }

    static final class Authentication implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return level(text, AuthenticationLevel.values(), AuthenticationLevel::value);
        }
    }

    private static <L extends Enum<L>> int level(String text, L[] levels, ToIntFunction<L> value) {
        String word = word(text);
        for (L level : levels) {
            if (word(level.name()).equals(word)) {
                return value.applyAsInt(level);
            }
        }
        if (word.matches("[-+]?[0-9].*")) {
            return new IntConverter().convert(text);
        }
        String known = Arrays.stream(levels).map(level -> word(level.name())).collect(Collectors.joining(", "));
        throw new TypeConversionException("'" + text + "' is none of " + known + ", and no number");
    }

    private static String word(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
