package org.wmisdk.tck.server;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Texts for reports. */
final class Texts {
    private Texts() {}

    static String stack(Throwable t) {
        StringWriter text = new StringWriter();
        t.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
