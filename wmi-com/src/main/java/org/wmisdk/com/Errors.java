package org.wmisdk.com;

import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ExtendedStatus;
import org.wmisdk.spi.SessionException;

/** Makes failures out of HRESULTs, with what the thread's error object says of them. */
final class Errors {
    private static final Said NOTHING = new Said(null, null);

    private final Com com;
    private final StatusTexts texts;

    Errors(Com com) {
        this.com = com;
        this.texts = new StatusTexts(com);
    }

    /** What the thread's error object says. */
    private record Said(@Nullable String detail, @Nullable ExtendedStatus status) {}

    /**
     * Forgets the error object of the current thread: before a call, so that what is found after it is its own and not one that
     * somebody else left; and after a failure that is an answer as good as another, so that it is not said of a later one.
     */
    void forget() {
        if (com.functions.setErrorInfo != 0) {
            com.port.callIPI(com.functions.setErrorInfo, 0, 0);
        }
    }

    /** The failure of a call that has just returned on this thread; nothing may be called in between. */
    SessionException failure(String call, int hresult) {
        Said said = said(hresult);
        return new SessionException(call, hresult, said.detail, said.status, texts.of(hresult), null);
    }

    /** Checks a call that makes an object: throws its failure, or if it delivered nothing. */
    long created(String call, int hresult, long object) {
        if (hresult < 0) {
            throw failure(call, hresult); // and the out-pointer of a failed call is not looked at
        }
        if (object == 0) {
            throw new SessionException(call, Codes.E_POINTER, "reported success and delivered nothing");
        }
        return object;
    }

    private Said said(int hresult) {
        Port port = com.port;
        CallScratch scratch = com.scratch();
        if (com.functions.getErrorInfo == 0 || scratch.readsErrorInfo) {
            return NOTHING;
        }
        long mark = scratch.stack.mark();
        long info = 0;
        scratch.readsErrorInfo = true;
        try {
            long out = scratch.stack.take(Layouts.POINTER);
            int hr = port.callIPI(com.functions.getErrorInfo, 0, out);
            info = hr == Codes.S_OK ? port.getLong(out) : 0;
            if (info == 0) {
                return NOTHING;
            }
            ExtendedStatus status = extendedStatus(info);
            String detail = status == null ? null : status.detail(hresult);
            return new Said(detail != null ? detail : description(info), status);
        } catch (SessionException | MalformedValueException e) {
            return new Said("its error object cannot be read (" + e.getMessage() + ")", null);
        } finally {
            scratch.readsErrorInfo = false;
            com.release(info);
            scratch.stack.giveBack(mark);
        }
    }

    /** The {@code __ExtendedStatus} object of WMI that an error object may also be. */
    private @Nullable ExtendedStatus extendedStatus(long info) {
        long object = com.findInterface(info, Guid.IID_IWbemClassObject);
        if (object == 0) {
            return null;
        }
        try (ObjectReader reader = new ObjectReader(com)) {
            return ExtendedStatus.of(reader.row(object, 0, false));
        } finally {
            com.release(object);
        }
    }

    private @Nullable String description(long info) {
        NativeStack stack = com.scratch().stack;
        long mark = stack.mark();
        long bstr = 0;
        try {
            long out = stack.take(Layouts.POINTER);
            int hr = com.port.callPPI(com.method(info, Slots.ERROR_INFO_GET_DESCRIPTION), info, out);
            bstr = hr < 0 ? 0 : com.port.getLong(out);
            return bstr == 0 ? null : com.text(bstr);
        } finally {
            com.free(bstr);
            stack.giveBack(mark);
        }
    }
}
