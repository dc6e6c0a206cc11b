package org.wmisdk.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/**
 * What {@link WmiFake} brings to a test, for a fake that is filled by code. Register it in a static field; it does all that {@link WmiFake}
 * says, which may stand on methods and nested classes to add to it, but not on the class of the field or one around it.
 *
 * <pre>{@code
 * class OpsTest {
 *     @RegisterExtension
 *     static final WmiFakeExtension WMI = WmiFakeExtension.filledBy(builder -> builder
 *             .machine("web01")
 *             .user("CONTOSO\\ops", "secret".toCharArray())
 *             .sampleMachine());
 *
 *     @Test
 *     void the_machines_are_asked_for_their_services(WmiLocator locator) {
 *         assertThat(new Inventory(locator).services("web01")).contains("Spooler");
 *     }
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class WmiFakeExtension
        implements ParameterResolver,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                InvocationInterceptor {
    private static final Namespace STORE = Namespace.create(WmiFakeExtension.class);

    private final FakeRecipe code;

    /** For JUnit, which finds it through {@link WmiFake}. */
    public WmiFakeExtension() {
        this(new FakeRecipe(null, "root\\cimv2", false, false, List.of()));
    }

    private WmiFakeExtension(FakeRecipe code) {
        this.code = code;
    }

    /**
     * An extension whose fakes are filled by code.
     *
     * @param filler fills a builder, which stands in {@code root\cimv2}. Called when a test first asks for a fake, and once more for each class
     *     or method whose annotation adds to it; all its tests share the result
     */
    public static WmiFakeExtension filledBy(Consumer<FakeWmiBuilder> filler) {
        FakeRecipe empty = new WmiFakeExtension().code;
        return new WmiFakeExtension(
                new FakeRecipe(Objects.requireNonNull(filler, "filler"), empty.namespace(), false, false, List.of()));
    }

    /**
     * As this one, with another namespace to begin in and to connect to, as {@link WmiFake#namespace}.
     *
     * @param path such as {@code root\wmi}; created where it is missing
     */
    public WmiFakeExtension namespace(String path) {
        Objects.requireNonNull(path, "path");
        return new WmiFakeExtension(new FakeRecipe(code.filler(), path, code.allowLeaks(), code.ownClock(), List.of()));
    }

    /** As this one, and tests may leave connections and results open, as {@link WmiFake#allowLeaks}. */
    public WmiFakeExtension allowLeaks() {
        return new WmiFakeExtension(new FakeRecipe(code.filler(), code.namespace(), true, code.ownClock(), List.of()));
    }

    /** As this one, and each test has a clock of its own, as {@link WmiFake#ownClock}. */
    public WmiFakeExtension ownClock() {
        return new WmiFakeExtension(
                new FakeRecipe(code.filler(), code.namespace(), code.allowLeaks(), true, List.of()));
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeWmi.class
                || type == WmiLocator.class
                || type == WmiNamespace.class
                || type == FakeClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("Each test has a fake of its own, and here is no test. Take the "
                    + parameter.getParameter().getType().getSimpleName()
                    + " as a parameter of the test method, of a @BeforeEach or @AfterEach method, or of the"
                    + " constructor of a class with the lifecycle PER_METHOD.");
        }
        TestFake test = fakeOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == FakeWmi.class) {
            return test.fake();
        }
        if (type == WmiLocator.class) {
            return test.fake().locator();
        }
        return type == FakeClock.class ? test.clock() : test.namespace();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestFake test = findFakeOf(context);
        if (test != null) {
            test.finish(context.getExecutionException().isPresent());
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explain(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explain(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explain(context, failure);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext dynamic, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable failure) {
            throw explain(context, failure);
        }
    }

    private static Throwable explain(ExtensionContext context, Throwable failure) {
        TestFake test = findFakeOf(context);
        return test == null ? failure : FailureWithCalls.of(failure, test.fake().journal());
    }

    private static @Nullable TestFake findFakeOf(ExtensionContext context) {
        return context.getStore(STORE).get(TestFake.class, TestFake.class);
    }

    /** One thread runs a test: nobody else makes a fake for it meanwhile. */
    private TestFake fakeOf(ExtensionContext context) {
        TestFake test = findFakeOf(context);
        if (test == null) {
            test = new TestFake(prepared(context));
            context.getStore(STORE).put(TestFake.class, test);
        }
        return test;
    }

    private PreparedFake prepared(ExtensionContext test) {
        ExtensionContext annotated = annotated(test);
        Store known = annotated.getStore(STORE);
        Object element = annotated.getTestMethod().map(Object.class::cast).orElseGet(annotated::getRequiredTestClass);
        return once(known, element, absent -> shared(annotated));
    }

    /** Equal recipes share what was read, whichever classes they stand on. */
    private PreparedFake shared(ExtensionContext annotated) {
        Deque<AnnotatedElement> elements = new ArrayDeque<>();
        for (Optional<ExtensionContext> each = Optional.of(annotated);
                each.isPresent();
                each = each.get().getParent()) {
            each.get().getElement().ifPresent(elements::addFirst);
        }
        FakeRecipe recipe = new FakeRecipe(
                code.filler(),
                code.namespace(),
                code.allowLeaks(),
                code.ownClock(),
                FakeSource.of(List.copyOf(elements)));
        return once(annotated.getRoot().getStore(STORE), recipe, FakeRecipe::prepare);
    }

    /** The context of the method of a test if it is annotated itself, else that of its class. */
    private static ExtensionContext annotated(ExtensionContext test) {
        ExtensionContext method = ofMethod(test);
        return FakeSource.isOn(test.getRequiredTestMethod())
                ? method
                : method.getParent().orElseThrow();
    }

    /** Above the invocations of a parameterized test, which have a context each. */
    private static ExtensionContext ofMethod(ExtensionContext test) {
        ExtensionContext parent = test.getParent().orElseThrow();
        return parent.getTestMethod().isPresent() ? ofMethod(parent) : test;
    }

    @SuppressWarnings("deprecation") // Jupiter 5.13 has no computeIfAbsent
    private static <K> PreparedFake once(Store store, K key, Function<K, PreparedFake> preparation) {
        return Objects.requireNonNull(store.getOrComputeIfAbsent(key, preparation, PreparedFake.class));
    }
}
