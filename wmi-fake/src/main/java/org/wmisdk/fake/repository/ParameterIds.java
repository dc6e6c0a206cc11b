package org.wmisdk.fake.repository;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.QualifierFlavor;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiQualifier;

/** The qualifier {@code ID} of parameters: their order, from 0 without a gap; given by WMI where nobody wrote it. */
final class ParameterIds {
    private static final String ID = "ID";

    private ParameterIds() {}

    static List<WmiMethod> complete(List<WmiMethod> methods) {
        return methods.stream().map(ParameterIds::complete).toList();
    }

    private static WmiMethod complete(WmiMethod method) {
        WmiParameter result = method.returnValue();
        if (result != null && result.qualifier(ID).isPresent()) {
            throw new RepositoryException(
                    HResult.of(0x80041039), "method " + method.name() + ": what it returns has no ID");
        }
        long written = method.parameters().stream()
                .filter(parameter -> parameter.qualifier(ID).isPresent())
                .count();
        List<WmiParameter> parameters = new ArrayList<>();
        if (written == 0) {
            method.parameters().forEach(parameter -> parameters.add(numbered(parameter, parameters.size())));
        } else {
            check(method);
            parameters.addAll(method.parameters());
            parameters.sort(Comparator.comparing(ParameterIds::id));
        }
        return new WmiMethod(method.name(), parameters, result, null, true, method.qualifiers());
    }

    private static void check(WmiMethod method) {
        BitSet seen = new BitSet();
        for (WmiParameter parameter : method.parameters()) {
            Integer id = id(parameter);
            if (id == null) {
                throw broken(0x80041036, method, "parameter " + parameter.name() + " has no ID, but others have one");
            }
            if (id < 0 || id >= Short.MAX_VALUE || seen.get(id)) {
                throw broken(
                        0x80041037,
                        method,
                        "parameter " + parameter.name() + " has the ID " + id
                                + ", which is negative, too large or given twice");
            }
            seen.set(id);
        }
        if (seen.length() != method.parameters().size()) {
            throw broken(0x80041038, method, "the IDs of its parameters start at 0 and have no gap");
        }
    }

    private static RepositoryException broken(int code, WmiMethod method, String rule) {
        return new RepositoryException(HResult.of(code), "method " + method.name() + ": " + rule);
    }

    private static @Nullable Integer id(WmiParameter parameter) {
        return parameter
                .qualifier(ID)
                .map(WmiQualifier::value)
                .filter(value -> value.type() == CimType.SINT32 && !value.isArray())
                .map(CimValue::asInt)
                .orElse(null);
    }

    private static WmiParameter numbered(WmiParameter parameter, int id) {
        List<WmiQualifier> qualifiers = new ArrayList<>(parameter.qualifiers());
        qualifiers.add(new WmiQualifier(
                ID,
                CimValue.of(CimType.SINT32, id),
                Set.of(QualifierFlavor.TO_INSTANCE, QualifierFlavor.NOT_OVERRIDABLE, QualifierFlavor.PROPAGATED)));
        return new WmiParameter(
                parameter.name(),
                parameter.defaultValue(),
                parameter.className(),
                parameter.in(),
                parameter.out(),
                qualifiers);
    }
}
