package org.wmisdk.tck.server;

import java.util.List;
import java.util.function.Supplier;
import org.wmisdk.WmiContext;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** {@code IWbemServices} over a session of the source. */
final class ServicesObject extends ComObject {
    static final InterfaceType<ServicesObject> SERVICES = InterfaceType.of("IWbemServices", ServicesObject.class)
            .method("ExecQuery", ServicesObject::execQuery)
            .build();

    private static final int RETURN_IMMEDIATELY = Facts.constant("WBEM_FLAG_RETURN_IMMEDIATELY");

    private final WmiSession session;

    ServicesObject(ComServer server, WmiSession session) {
        super(server, "services");
        this.session = session;
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(SERVICES);
    }

    @Override
    void gone() {
        session.close();
    }

    private int execQuery(long[] a) {
        String language = server().automation().text(a[1], "IWbemServices::ExecQuery");
        String text = server().automation().text(a[2], "IWbemServices::ExecQuery");
        if (a[5] == 0 || language == null || text == null || text.isEmpty()) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[5], 0);
        int flags = (int) a[3];
        WmiContext context = server().context(a[4]);
        QueryCall call = new QueryCall(language, text, flags, true, context == null ? WmiContext.empty() : context);
        Supplier<WmiCursor> query = () -> session.execQuery(call);
        if ((flags & RETURN_IMMEDIATELY) == 0) {
            WmiCursor cursor = query.get();
            query = () -> cursor;
        }
        server().memory().putLong(a[5], new EnumObject(server(), query).reference(EnumObject.ENUM));
        return Codes.S_OK;
    }
}
