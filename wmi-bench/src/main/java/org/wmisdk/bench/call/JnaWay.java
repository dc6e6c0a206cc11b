package org.wmisdk.bench.call;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** What JNA's own ways are given: pointers are objects, which are made once, beforehand. */
public abstract class JnaWay extends Way {
    final Pointer pa = new Pointer(a);
    final Pointer pb = new Pointer(b);
    final Pointer pc = new Pointer(c);
    final Pointer pd = new Pointer(d);
    final Pointer pf = new Pointer(f);
    final Pointer pg = new Pointer(g);
    final Pointer ph = new Pointer(h);

    String text = Callee.TEXT;

    /** Fills the BSTR as jna-platform does, since JNA's characters are those of {@code wchar_t}, and looks at its end. */
    final int filled(Pointer made) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        made.write(0, bytes, 0, bytes.length);
        return made.getShort((long) bytes.length - Character.BYTES);
    }
}
