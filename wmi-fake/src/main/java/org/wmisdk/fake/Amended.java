package org.wmisdk.fake;

import java.util.List;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;

/** Leaves out what belongs to a language: Windows keeps it apart from the schema, and delivers it only to those who ask for it. */
final class Amended {
    private Amended() {}

    static WmiClass without(WmiClass schema) {
        return new WmiClass(
                schema.system(),
                schema.complete(),
                without(schema.qualifiers()),
                schema.properties().stream().map(Amended::without).toList(),
                schema.methods().stream().map(Amended::without).toList());
    }

    private static WmiProperty without(WmiProperty property) {
        return new WmiProperty(
                property.name(),
                property.defaultValue(),
                property.className(),
                property.origin(),
                property.local(),
                without(property.qualifiers()));
    }

    private static WmiMethod without(WmiMethod method) {
        WmiParameter returnValue = method.returnValue();
        return new WmiMethod(
                method.name(),
                method.parameters().stream().map(Amended::without).toList(),
                returnValue == null ? null : without(returnValue),
                method.origin(),
                method.local(),
                without(method.qualifiers()));
    }

    private static WmiParameter without(WmiParameter parameter) {
        return new WmiParameter(
                parameter.name(),
                parameter.defaultValue(),
                parameter.className(),
                parameter.in(),
                parameter.out(),
                without(parameter.qualifiers()));
    }

    private static List<WmiQualifier> without(List<WmiQualifier> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> !qualifier.has(QualifierFlavor.AMENDED))
                .toList();
    }
}
