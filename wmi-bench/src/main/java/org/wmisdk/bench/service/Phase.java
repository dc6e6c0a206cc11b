package org.wmisdk.bench.service;

/** What a client calls for, or does, while it does an operation. */
enum Phase {
    CONNECT("connecting", "connect"),
    SECURITY("security of proxies", "security"),
    EXEC_QUERY("ExecQuery", "execQuery"),
    NEXT("Next", "next"),
    PUT("parameters of a method", "put"),
    EXEC_METHOD("ExecMethod", "execMethod"),
    GET("values of properties", "get"),
    RELEASE("releasing and clearing", "release"),
    TEXT("BSTRs", "text"),
    OTHER("other calls", "other"),
    SELF("the client itself", "self");

    /** Its name in the tables. */
    final String text;

    /** Its name in an answer. */
    final String word;

    Phase(String text, String word) {
        this.text = text;
        this.word = word;
    }
}
