package org.wmisdk.tck.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiContext;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.WmiSession;

/** What both ways in do, and what they were called with. */
final class Connects {
    private final ComServer server;
    private final List<Connect> made = new CopyOnWriteArrayList<>();

    Connects(ComServer server) {
        this.server = server;
    }

    List<Connect> made() {
        return List.copyOf(made);
    }

    /** Connects through the source, with the native arguments as they came. */
    int connect(
            Connect.Way way,
            long resource,
            long user,
            long password,
            long locale,
            int flags,
            long authority,
            long context,
            long out,
            Connect.@Nullable Levels levels) {
        if (out == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server.memory().putLong(out, 0);
        if (server.threads().current().apartment() == null) {
            return Codes.CO_E_NOTINITIALIZED;
        }
        Connect connect = new Connect(
                way,
                text(resource),
                text(user),
                text(password),
                text(locale),
                flags,
                text(authority),
                server.context(context),
                levels);
        made.add(connect);
        try (ConnectArguments arguments = arguments(connect)) {
            WmiSession session = server.source().connectServerWmi(arguments);
            ServicesObject services = new ServicesObject(server, session);
            server.memory().putLong(out, services.reference(ServicesObject.SERVICES));
        }
        return Codes.S_OK;
    }

    private @Nullable String text(long bstr) {
        return server.automation().text(bstr, "connect");
    }

    private static ConnectArguments arguments(Connect connect) {
        String password = connect.password();
        WmiContext context = connect.context();
        ConnectArguments.Builder builder = ConnectArguments.builder(connect.resource())
                .user(connect.user())
                .password(password == null ? null : password.toCharArray())
                .locale(connect.locale())
                .securityFlags(connect.flags())
                .authority(connect.authority())
                .context(context == null ? WmiContext.empty() : context);
        Connect.Levels levels = connect.levels();
        if (levels != null) {
            builder.impersonationLevel(levels.impersonation()).authenticationLevel(levels.authentication());
        }
        return builder.build();
    }
}
