package org.wmisdk.com;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.spi.SessionException;

/** What Windows says that a code means, asked once for each code. Safe for use by several threads. */
final class StatusTexts {
    /** More codes than any program meets; the texts of others are asked for each time. */
    private static final int KEPT = 256;

    private final Com com;
    private final Map<Integer, String> known =
            new ConcurrentHashMap<>(); // an empty text for a code that Windows does not know

    StatusTexts(Com com) {
        this.com = com;
    }

    /** The text, or null where Windows has none. */
    @Nullable
    String of(int hresult) {
        String text = known.get(hresult);
        if (text == null) {
            text = ask(hresult);
            if (text != null && known.size() < KEPT) {
                known.put(hresult, text);
            }
        }
        return text == null || text.isEmpty() ? null : text;
    }

    private @Nullable String ask(int hresult) {
        CallScratch scratch = com.scratch();
        if (scratch.readsErrorInfo) {
            return null; // a failure of asking for the text of a failure
        }
        long mark = scratch.stack.mark();
        long object = 0;
        long bstr = 0;
        scratch.readsErrorInfo = true;
        try {
            object = com.createInProcess(Guid.CLSID_WbemStatusCodeText, Guid.IID_IWbemStatusCodeText);
            long out = scratch.stack.take(Layouts.POINTER);
            int hr = com.port.callPIIIPI(
                    com.method(object, Slots.STATUS_CODE_TEXT_GET_ERROR_CODE_TEXT), object, hresult, 0, 0, out);
            bstr = hr < 0 ? 0 : com.port.getLong(out);
            return bstr == 0 ? "" : com.text(bstr).strip();
        } catch (SessionException | MalformedValueException noText) {
            return null; // the failure that is being told is told without it
        } finally {
            scratch.readsErrorInfo = false;
            com.free(bstr);
            com.release(object);
            scratch.stack.giveBack(mark);
        }
    }
}
