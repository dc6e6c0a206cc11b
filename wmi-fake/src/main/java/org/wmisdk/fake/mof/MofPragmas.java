package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of each {@code #pragma}. */
final class MofPragmas {
    private MofPragmas() {}

    /** Reads what stands behind the name of a pragma. */
    static Mof.Pragma read(String name, Mof.Place place, MofTokens tokens) {
        String known = name.toLowerCase(Locale.ROOT);
        MofCode code = switch (known) {
            case "namespace" -> MofCode.INVALID_NAMESPACE_SYNTAX;
            case "classflags", "instanceflags" -> MofCode.INVALID_FLAGS_SYNTAX;
            case "deleteclass" -> MofCode.INVALID_DELETECLASS_SYNTAX;
            case "deleteinstance" -> MofCode.INVALID_DELETEINSTANCE_SYNTAX;
            case "autorecover", "amendment", "locale" -> MofCode.INVALID_PRAGMA;
            default -> throw tokens.error(MofCode.INVALID_PRAGMA, place, "there is no #pragma " + name);
        };
        List<Mof.Pragma.Argument> arguments = List.of();
        if (!known.equals("autorecover")) {
            tokens.expect('(', code, "after #pragma " + name);
            arguments = tokens.list(() -> argument(tokens, code));
            tokens.expect(')', code, "after the arguments of #pragma " + name);
        }
        Mof.Pragma pragma = new Mof.Pragma(known, arguments, place);
        String problem = problem(pragma);
        if (problem != null) {
            throw tokens.error(code, place, problem);
        }
        return pragma;
    }

    private static Mof.Pragma.Argument argument(MofTokens tokens, MofCode code) {
        MofLexer.Token token = tokens.token();
        return switch (token.kind()) {
            case STRING -> new Mof.Pragma.Argument(tokens.take().text(), true, token.place());
            case WORD, NUMBER -> new Mof.Pragma.Argument(tokens.take().text(), false, token.place());
            default -> throw tokens.expected(code, "an argument of the pragma");
        };
    }

    private static @Nullable String problem(Mof.Pragma pragma) {
        List<Mof.Pragma.Argument> arguments = pragma.arguments();
        return switch (pragma.name()) {
            case "namespace" ->
                arguments.size() == 1 && arguments.get(0).quoted()
                        ? null
                        : "expected one path in quotes: #pragma namespace(\"\\\\\\\\.\\\\root\\\\test\")";
            case "deleteclass", "deleteinstance" ->
                arguments.size() == 2 && arguments.get(0).quoted() && failWord(arguments.get(1)) != null
                        ? null
                        : "expected a text in quotes and FAIL or NOFAIL";
            case "classflags", "instanceflags" ->
                flags(pragma) == null ? "expected createonly, updateonly, safeupdate or forceupdate" : null;
            default -> null;
        };
    }

    /** TRUE for FAIL, FALSE for NOFAIL, null for anything else. */
    static @Nullable Boolean failWord(Mof.Pragma.Argument argument) {
        if (argument.quoted() || !argument.text().toUpperCase(Locale.ROOT).endsWith("FAIL")) {
            return null;
        }
        return switch (argument.text().toUpperCase(Locale.ROOT)) {
            case "FAIL" -> true;
            case "NOFAIL" -> false;
            default -> null;
        };
    }

    /** The WBEM_FLAG bits that the words stand for, null if one is unknown. A number stands for itself. */
    static @Nullable Integer flags(Mof.Pragma pragma) {
        int flags = 0;
        List<String> words = new ArrayList<>();
        pragma.arguments()
                .forEach(argument -> words.addAll(List.of(argument.text().split(",", -1))));
        for (String word : words) {
            int bit = switch (word.strip().toLowerCase(Locale.ROOT)) {
                case "updateonly" -> 0x1;
                case "createonly" -> 0x2;
                case "safeupdate" -> 0x20;
                case "forceupdate", "64" -> 0x40;
                default -> -1;
            };
            if (bit < 0) {
                return null;
            }
            flags |= bit;
        }
        return flags;
    }
}
