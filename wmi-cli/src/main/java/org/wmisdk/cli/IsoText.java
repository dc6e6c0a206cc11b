package org.wmisdk.cli;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.wmisdk.CimDateTime;

/** A CIM datetime in ISO 8601, where it has such a form. */
final class IsoText {
    private IsoText() {}

    /** With its offset, or without one where only that is unset; nothing for a malformed or incomplete one. */
    static Optional<String> of(CimDateTime time) {
        if (time.isMalformed()) {
            return Optional.empty();
        }
        boolean zoned = time.has(CimDateTime.Field.OFFSET);
        for (CimDateTime.Field field : CimDateTime.Field.values()) {
            if (field != CimDateTime.Field.OFFSET && !time.has(field)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                zoned
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.toOffsetDateTime())
                        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.toLocalDateTime()));
    }
}
