package org.wmisdk.bench.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metricshub.wmi.wbem.WmiWbemServices;

/** metricshub's wmi-java. */
final class WmiJavaClient implements Client<List<Map<String, Object>>> {
    private static final long LIMIT_MILLIS = 60_000;

    private @Nullable WmiWbemServices services;

    @Override
    public void open() throws Exception {
        services = connected();
    }

    private static WmiWbemServices connected() throws Exception {
        return WmiWbemServices.getInstance(NAMESPACE, null, null);
    }

    @Override
    public void connect() throws Exception {
        connected().close();
    }

    @Override
    public List<Map<String, Object>> query(Question question) throws Exception {
        return Objects.requireNonNull(services).executeWql(question.text(), LIMIT_MILLIS);
    }

    @Override
    public List<Map<String, Object>> connectAndQuery(Question question) throws Exception {
        WmiWbemServices own = connected();
        try {
            return own.executeWql(question.text(), LIMIT_MILLIS);
        } finally {
            own.close();
        }
    }

    @Override
    public RegistryCall callMethod() throws Exception {
        Map<String, Object> arguments = Map.of(
                RegistryCall.HIVE_PARAMETER, (int) RegistryCall.HIVE,
                RegistryCall.KEY_PARAMETER, RegistryCall.KEY,
                RegistryCall.NAME_PARAMETER, RegistryCall.NAME);
        Map<String, Object> out = Objects.requireNonNull(services)
                .executeMethod(RegistryCall.CLASS, RegistryCall.CLASS, RegistryCall.METHOD, arguments);
        return new RegistryCall(named(out, RegistryCall.CODE), named(out, RegistryCall.VALUE));
    }

    @Override
    public int rows(List<Map<String, Object>> result) {
        return result.size();
    }

    @Override
    public @Nullable Object value(List<Map<String, Object>> result, int row, String name) {
        return named(result.get(row), name);
    }

    private static @Nullable Object named(Map<String, Object> values, String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name))
                .getValue();
    }
}
