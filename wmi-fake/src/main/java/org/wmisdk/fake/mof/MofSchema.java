package org.wmisdk.fake.mof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.mof.MofRules;

/** From the declaration of a class to its definition. */
final class MofSchema {
    private static final HResult INVALID_PARAMETER_ID = HResult.of(0x80041037);
    private static final HResult NONCONSECUTIVE_PARAMETER_IDS = HResult.of(0x80041038);
    private static final HResult PARAMETER_ID_ON_RETVAL = HResult.of(0x80041039);

    private final MofReporter errors;
    private final MofValues.Targets targets;

    MofSchema(MofReporter errors, MofValues.Targets targets) {
        this.errors = errors;
        this.targets = targets;
    }

    /**
     * The definition of a class.
     *
     * @throws RepositoryException if it breaks a rule of WMI
     */
    ClassDefinition define(Mof.ClassDeclaration declaration, @Nullable ClassDefinition parent) {
        List<WmiProperty> properties = new ArrayList<>();
        for (Mof.PropertyDeclaration each : declaration.properties()) {
            properties.add(new WmiProperty(
                    each.name(), initial(each), each.type().target(), declaration.name(), true, each.qualifiers()));
        }
        List<WmiMethod> methods = declaration.methods().stream()
                .map(each -> method(declaration.name(), each))
                .toList();
        return ClassDefinition.of(declaration.name(), parent, declaration.qualifiers(), properties, methods);
    }

    /** What the property of a class is declared to be. */
    static Mof.Type type(WmiProperty property) {
        return new Mof.Type(
                property.type(),
                property.isArray(),
                property.className(),
                property.type() == CimType.OBJECT && MofTypes.isEmbedded(property.qualifiers()));
    }

    private CimValue initial(Mof.PropertyDeclaration property) {
        Mof.Value value = property.value();
        Object raw = value == null ? null : MofValues.convert(errors, property.type(), value, targets);
        return value(property.type(), raw);
    }

    private static CimValue value(Mof.Type type, @Nullable Object raw) {
        return type.array() ? CimValue.ofArray(type.cim(), raw) : CimValue.of(type.cim(), raw);
    }

    private WmiMethod method(String className, Mof.MethodDeclaration method) {
        String where = "method " + method.name() + " of class " + className;
        if (id(method.qualifiers()) != null) {
            throw new RepositoryException(PARAMETER_ID_ON_RETVAL, where + ": what is returned has no ID");
        }
        Mof.Type result = method.result();
        WmiParameter returned = result == null
                ? null
                : new WmiParameter(
                        WmiParameter.RETURN_VALUE,
                        value(result, null),
                        result.target(),
                        false,
                        true,
                        List.of(WmiQualifier.flag(MofRules.OUT)));
        return new WmiMethod(
                method.name(), parameters(where, method.parameters()), returned, className, true, method.qualifiers());
    }

    /** In the order of their numbers, which are 0, 1, 2 ... where none is written. */
    private List<WmiParameter> parameters(String where, List<Mof.PropertyDeclaration> declared) {
        TreeMap<Integer, WmiParameter> numbered = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < declared.size(); i++) {
            Mof.PropertyDeclaration parameter = declared.get(i);
            String name = parameter.name();
            List<WmiQualifier> qualifiers = new ArrayList<>(parameter.qualifiers());
            CimValue written = id(qualifiers);
            if (name.equalsIgnoreCase(WmiParameter.RETURN_VALUE)) {
                throw new RepositoryException(
                        PARAMETER_ID_ON_RETVAL, where + ": " + name + " is what is returned, and no parameter");
            }
            if (written == null) {
                qualifiers.add(MofRules.id(i));
            }
            int id = written == null ? i : written.raw() instanceof Integer number ? number : -1;
            WmiParameter before = id < 0 ? null : numbered.put(id, parameter(parameter, qualifiers));
            if (id < 0 || before != null || !names.add(Names.fold(name))) {
                throw new RepositoryException(
                        INVALID_PARAMETER_ID,
                        where + ": parameter " + name + " needs a name and a number (ID) of its own, from 0");
            }
        }
        if (!numbered.isEmpty() && numbered.lastKey() != numbered.size() - 1) {
            throw new RepositoryException(
                    NONCONSECUTIVE_PARAMETER_IDS,
                    where + ": the numbers (ID) of parameters are 0, 1, 2 ... without a gap, not " + numbered.keySet());
        }
        return List.copyOf(numbered.values());
    }

    private WmiParameter parameter(Mof.PropertyDeclaration declared, List<WmiQualifier> qualifiers) {
        return new WmiParameter(
                declared.name(),
                initial(declared),
                declared.type().target(),
                isTrue(qualifiers, MofRules.IN),
                isTrue(qualifiers, MofRules.OUT),
                qualifiers);
    }

    private static @Nullable CimValue id(List<WmiQualifier> qualifiers) {
        return qualifiers.stream()
                .filter(each -> each.name().equalsIgnoreCase(MofRules.ID))
                .map(WmiQualifier::value)
                .findFirst()
                .orElse(null);
    }

    private static boolean isTrue(List<WmiQualifier> qualifiers, String name) {
        return qualifiers.stream().anyMatch(each -> each.name().equalsIgnoreCase(name) && each.isTrue());
    }
}
