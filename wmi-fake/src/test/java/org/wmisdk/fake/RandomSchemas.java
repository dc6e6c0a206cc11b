package org.wmisdk.fake;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimDateTime;
import org.wmisdk.CimInterval;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.ClassDefinition;

/** Classes and objects of every kind that MOF can say, the same ones for a seed. */
final class RandomSchemas {
    private static final List<CimType> TYPES = List.of(CimType.values());
    private static final String ALPHABET =
            "ab Z9\"'\\\n\r\t\b\f\u0000\u000b\u007f\u0085\u200b\u2028\ufeff\ud83d\ude00\u20ac\u00e4x41";

    private final Random random;
    private final List<ClassDefinition> classes = new ArrayList<>();
    private int names;

    RandomSchemas(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            classes.add(definition(i));
        }
    }

    /** Each behind its parent; some have a key. */
    List<ClassDefinition> classes() {
        return classes;
    }

    /** An object of a class with a key, which is this number. */
    WmiObject instance(ClassDefinition definition, int key) {
        WmiObject.Builder object = WmiObject.builder().className(definition.name());
        for (WmiProperty each : definition.properties()) {
            object.set(
                    each.name(),
                    each.isKey() ? CimValue.of(CimType.UINT32, key) : value(each.type(), each.isArray(), 0));
        }
        return object.build();
    }

    private ClassDefinition definition(int number) {
        ClassDefinition parent = number > 0 && random.nextBoolean() ? classes.get(random.nextInt(number)) : null;
        List<WmiProperty> properties = new ArrayList<>();
        if (parent == null) {
            List<WmiQualifier> key = new ArrayList<>(qualifiers());
            key.add(0, WmiQualifier.flag("key", flavors().toArray(new QualifierFlavor[0])));
            properties.add(property("K" + number, CimValue.of(CimType.UINT32, null), null, key));
        }
        for (int n = random.nextInt(8); n >= 0; n--) {
            CimType type = TYPES.get(random.nextInt(TYPES.size()));
            boolean array = random.nextInt(3) == 0;
            List<WmiQualifier> own = new ArrayList<>(qualifiers());
            if (array && random.nextBoolean()) {
                own.add(new WmiQualifier("MaxLen", CimValue.of(CimType.SINT32, 1 + random.nextInt(9)), Set.of()));
            }
            properties.add(property(name("P"), value(type, array, 0), target(type), own));
        }
        if (parent != null && !parent.properties().isEmpty() && random.nextBoolean()) {
            WmiProperty base =
                    parent.properties().get(random.nextInt(parent.properties().size()));
            if (!base.isKey()) {
                properties.add(
                        property(base.name(), value(base.type(), base.isArray(), 0), base.className(), List.of()));
            }
        }
        List<WmiMethod> methods = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            methods.add(method());
        }
        return ClassDefinition.of(name("C\u00e9_"), parent, qualifiers(), properties, methods);
    }

    private static WmiProperty property(
            String name, CimValue initial, @Nullable String target, List<WmiQualifier> qualifiers) {
        return new WmiProperty(name, initial, target, null, true, qualifiers);
    }

    private WmiMethod method() {
        List<WmiParameter> parameters = new ArrayList<>();
        boolean numbersFirst = random.nextInt(4) == 0;
        for (int n = random.nextInt(4); n > 0; n--) {
            CimType type = TYPES.get(random.nextInt(TYPES.size()));
            boolean in = random.nextBoolean();
            boolean out = !in || random.nextBoolean();
            WmiQualifier id = new WmiQualifier("ID", CimValue.of(CimType.SINT32, parameters.size()), Set.of());
            List<WmiQualifier> own = new ArrayList<>(numbersFirst ? List.of(id) : List.of());
            if (in) {
                own.add(WmiQualifier.flag(random.nextBoolean() ? "in" : "In"));
            }
            if (out) {
                own.add(WmiQualifier.flag("out"));
            }
            own.addAll(qualifiers());
            if (!numbersFirst) {
                own.add(id);
            }
            parameters.add(
                    new WmiParameter(name("p"), value(type, random.nextBoolean(), 0), target(type), in, out, own));
        }
        CimType type = TYPES.get(random.nextInt(TYPES.size()));
        WmiParameter result = random.nextInt(3) == 0
                ? null
                : new WmiParameter(
                        WmiParameter.RETURN_VALUE,
                        CimValue.of(type, null),
                        target(type),
                        false,
                        true,
                        List.of(WmiQualifier.flag("out")));
        return new WmiMethod(name("M"), parameters, result, null, true, qualifiers());
    }

    private @Nullable String target(CimType type) {
        boolean typed = (type == CimType.REFERENCE || type == CimType.OBJECT) && random.nextBoolean();
        return typed && !classes.isEmpty()
                ? classes.get(random.nextInt(classes.size())).name()
                : null;
    }

    private List<WmiQualifier> qualifiers() {
        List<WmiQualifier> qualifiers = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            qualifiers.add(new WmiQualifier(name("Q"), qualifierValue(), flavors()));
        }
        return qualifiers;
    }

    private CimValue qualifierValue() {
        CimType type = List.of(CimType.BOOLEAN, CimType.SINT32, CimType.REAL64, CimType.STRING)
                .get(random.nextInt(4));
        if (random.nextBoolean()) {
            return CimValue.of(type, raw(type, 0));
        }
        List<Object> elements = new ArrayList<>();
        for (int n = random.nextInt(4) + (type == CimType.STRING ? 0 : 1); n > 0; n--) {
            elements.add(raw(type, 0));
        }
        return CimValue.ofArray(type, elements);
    }

    private Set<QualifierFlavor> flavors() {
        Set<QualifierFlavor> flavors = EnumSet.noneOf(QualifierFlavor.class);
        for (QualifierFlavor each : QualifierFlavor.values()) {
            boolean written = each != QualifierFlavor.PROPAGATED && each != QualifierFlavor.SYSTEM;
            if (written && random.nextInt(3) == 0) {
                flavors.add(each);
            }
        }
        // What is not overridable is declared anew nowhere here, except by an override of a property, which writes
        // none.
        return flavors;
    }

    private CimValue value(CimType type, boolean array, int depth) {
        boolean none = random.nextInt(3) == 0 || (type == CimType.OBJECT && (classes.isEmpty() || depth > 2));
        if (!array) {
            return CimValue.of(type, none ? null : raw(type, depth));
        }
        List<Object> elements = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0 && !none; n--) {
            elements.add(raw(type, depth));
        }
        return CimValue.ofArray(type, none ? null : elements);
    }

    private Object raw(CimType type, int depth) {
        return switch (type) {
            case SINT8 -> (byte) random.nextInt();
            case UINT8 -> (short) random.nextInt(256);
            case SINT16 -> (short) random.nextInt();
            case UINT16 -> random.nextInt(65536);
            case SINT32 -> random.nextBoolean() ? random.nextInt() : Integer.MIN_VALUE;
            case UINT32 -> random.nextLong() & 0xFFFF_FFFFL;
            case SINT64 -> random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE;
            case UINT64 -> new BigInteger(64, random);
            case REAL32 -> real32();
            case REAL64 -> real64();
            case BOOLEAN -> random.nextBoolean();
            case STRING, REFERENCE -> text();
            case CHAR16 -> random.nextBoolean() ? text().charAt(0) : (char) random.nextInt();
            case DATETIME ->
                random.nextBoolean()
                        ? CimDateTime.parse("20240229235959.123456+" + (random.nextBoolean() ? "060" : "***"))
                        : CimInterval.parse("9999999" + random.nextInt(10) + "235959.000001:000");
            case OBJECT -> object(depth);
        };
    }

    private WmiObject object(int depth) {
        ClassDefinition definition = classes.get(random.nextInt(classes.size()));
        @Nullable Object[] values = definition.defaults();
        for (int i = 0; i < values.length; i++) {
            WmiProperty property = definition.properties().get(i);
            values[i] = value(property.type(), property.isArray(), depth + 1).raw();
        }
        return definition.embedded(values);
    }

    private Float real32() {
        float real = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(real) && random.nextInt(8) > 0 ? real : -0.0f;
    }

    private Double real64() {
        double real = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(real) && random.nextInt(8) > 0 ? real : Double.MIN_VALUE;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? 300 : random.nextInt(12);
        for (int n = length; n >= 0; n--) {
            text.append(
                    random.nextInt(20) == 0
                            ? (char) random.nextInt()
                            : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private String name(String start) {
        names++;
        return start + names;
    }
}
