package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** Calls a fake as the library calls a backend. */
final class Calls {
    static final String ALL = "SELECT * FROM C";

    private Calls() {}

    /** A machine with five rows of C, 0 to 4, and one of D; and a second one with the same. */
    static FakeWmiBuilder builder() {
        FakeWmiBuilder builder = FakeWmi.builder();
        fill(builder);
        return fill(builder.machine("web01", "192.0.2.10")).machine("FAKE");
    }

    private static FakeWmiBuilder fill(FakeWmiBuilder builder) {
        builder.define(FakeClass.named("C").key("K", CimType.UINT32))
                .define(FakeClass.named("D").key("K", CimType.UINT32))
                .instance("D", Map.of("K", 7));
        for (int i = 0; i < 5; i++) {
            builder.instance("C", Map.of("K", i));
        }
        return builder.namespace("root\\other").namespace("root\\cimv2");
    }

    static WmiSession connect(FakeWmi fake, String path) {
        try (ConnectArguments arguments = ConnectArguments.builder(path).build()) {
            return fake.connectServerWmi(arguments);
        }
    }

    static WmiSession connect(FakeWmi fake) {
        return connect(fake, "root\\cimv2");
    }

    static WmiCursor query(WmiSession session, String text) {
        return session.execQuery(new QueryCall("WQL", text, QueryCall.RETURN_IMMEDIATELY, false, WmiContext.empty()));
    }

    /** The keys that a fetch delivers, and what it says: {@code 0 1 MORE}. */
    static String fetch(WmiCursor cursor, int timeoutMillis, int count) {
        List<WmiObject> rows = new ArrayList<>();
        String end;
        try {
            end = cursor.next(timeoutMillis, count, rows).name();
        } catch (SessionException e) {
            end = HResult.of(e.hresult()).name();
        }
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.getInt("K")).append(' '));
        return text + end;
    }

    static String fetch(WmiCursor cursor, int count) {
        return fetch(cursor, -1, count);
    }

    /** The code of a call that fails. */
    static HResult code(Runnable call) {
        return HResult.of(failure(call).hresult());
    }

    static SessionException failure(Runnable call) {
        SessionException thrown = catchThrowableOfType(SessionException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
