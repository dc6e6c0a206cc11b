package org.wmisdk.tck.server;

import java.util.List;

/** {@code IWbemLocator}. */
final class LocatorObject extends ComObject {
    static final InterfaceType<LocatorObject> LOCATOR = InterfaceType.of("IWbemLocator", LocatorObject.class)
            .method("ConnectServer", LocatorObject::connectServer)
            .build();

    LocatorObject(ComServer server) {
        super(server, "locator");
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(LOCATOR);
    }

    private int connectServer(long[] a) {
        return server().connector()
                .connect(Connect.Way.LOCATOR, a[1], a[2], a[3], a[4], (int) a[5], a[6], a[7], a[8], null);
    }
}
