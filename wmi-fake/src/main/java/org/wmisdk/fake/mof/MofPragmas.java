package org.wmisdk.fake.mof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of each {@code #pragma}. */
final class MofPragmas {
    private static final int UPDATE_ONLY = 0x1;
    private static final int CREATE_ONLY = 0x2;
    private static final int SAFE_MODE = 0x20;
    private static final int FORCE_MODE = 0x40;

    private MofPragmas() {}

    /** Reads what stands behind the name of a pragma. One that is wrong is reported. */
    static void read(
            String name, Mof.Place place, MofTokens tokens, MofReading reading, List<Mof.Statement> statements) {
        String known = name.toLowerCase(Locale.ROOT);
        MofCode code = switch (known) {
            case "namespace" -> MofCode.INVALID_NAMESPACE_SYNTAX;
            case "classflags", "instanceflags" -> MofCode.INVALID_FLAGS_SYNTAX;
            case "deleteclass" -> MofCode.INVALID_DELETECLASS_SYNTAX;
            case "deleteinstance" -> MofCode.INVALID_DELETEINSTANCE_SYNTAX;
            case "amendment" -> MofCode.INVALID_AMENDMENT_SYNTAX;
            case "autorecover", "locale", "instancelocale", "source", "sourcetype", "nonlocal", "nonlocaltype" ->
                MofCode.INVALID_PRAGMA;
            default -> throw tokens.error(MofCode.INVALID_PRAGMA, place, "there is no #pragma " + name);
        };
        List<Mof.Pragma.Argument> arguments = List.of();
        if (!known.equals("autorecover") || tokens.token().isSymbol('(')) {
            tokens.expect('(', code, "after #pragma " + name);
            if (!known.equals("autorecover") || !tokens.token().isSymbol(')')) {
                arguments = tokens.list(() -> argument(tokens, code));
            }
            tokens.expect(')', code, "after the arguments of #pragma " + name);
        }
        Mof.Pragma pragma = new Mof.Pragma(known, arguments, place);
        String problem = problem(pragma);
        if (problem != null) {
            tokens.report(code, place, problem);
        } else if (known.equals("amendment") && !reading.amend()) {
            tokens.report(MofCode.INVALID_DUPLICATE_AMENDMENT, place, "#pragma amendment stands in this text already");
        } else {
            statements.add(pragma);
        }
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
                        : "expected a text in quotes, a comma, and FAIL or NOFAIL without quotes";
            case "classflags" ->
                flags(pragma) == null
                        ? "expected createonly, updateonly, safeupdate or forceupdate in quotes, or their number,"
                                + " without contradiction"
                        : null;
            case "instanceflags" -> {
                Integer flags = flags(pragma);
                yield flags == null || (flags & (SAFE_MODE | FORCE_MODE)) != 0
                        ? "expected createonly or updateonly in quotes"
                        : null;
            }
            case "amendment" ->
                arguments.size() == 1 && arguments.get(0).quoted()
                        ? null
                        : "expected one locale in quotes: #pragma amendment(\"MS_409\")";
            default -> null;
        };
    }

    /** TRUE for FAIL, FALSE for NOFAIL, null for anything else. */
    static @Nullable Boolean failWord(Mof.Pragma.Argument argument) {
        if (argument.quoted()) {
            return null;
        }
        return switch (argument.text().toUpperCase(Locale.ROOT)) {
            case "FAIL" -> true;
            case "NOFAIL" -> false;
            default -> null;
        };
    }

    /** The WBEM_FLAG bits that the words stand for, null if one is unknown or two contradict. A number stands for its bits. */
    static @Nullable Integer flags(Mof.Pragma pragma) {
        List<String> words = new ArrayList<>();
        for (Mof.Pragma.Argument argument : pragma.arguments()) {
            words.addAll(List.of(argument.text().split(",", -1)));
        }
        int flags = 0;
        for (String word : words) {
            int bits = bits(word.strip().toLowerCase(Locale.ROOT));
            if (bits < 0) {
                return null;
            }
            flags |= bits;
        }
        boolean contradiction = (flags & (UPDATE_ONLY | CREATE_ONLY)) == (UPDATE_ONLY | CREATE_ONLY)
                || (flags & (SAFE_MODE | FORCE_MODE)) == (SAFE_MODE | FORCE_MODE);
        return contradiction ? null : flags;
    }

    private static int bits(String word) {
        return switch (word) {
            case "updateonly" -> UPDATE_ONLY;
            case "createonly" -> CREATE_ONLY;
            case "safeupdate" -> SAFE_MODE;
            case "forceupdate" -> FORCE_MODE;
            default -> number(MofValueParser.whole(word));
        };
    }

    /** The bits of a number, -1 if it has others than flags. */
    private static int number(@Nullable BigInteger number) {
        int all = UPDATE_ONLY | CREATE_ONLY | SAFE_MODE | FORCE_MODE;
        boolean flags = number != null
                && number.signum() >= 0
                && number.bitLength() < Byte.SIZE
                && (number.intValue() & ~all) == 0;
        return number != null && flags ? number.intValue() : -1;
    }
}
