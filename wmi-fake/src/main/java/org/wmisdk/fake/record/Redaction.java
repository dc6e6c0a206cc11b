package org.wmisdk.fake.record;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiShape;
import org.wmisdk.fake.record.RecordedCall.Outcome;

/**
 * Takes out of calls what is not to be written. First all calls are searched for values that are to be withheld; then every text of
 * every call gives its stand-ins for them, so that keys, references and messages agree.
 */
final class Redaction {
    private final WithheldValues withheld;
    private final List<Pattern> patterns;
    private final StandIns standIns = new StandIns();

    private Redaction(WithheldValues withheld, List<Pattern> patterns) {
        this.withheld = withheld;
        this.patterns = patterns;
    }

    static List<RecordedCall> apply(WithheldValues withheld, List<Pattern> patterns, List<RecordedCall> calls) {
        Redaction redaction = new Redaction(withheld, patterns);
        for (RecordedCall call : calls) {
            if (call instanceof RecordedCall.Query query) {
                query.rows().forEach(redaction::search);
            }
        }
        List<RecordedCall> changed = new ArrayList<>();
        calls.forEach(call -> changed.add(redaction.call(call)));
        return changed;
    }

    private RecordedCall call(RecordedCall call) {
        Outcome outcome = outcome(call.outcome());
        if (call instanceof RecordedCall.Query query) {
            return new RecordedCall.Query(
                    query.target(),
                    query.language(),
                    text(query.text()),
                    query.flags(),
                    query.systemProperties(),
                    query.rows().stream().map(this::object).toList(),
                    outcome);
        }
        if (call instanceof RecordedCall.Definition definition) {
            return new RecordedCall.Definition(
                    definition.target(), definition.className(), definition.definition(), outcome);
        }
        return new RecordedCall.Connect(call.target(), outcome);
    }

    private Outcome outcome(Outcome outcome) {
        String detail = outcome.detail();
        return new Outcome(outcome.end(), outcome.call(), outcome.hresult(), detail == null ? null : text(detail));
    }

    /** Finds the values of an object that are to be withheld. */
    private void search(WmiObject object) {
        String className = className(object);
        for (int i = 0; i < object.shape().size(); i++) {
            CimValue value = object.get(i);
            if (value.isNull()) {
                continue;
            }
            List<CimValue> elements = value.isArray() ? value.elements() : null;
            for (CimValue each : elements == null ? List.of(value) : elements) {
                if (each.raw() instanceof WmiObject embedded) {
                    search(embedded);
                }
            }
            if (withheld.withholds(className, object.shape().name(i), value) && isText(value.type())) {
                (elements == null ? List.of(value) : elements).forEach(each -> standIns.of(String.valueOf(each.raw())));
            }
        }
    }

    private WmiObject object(WmiObject object) {
        String className = className(object);
        WmiShape shape = object.shape();
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            CimValue value = object.get(i);
            values[i] = value.isNull() ? null : value(className, shape.name(i), value);
        }
        SystemProperties system = object.findSystem().orElse(null);
        return Rows.with(object, values, system == null ? null : system(system));
    }

    private @Nullable Object value(String className, String property, CimValue value) {
        boolean hidden = withheld.withholds(className, property, value);
        if (hidden && !isText(value.type())) {
            return null;
        }
        List<CimValue> elements = value.isArray() ? value.elements() : null;
        if (elements == null) {
            return single(value, hidden);
        }
        if (!isText(value.type()) && value.type() != CimType.OBJECT) {
            return value.raw();
        }
        return elements.stream().map(each -> single(each, hidden)).toList();
    }

    private Object single(CimValue value, boolean hidden) {
        Object raw = Objects.requireNonNull(value.raw());
        if (raw instanceof WmiObject embedded) {
            return object(embedded);
        }
        if (!(raw instanceof String text)) {
            return raw;
        }
        if (hidden) {
            return standIns.of(text);
        }
        return value.type() == CimType.REFERENCE ? path(text) : text(text);
    }

    private SystemProperties system(SystemProperties system) {
        return new SystemProperties(
                system.genus(),
                system.className(),
                system.superclass(),
                system.dynasty(),
                system.relpath() == null ? null : path(system.relpath()),
                system.propertyCount(),
                system.derivation(),
                system.server(),
                system.namespace(),
                system.path() == null ? null : path(system.path()));
    }

    /** A path with stand-ins for its keys; one that cannot be read is a text like any other. */
    private String path(String text) {
        WmiPath path;
        try {
            path = WmiPath.of(text);
        } catch (WmiException e) {
            return text(text);
        }
        if (!path.isInstance() || path.isSingleton()) {
            return text(text);
        }
        String className = path.className().orElse("");
        WmiPath.Builder changed = WmiPath.builder(className);
        boolean located = path.host().isPresent() || path.namespace().isPresent();
        int relative = located ? text.indexOf(':') + 1 : 0;
        boolean any = false;
        for (WmiPath.Key key : path.keys()) {
            String name = key.name().orElse("");
            Object value = key.value();
            if (value instanceof String string) {
                boolean hidden = withheld.withholds(className, name, CimValue.of(CimType.STRING, string));
                String standIn = hidden ? standIns.of(string) : text(string);
                any |= !standIn.equals(string);
                changed.key(name, standIn);
            } else if (value instanceof Boolean flag) {
                changed.key(name, flag.booleanValue());
            } else if (value instanceof BigInteger big) {
                changed.key(name, big);
            } else {
                changed.key(name, ((Number) value).longValue());
            }
        }
        return any ? text(text.substring(0, relative)) + changed.build() : text;
    }

    private String text(String text) {
        String changed = text;
        for (Pattern pattern : patterns) {
            changed =
                    pattern.matcher(changed).replaceAll(found -> Matcher.quoteReplacement(standIns.of(found.group())));
        }
        return standIns.replaceIn(changed);
    }

    private static boolean isText(CimType type) {
        return type == CimType.STRING || type == CimType.REFERENCE;
    }

    private static String className(WmiObject object) {
        return object.findSystem().map(SystemProperties::className).orElse("");
    }
}
