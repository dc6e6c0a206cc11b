package org.wmisdk.bench.service;

/** What is measured. */
enum Operation {
    CONNECT("connect", Kind.CONNECT, null, "What does a connection cost, opened and closed?"),
    CONNECT_ROW(
            "connect-row",
            Kind.CONNECT_QUERY,
            "row",
            "What does one row by its name cost with a connection for it alone?"),
    ROW("row", Kind.QUERY, "row", "What does one row by its name cost on an open connection?"),
    ALL_CHEAP(
            "all-cheap",
            Kind.QUERY,
            "all-cheap",
            "What do all properties of a row cost that costs the server next to nothing?"),
    ALL(
            "all",
            Kind.QUERY,
            "all",
            "What do all properties of a row cost that has some sixty and costs the server some work?"),
    ROWS("rows", Kind.QUERY, "rows", "What do some fifty rows of six properties cost?"),
    METHOD("method", Kind.METHOD, null, "What does a method call cost?");

    /** What a contestant is told to do. */
    enum Kind {
        CONNECT("connect"),
        QUERY("query"),
        CONNECT_QUERY("connect-query"),
        METHOD("method"),
        HAND_OVER("hand-over");

        final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no kind of operation named " + word);
        }
    }

    final String id;
    final Kind kind;

    /** The id of the question; the operation's own where it asks none. */
    final String questionId;

    /** The heading. */
    final String heading;

    /** Whether it reads values. */
    final boolean reads;

    Operation(String id, Kind kind, @org.jspecify.annotations.Nullable String questionId, String heading) {
        this.id = id;
        this.kind = kind;
        this.reads = questionId != null;
        this.questionId = questionId == null ? id : questionId;
        this.heading = heading;
    }
}
