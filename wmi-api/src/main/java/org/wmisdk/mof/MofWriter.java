package org.wmisdk.mof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.internal.Text;

/** Writes schemas and objects as MOF. What MOF cannot say is an {@link IllegalArgumentException} that names it. */
public final class MofWriter {
    private final MofLines lines = new MofLines();
    private final MofValueWriter values = new MofValueWriter(lines);
    private final MofQualifierWriter qualifiers = new MofQualifierWriter(lines, values);

    public MofWriter() {}

    /** {@code #pragma namespace}: what follows goes there. */
    public void namespace(String path) {
        separate();
        lines.add("#pragma namespace(" + MofLiterals.quoted("\\\\.\\" + path) + ")")
                .newLine();
    }

    /** What the class itself declares. */
    public void classDeclaration(WmiClass definition) {
        String where = "class " + definition.name();
        separate();
        qualifiers.ofClass(where, definition);
        lines.add("class " + name(where, definition.name()));
        String parent = definition.superclass();
        lines.add(parent == null ? " {" : " : " + name(where, parent) + " {")
                .newLine()
                .indent();
        for (WmiProperty property : sorted(definition.properties(), WmiProperty::name)) {
            if (property.local()) {
                property(where + ", property " + property.name(), property);
            }
        }
        for (WmiMethod method : definition.methods()) {
            if (method.local()) {
                method(where + ", method " + method.name(), method);
            }
        }
        lines.unindent().add("};").newLine();
    }

    /** Classes in an order in which they can be defined, without those that every namespace has. */
    public void classDeclarations(Collection<WmiClass> classes) {
        for (WmiClass each : MofOrder.definable(classes)) {
            if (!each.name().startsWith("__")) {
                classDeclaration(each);
            }
        }
    }

    public void instance(WmiObject object) {
        separate();
        values.instance(object);
        lines.add(";").newLine();
    }

    /** What was written. */
    @Override
    public String toString() {
        return lines.toString();
    }

    private void separate() {
        if (!lines.isEmpty()) {
            lines.newLine();
        }
    }

    private void property(String where, WmiProperty property) {
        qualifiers.ofProperty(where, property);
        declaration(
                where,
                property.defaultValue(),
                property.className(),
                property.name(),
                MofQualifierWriter.size(property));
        lines.add(";").newLine();
    }

    private void method(String where, WmiMethod method) {
        qualifiers.ofMethod(where, method);
        WmiParameter result = method.returnValue();
        if (result == null) {
            lines.add("void ");
        } else {
            if (result.isArray()) {
                throw unsayable(where, "a method cannot return an array");
            }
            MofQualifierWriter.requireNone(where, result);
            lines.add(type(where, result.type(), result.className()) + " ");
        }
        lines.add(name(where, method.name()) + "(").indent().indent();
        List<WmiParameter> parameters = method.parameters();
        boolean withIds = !MofQualifierWriter.haveAutomaticIds(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            WmiParameter parameter = parameters.get(i);
            String place = where + ", parameter " + parameter.name();
            lines.newLine();
            qualifiers.ofParameter(place, parameter, withIds);
            declaration(place, parameter.defaultValue(), parameter.className(), parameter.name(), "");
            lines.add(i == parameters.size() - 1 ? "" : ",");
        }
        lines.unindent().unindent().add(");").newLine();
    }

    private void declaration(String where, CimValue initial, @Nullable String className, String name, String size) {
        lines.add(type(where, initial.type(), className) + " " + name(where, name));
        if (initial.isArray()) {
            lines.add("[" + size + "]");
        }
        if (!initial.isNull()) {
            lines.add(" =");
            values.value(where, "", initial);
        }
    }

    private static String type(String where, CimType type, @Nullable String className) {
        if (type != CimType.REFERENCE && type != CimType.OBJECT) {
            return type.mofName();
        }
        if (className != null && MofRules.isReserved(className)) {
            throw unsayable(where, "MOF reads the class name " + className + " as a type");
        }
        String target = className == null ? CimType.OBJECT.mofName() : name(where, className);
        return type == CimType.REFERENCE ? target + " ref" : target;
    }

    static String name(String where, String name) {
        if (!MofRules.isName(name)) {
            throw unsayable(where, Text.quote(name) + " is no name in MOF: letters, digits and _, no digit first");
        }
        return name;
    }

    static IllegalArgumentException unsayable(String where, String reason) {
        return new IllegalArgumentException(where + ": " + reason);
    }

    /** In one order, whoever delivered them: that of Windows. */
    static <T> List<T> sorted(List<T> named, Function<T, String> name) {
        List<T> sorted = new ArrayList<>(named);
        sorted.sort(Comparator.comparing(each -> Text.fold(name.apply(each))));
        return sorted;
    }
}
