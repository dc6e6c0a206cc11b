package org.wmisdk.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.FakeWmiBuilder;

/**
 * Gives each test WMI in memory of its own, as parameters of the test method, of {@code @BeforeEach} and {@code @AfterEach}
 * methods and of the constructor of the test class: a {@link org.wmisdk.fake.FakeWmi}, its {@link org.wmisdk.WmiLocator}, a {@link
 * org.wmisdk.WmiNamespace} of it, or its {@link FakeClock}.
 *
 * <pre>{@code
 * @WmiFake(mof = "class Lamp { [key] string Name; boolean On; };")
 * class LampTest {
 *     @Test
 *     @WmiFake(mof = "instance of Lamp { Name = \"desk\"; On = TRUE; };")
 *     void a_lamp_that_burns_is_counted(WmiLocator locator, FakeWmi fake) {
 *         assertThat(new LampMonitor(locator).burning()).isEqualTo(1);
 *         assertThat(fake.journal()).hasQuery("SELECT Name FROM Lamp WHERE On = TRUE");
 *     }
 * }
 * }</pre>
 *
 * <p><b>What is where.</b> Annotations add up. For a test the order is: enclosing classes, its class, its method; for each of them
 * first what it inherits from interfaces and superclasses; within one annotation {@code resources}, {@code mof}, {@code
 * filledBy}. An annotation that carries this one stands for it. What there can be only one of, a {@code hostName} or a {@code
 * namespace}, is what was said last.
 *
 * <p><b>Isolation.</b> What some annotations load together is read once, when a test first asks for it, and then copied for each test;
 * no test sees what another one did, in parallel either. A test that asks for nothing costs nothing. Parameters of {@code @BeforeAll} methods, and of a
 * constructor with the lifecycle {@code PER_CLASS}, are refused, since they would belong to no test.
 *
 * <p><b>After the test</b> its faults are taken back, the namespace that was injected is closed, and the test fails if it or the program left a
 * connection or a result open ({@link #allowLeaks}). A test that fails shows the latest calls of its fake: in the message of an assertion,
 * which becomes an {@link org.opentest4j.AssertionFailedError} caused by the original, and beside any other exception, as a suppressed one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(WmiFakes.class)
@ExtendWith(WmiFakeExtension.class)
public @interface WmiFake {
    /** Texts of MOF, loaded one after the other, as by {@link FakeWmiBuilder#mof(String)}. */
    String[] mof() default {};

    /**
     * MOF files among the resources, loaded one after the other: names as {@link Class#getResource} takes them, of the class or annotation on
     * which this one stands.
     */
    String[] resources() default {};

    /**
     * The folder of a {@link org.wmisdk.fake.Recording}, as which the fake answers: a resource like {@link #resources}, or else a path
     * from the working directory. Not together with {@link #sampleMachine} or {@link #hostName}.
     */
    String recording() default "";

    /** Whether the fake has the sample machine in {@code root\cimv2}, as by {@link FakeWmiBuilder#sampleMachine()}. */
    boolean sampleMachine() default false;

    /** What the machine is called, as by {@link FakeWmiBuilder#hostName}; {@code FAKE} if nobody says. */
    String hostName() default "";

    /**
     * The namespace that this annotation loads into, and that a {@link org.wmisdk.WmiNamespace} is connected to; created where it is missing. If
     * left out, that of the annotation before, at last {@code root\cimv2}.
     */
    String namespace() default "";

    /**
     * Code that fills the fake, for all else that a builder can do, such as users and further machines. Each class has a constructor without
     * parameters; what it fills is shared by the tests, so it should not depend on one.
     */
    Class<? extends Consumer<FakeWmiBuilder>>[] filledBy() default {};

    /** Whether a test may leave connections and results open; true if any annotation says so. */
    boolean allowLeaks() default false;

    /**
     * Whether delays and timeouts go by a clock of the test, which it takes as a parameter of the type {@link FakeClock}; true if any
     * annotation says so.
     */
    boolean ownClock() default false;

    /**
     * Whether a test fails that relies on a rule which is only a decision of this library, as by {@link FakeWmiBuilder#strict()}, also where the
     * program swallowed the error; true if any annotation says so.
     */
    boolean strict() default false;

    /** Decisions of this library on which a strict test may rely, as by {@link FakeWmiBuilder#allow}. */
    FakeRule[] allow() default {};
}
