package org.wmisdk.bench.service;

import org.jspecify.annotations.Nullable;

/** Who takes part, each in a process of its own. */
enum Contestant {
    C("C client"),
    FFM("FFM"),
    JNA("JNA"),
    FFM_WORKER("FFM, worker"),
    JNA_WORKER("JNA, worker"),
    LINKED("OSHI's FFM way"),
    WBEMCLI_UTIL("WbemcliUtil"),
    OSHI("OSHI"),
    WMI_JAVA("wmi-java");

    /** Its name in the tables. */
    final String text;

    Contestant(String text) {
        this.text = text;
    }

    /** Whether it is a Java library. */
    boolean isJava() {
        return this != C;
    }

    Client<?> client() {
        return switch (this) {
            case FFM -> new SdkClient("ffm", false);
            case JNA -> new SdkClient("jna", false);
            case FFM_WORKER -> new SdkClient("ffm", true);
            case JNA_WORKER -> new SdkClient("jna", true);
            case LINKED -> new LinkedPerCallClient();
            case WBEMCLI_UTIL -> new WbemcliUtilClient();
            case OSHI -> new OshiClient();
            case WMI_JAVA -> new WmiJavaClient();
            case C -> throw new IllegalStateException("the C client is a program of its own");
        };
    }

    boolean hasWorkers() {
        return this == FFM_WORKER || this == JNA_WORKER;
    }

    /** Why it cannot do an operation, or null when it can. */
    @Nullable
    String cannot(Operation operation) {
        if (operation == Operation.ROW && connectsEachTime()) {
            return "Each of its queries has a connection of its own: see the table of both together.";
        }
        if (operation == Operation.CONNECT && this == OSHI) {
            return "It connects with its queries only.";
        }
        if (operation == Operation.METHOD && connectsEachTime()) {
            return "It asks queries and cannot call methods.";
        }
        if (operation == Operation.METHOD && this == LINKED) {
            return "OSHI calls no methods, so that there is no such way of OSHI's to measure.";
        }
        return null;
    }

    /** What is to be known of its numbers, or null. */
    @Nullable
    String note(Operation operation) {
        if (operation.kind == Operation.Kind.QUERY && connectsEachTime()) {
            return "Its query connects too, and lists the properties of an enum.";
        }
        if (operation == Operation.METHOD && this == WMI_JAVA) {
            return "It gets the class and the signature anew with each call.";
        }
        if (this == LINKED) {
            return "Written by hand: a handle is linked for each call, rows come one at a time.";
        }
        return null;
    }

    private boolean connectsEachTime() {
        return this == WBEMCLI_UTIL || this == OSHI;
    }
}
