package org.wmisdk.bench.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.ConnectRequest;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiMethodCall;
import org.wmisdk.WmiMethodResult;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiQuery;
import org.wmisdk.bench.Ports;
import org.wmisdk.bench.server.HandOverCount;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.call.WorkerPool;

/** This library by one of its backends, directly or, with a timeout, through a worker. */
final class SdkClient implements Client<List<WmiObject>> {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final WmiPath REGISTRY = WmiPath.of(RegistryCall.CLASS);
    private static final Subject NOTHING = Subject.of("nothing", null);

    private final String backend;
    private final WmiLocator locator;
    private final boolean worker;
    private final ConnectRequest request;
    private final CallRunner runner;
    private @Nullable WmiNamespace namespace;
    private @Nullable Timed timed;
    private @Nullable Object hive;

    /** The same over a port that tells how long calls take, with a connection of its own. */
    private record Timed(TimedPort port, WmiLocator locator, WmiNamespace namespace) {
        static Timed over(String backend) {
            TimedPort.Backend timed = TimedPort.over(Ports.named(backend));
            WmiLocator locator = WmiLocator.over(timed);
            return new Timed(timed.port, locator, locator.connect(NAMESPACE));
        }
    }

    SdkClient(String backend, boolean worker) {
        this.backend = backend;
        this.locator = WmiLocator.using(backend);
        this.worker = worker;
        ConnectRequest.Builder builder = ConnectRequest.builder(NAMESPACE);
        this.request = worker ? builder.timeout(LIMIT).build() : builder.build();
        this.runner =
                new CallRunner(new WorkerPool("hand-over", locator.provider().callThreads(), 1));
    }

    @Override
    public void open() {
        namespace = locator.connect(request);
    }

    @Override
    public void connect() {
        locator.connect(request).close();
    }

    @Override
    public List<WmiObject> query(Question question) {
        return ask(Objects.requireNonNull(namespace), question);
    }

    @Override
    public List<WmiObject> connectAndQuery(Question question) {
        try (WmiNamespace own = locator.connect(request)) {
            return ask(own, question);
        }
    }

    private void ask(WmiNamespace connection, Operation.Kind kind, @Nullable Question question) {
        if (kind == Operation.Kind.METHOD) {
            call(connection);
        } else {
            ask(connection, Objects.requireNonNull(question));
        }
    }

    private List<WmiObject> ask(WmiNamespace connection, Question question) {
        WmiQuery query = connection.query(question.text());
        return (worker ? query.timeout(LIMIT) : query).list();
    }

    @Override
    public RegistryCall callMethod() {
        return call(Objects.requireNonNull(namespace));
    }

    /** As the signature wants it, which is read once: a uint32 on Windows, a sint32 with the same bits in Wine. */
    private Object hive() {
        Object known = hive;
        if (known == null) {
            boolean signed = Objects.requireNonNull(namespace)
                    .classDefinition(RegistryCall.CLASS)
                    .method(RegistryCall.METHOD)
                    .flatMap(method -> method.parameter(RegistryCall.HIVE_PARAMETER))
                    .filter(parameter -> parameter.type() == CimType.SINT32)
                    .isPresent();
            known = signed ? (Object) (int) RegistryCall.HIVE : (Object) RegistryCall.HIVE;
            hive = known;
        }
        return known;
    }

    private RegistryCall call(WmiNamespace connection) {
        WmiMethodCall call = connection
                .method(REGISTRY, RegistryCall.METHOD)
                .arg(RegistryCall.HIVE_PARAMETER, hive())
                .arg(RegistryCall.KEY_PARAMETER, RegistryCall.KEY)
                .arg(RegistryCall.NAME_PARAMETER, RegistryCall.NAME);
        WmiMethodResult result = (worker ? call.timeout(LIMIT) : call).call();
        return new RegistryCall(
                result.returnValue().raw(), result.get(RegistryCall.VALUE).raw());
    }

    @Override
    public int rows(List<WmiObject> result) {
        return result.size();
    }

    @Override
    public @Nullable Object value(List<WmiObject> result, int row, String name) {
        CimValue value = result.get(row).get(name);
        return value.isNull() ? null : value.raw();
    }

    @Override
    public void handOver() {
        runner.run(NOTHING, runner.budget(LIMIT), Work.ofValue(() -> true));
    }

    @Override
    public int handOvers(Operation.Kind kind, @Nullable Question question) {
        HandOverCount counted = new HandOverCount(locator.provider());
        WmiLocator counting = WmiLocator.over(counted);
        if (kind == Operation.Kind.QUERY || kind == Operation.Kind.METHOD) {
            try (WmiNamespace own = counting.connect(request)) {
                int before = counted.count();
                ask(own, kind, question);
                return counted.count() - before;
            }
        }
        try (WmiNamespace own = counting.connect(request)) {
            if (kind == Operation.Kind.CONNECT_QUERY) {
                ask(own, Objects.requireNonNull(question));
            }
        }
        return counted.count();
    }

    @Override
    public Map<Phase, Double> phases(Operation.Kind kind, @Nullable Question question, int times) {
        Timed by = timed == null ? Timed.over(backend) : timed;
        timed = by;
        Map<Phase, Double> nanos = by.port.nanosOf(() -> {
            for (int i = 0; i < times; i++) {
                if (kind == Operation.Kind.CONNECT) {
                    by.locator.connect(request).close();
                } else {
                    ask(by.namespace, kind, question);
                }
            }
        });
        nanos.replaceAll((phase, all) -> all / times);
        return nanos;
    }
}
