package org.wmisdk.fake.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/** Takes what is withheld out of the definitions of classes: default values and the texts of qualifiers. Names stay. */
final class SchemaRedaction {
    private final ObjectRedaction objects;
    private final TextRedaction texts;

    SchemaRedaction(ObjectRedaction objects, TextRedaction texts) {
        this.objects = objects;
        this.texts = texts;
    }

    WmiClass definition(WmiClass definition) {
        return new WmiClass(
                objects.system(definition.system()),
                qualifiers(definition.qualifiers()),
                definition.properties().stream()
                        .map(property -> property(definition.name(), property))
                        .toList(),
                definition.methods().stream()
                        .map(method -> method(definition.name(), method))
                        .toList());
    }

    private WmiProperty property(String className, WmiProperty property) {
        return new WmiProperty(
                property.name(),
                value(className, property.name(), property.defaultValue()),
                property.className(),
                property.origin(),
                property.local(),
                qualifiers(property.qualifiers()));
    }

    private WmiMethod method(String className, WmiMethod method) {
        WmiParameter result = method.returnValue();
        return new WmiMethod(
                method.name(),
                method.parameters().stream()
                        .map(parameter -> parameter(className, parameter))
                        .toList(),
                result == null ? null : parameter(className, result),
                method.origin(),
                method.local(),
                qualifiers(method.qualifiers()));
    }

    private WmiParameter parameter(String className, WmiParameter parameter) {
        return new WmiParameter(
                parameter.name(),
                value(className, parameter.name(), parameter.defaultValue()),
                parameter.className(),
                parameter.in(),
                parameter.out(),
                qualifiers(parameter.qualifiers()));
    }

    private CimValue value(String className, String name, CimValue value) {
        return of(value, objects.value(className, name, value));
    }

    private List<WmiQualifier> qualifiers(List<WmiQualifier> qualifiers) {
        return qualifiers.stream()
                .map(each -> new WmiQualifier(each.name(), text(each.value()), each.flavors()))
                .toList();
    }

    private CimValue text(CimValue value) {
        List<CimValue> elements = value.isArray() ? value.elements() : null;
        if (value.type() != CimType.STRING || value.isNull()) {
            return value;
        }
        return of(
                value,
                elements == null
                        ? texts.text(String.valueOf(value.raw()))
                        : elements.stream()
                                .map(each -> texts.text(String.valueOf(each.raw())))
                                .toList());
    }

    private static CimValue of(CimValue before, @Nullable Object raw) {
        return CimValue.of(before.type(), before.isArray(), raw);
    }
}
