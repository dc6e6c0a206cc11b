package org.wmisdk.fake.record;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wmisdk.fake.record.RecordedCall.Target;

/** Takes out of texts what the patterns find, and what was withheld elsewhere. */
final class TextRedaction {
    private final List<Pattern> patterns;
    private final StandIns standIns = new StandIns();

    TextRedaction(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** The stand-in for a text that is withheld whole. */
    String standIn(String text) {
        return standIns.of(text);
    }

    String text(String text) {
        String changed = text;
        for (Pattern pattern : patterns) {
            changed =
                    pattern.matcher(changed).replaceAll(found -> Matcher.quoteReplacement(standIns.of(found.group())));
        }
        return standIns.replaceIn(changed);
    }

    Target target(Target target) {
        return new Target(text(target.host()), namespace(target.namespace()));
    }

    /** A namespace stays one: each part of it is a text of its own. */
    String namespace(String namespace) {
        return Arrays.stream(namespace.split("\\\\", -1)).map(this::text).collect(Collectors.joining("\\"));
    }
}
