package org.wmisdk.tck.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.wmisdk.spi.SessionException;

/** {@code IWbemCallResult} of a call that has ended: what it answered, or how it failed, is told to who asks. */
final class CallResultObject extends ComObject {
    static final InterfaceType<CallResultObject> CALL_RESULT = InterfaceType.of(
                    "IWbemCallResult", CallResultObject.class)
            .method("GetResultString", CallResultObject::getResultString)
            .build();

    private final Supplier<Optional<String>> answer;

    private CallResultObject(ComServer server, Supplier<Optional<String>> answer) {
        super(server, "call result");
        this.answer = answer;
    }

    /** Makes a call, and keeps how it ended. */
    static CallResultObject of(ComServer server, Supplier<Optional<String>> call) {
        try {
            Optional<String> answer = call.get();
            return new CallResultObject(server, () -> answer);
        } catch (SessionException e) {
            return new CallResultObject(server, () -> {
                throw e;
            });
        }
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(CALL_RESULT);
    }

    private int getResultString(long[] a) {
        if (a[2] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[2], 0);
        answer.get().ifPresent(text -> server().writeText(a[2], text));
        return Codes.S_OK;
    }
}
