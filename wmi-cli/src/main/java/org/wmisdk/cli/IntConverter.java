package org.wmisdk.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads any 32-bit integer, decimal or hexadecimal with 0x; from 0x80000000 on as its bit pattern. */
final class IntConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            long number = Long.decode(text.strip());
            if (number >= Integer.MIN_VALUE && number <= 0xFFFF_FFFFL) {
                return (int) number;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no integer; write it decimal or with 0x");
        }
        throw new TypeConversionException("'" + text + "' has more than 32 bits");
    }
}
