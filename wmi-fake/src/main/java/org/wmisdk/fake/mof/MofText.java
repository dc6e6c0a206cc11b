package org.wmisdk.fake.mof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.fake.MofException;

/** From the bytes of a MOF file to its text. */
public final class MofText {
    /** What a compiled MOF file begins with. */
    private static final byte[] BINARY = {'F', 'O', 'M', 'B'};

    /** What files of Windows in Western languages are written in that know no Unicode. */
    private static final Charset SINGLE_BYTE = Charset.forName("windows-1252");

    private MofText() {}

    /**
     * Decodes UTF-16 by its byte order mark, or by the zero that every character of a MOF file has in it there; anything else
     * as UTF-8, and what is no UTF-8 as windows-1252.
     *
     * @param source the name of the file, for messages
     * @throws MofException if the bytes are no text
     */
    public static String decode(String source, byte[] bytes) {
        if (bytes.length >= BINARY.length && Arrays.equals(BINARY, Arrays.copyOf(bytes, BINARY.length))) {
            throw refusal(source, "the file is compiled MOF: expected its text");
        }
        for (Charset charset : charsets(at(bytes, 0), at(bytes, 1), bytes.length)) {
            String text = decode(charset, bytes);
            if (text != null) {
                return text;
            }
        }
        throw refusal(source, "the file is no text in UTF-8, UTF-16 or windows-1252");
    }

    /** The text, in which the byte order mark is a blank to the lexer; null if it is none in this encoding. */
    private static @Nullable String decode(Charset charset, byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static List<Charset> charsets(int first, int second, int length) {
        boolean little = (first == 0xFF && second == 0xFE) || (first != 0 && second == 0);
        boolean big = (first == 0xFE && second == 0xFF) || (first == 0 && second != 0);
        if (length >= 2 && (little || big)) {
            return List.of(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, SINGLE_BYTE);
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? Byte.toUnsignedInt(bytes[index]) : -1;
    }

    private static MofException refusal(String source, String message) {
        return new MofException(List.of(MofCode.INVALID_FILE.at(new Mof.Place(source, 1, 1), message)), 1);
    }
}
