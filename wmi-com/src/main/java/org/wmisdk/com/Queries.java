package org.wmisdk.com;

import org.jspecify.annotations.Nullable;

/** What a connection keeps for its queries; made with the first one, since many connections are only tried. Safe for use by several threads. */
final class Queries implements AutoCloseable {
    static final String WQL = "WQL";

    /** The language of nearly every query, as a BSTR. */
    final long wql;

    final Readers readers;

    private final Com com;
    private volatile @Nullable Listed last;

    private record Listed(String query, SelectList list) {}

    /** @param namespace the path of the connection */
    Queries(Com com, String namespace) {
        this.com = com;
        this.readers = new Readers(com, namespace);
        this.wql = com.bstr(WQL);
    }

    /** The list of a query; the known one if it is the query before, as it often is. */
    SelectList list(String query) {
        Listed known = last;
        if (known == null || !known.query.equals(query)) {
            known = new Listed(query, SelectList.of(query));
            last = known;
        }
        return known.list;
    }

    @Override
    public void close() {
        readers.close();
        com.free(wql);
    }
}
