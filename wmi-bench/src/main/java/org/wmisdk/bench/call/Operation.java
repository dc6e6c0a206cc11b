package org.wmisdk.bench.call;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is measured; a way to call has a benchmark of the same name in lower case. */
enum Operation {
    NOTHING("What does an empty benchmark measure?"),
    CONNECT("What does a call with 10 arguments cost (ConnectServerWmi)?"),
    GET("What does a call with 6 arguments cost (IWbemClassObject::Get)?"),
    NEXT("What does a call with 5 arguments cost (IEnumWbemClassObject::Next)?"),
    RELEASE("What does a call with 1 argument cost (IUnknown::Release)?"),
    BSTR("What does it cost to make a BSTR of 20 characters, to look at it, and to free it?"),
    VARIANT("What does it cost to read a text of 20 characters from a VARIANT?"),
    UPCALL("What does it cost native code to call Java?");

    /** The calls that goals are about. */
    static final List<Operation> CALLS = List.of(CONNECT, GET, NEXT, RELEASE);

    private final String question;

    Operation(String question) {
        this.question = question;
    }

    String question() {
        return question;
    }

    /** The name of the method that does it once. */
    String method() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it returns while arguments are checked. */
    int checkedAnswer() {
        return switch (this) {
            case NOTHING -> 1;
            case CONNECT -> weighed(Way.A, Way.B, Way.C, Way.D, Way.E, Way.F, Way.G, Way.H, Way.I, Way.J);
            case GET -> weighed(Way.A, Way.B, Way.E, Way.C, Way.D, Way.F);
            case NEXT -> weighed(Way.A, Way.E, Way.I, Way.B, Way.C);
            case RELEASE -> weighed(Way.A);
            case BSTR -> Callee.TEXT.charAt(Callee.TEXT.length() - 1);
            case VARIANT -> Callee.TEXT.hashCode();
            case UPCALL -> -7;
        };
    }

    /** As {@code callee.c} has it: all bits of each argument, by its place. */
    private static int weighed(long... arguments) {
        return IntStream.range(0, arguments.length)
                .map(place -> (place + 1) * (int) (arguments[place] ^ (arguments[place] >> Integer.SIZE)))
                .sum();
    }

    /** Those that a class has a benchmark of. */
    static List<Operation> of(Class<? extends Way> way) {
        List<String> names =
                Arrays.stream(way.getMethods()).map(method -> method.getName()).toList();
        return Arrays.stream(values())
                .filter(operation -> names.contains(operation.method()))
                .toList();
    }
}
