package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;

/**
 * All rows of a query.
 *
 * @param warning what the server said beside them, such as that some are missing
 */
record QueryResult(List<WmiObject> rows, Optional<HResult> warning) {
    static QueryResult of(WmiQuery query) {
        try (WmiRows rows = query.open()) {
            List<WmiObject> all = rows.stream().toList();
            return new QueryResult(all, rows.warning());
        }
    }

    /** Writes the field {@code rows}, and {@code warning} where there is one. */
    void write(JsonGenerator json) throws IOException {
        json.writeFieldName("rows");
        JsonFormat.writeRows(json, rows);
        if (warning.isPresent()) {
            json.writeObjectFieldStart("warning");
            JsonFormat.writeCode(json, warning.get());
            json.writeEndObject();
        }
    }

    /** Tells people that not all rows are there. */
    static void warn(Optional<HResult> warning, PrintStream err) {
        warning.ifPresent(code -> err.println("wmi: warning: " + code + ": " + code.meaning()));
    }
}
