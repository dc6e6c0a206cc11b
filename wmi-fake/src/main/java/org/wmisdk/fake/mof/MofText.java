package org.wmisdk.fake.mof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.wmisdk.HResult;
import org.wmisdk.fake.MofException;

/** From the bytes of a MOF file to its text. */
public final class MofText {
    private MofText() {}

    /**
     * Decodes UTF-16 by its byte order mark, anything else as UTF-8. The "single-byte text" of the documentation is ASCII
     * in every file that does not depend on the machine that reads it.
     *
     * @param source the name of the file, for messages
     * @throws MofException if the bytes are no text in that encoding
     */
    public static String decode(String source, byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
        }
        try {
            // The mark itself is a blank to the lexer.
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MofException(source, 1, 1, HResult.of(0x8004401E), "the file is no " + charset.name() + " text");
        }
    }
}
