package org.wmisdk.tck.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;

/** {@code IErrorInfo} of a failed WMI call; also the {@code __ExtendedStatus} object that says more. */
final class ErrorInfoObject extends ClassObject {
    static final InterfaceType<ErrorInfoObject> ERROR_INFO = InterfaceType.of("IErrorInfo", ErrorInfoObject.class)
            .method("GetDescription", ErrorInfoObject::getDescription)
            .method("GetSource", ErrorInfoObject::getSource)
            .build();

    private static final WmiShape SHAPE = WmiShape.builder()
            .add("Description", CimType.STRING, false)
            .add("Operation", CimType.STRING, false)
            .add("ParameterInfo", CimType.STRING, false)
            .add("ProviderName", CimType.STRING, false)
            .add("StatusCode", CimType.UINT32, false)
            .build();

    private final Threads.Failure failure;

    ErrorInfoObject(ComServer server, Threads.Failure failure) {
        super(server, row(failure));
        this.failure = failure;
    }

    private static WmiObject row(Threads.Failure failure) {
        @Nullable
        Object[] raw = {
            failure.description(), failure.operation(), null, "WinMgmt", Integer.toUnsignedLong(failure.hresult())
        };
        return SHAPE.object(raw);
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(ERROR_INFO, CLASS_OBJECT);
    }

    private int getDescription(long[] a) {
        return text(a[1], failure.description());
    }

    private int getSource(long[] a) {
        return text(a[1], "WinMgmt");
    }

    private int text(long out, String text) {
        if (out == 0) {
            return Codes.E_POINTER;
        }
        server().memory().putLong(out, server().automation().newString(text));
        return Codes.S_OK;
    }
}
