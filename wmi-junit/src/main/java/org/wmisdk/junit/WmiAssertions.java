package org.wmisdk.junit;

import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeJournal;

/**
 * Assertions of AssertJ about what this library has types for. Its {@code assertThat} can be imported beside AssertJ's own.
 *
 * <pre>{@code
 * @Test
 * void assertions(WmiNamespace cimv2, FakeWmi fake) {
 *     List<WmiObject> disks = cimv2.query("SELECT DeviceID, Size FROM Win32_LogicalDisk").list();
 *     assertThat(disks).first(as(WMI_OBJECT)).hasValue("DeviceID", "C:").hasType("Size", CimType.UINT64);
 *     assertThatThrownBy(() -> cimv2.query("SELECT * FROM Lamp").list())
 *             .asInstanceOf(WMI_EXCEPTION)
 *             .hasHResult(HResult.WBEM_E_INVALID_CLASS);
 *     assertThat(fake.journal()).hasQuery("SELECT DeviceID, Size FROM Win32_LogicalDisk");
 * }
 * }</pre>
 */
public final class WmiAssertions {
    /** Goes on with the assertions about an object, from an element of a list for example. */
    public static final InstanceOfAssertFactory<WmiObject, WmiObjectAssert> WMI_OBJECT =
            new InstanceOfAssertFactory<>(WmiObject.class, WmiAssertions::assertThat);

    /** Goes on with the assertions about a failure of WMI. */
    public static final InstanceOfAssertFactory<WmiException, WmiExceptionAssert> WMI_EXCEPTION =
            new InstanceOfAssertFactory<>(WmiException.class, WmiAssertions::assertThat);

    private WmiAssertions() {}

    /** Assertions about a row or an embedded object. */
    public static WmiObjectAssert assertThat(@Nullable WmiObject actual) {
        return new WmiObjectAssert(actual);
    }

    /** Assertions about a failure. */
    public static WmiExceptionAssert assertThat(@Nullable WmiException actual) {
        return new WmiExceptionAssert(actual);
    }

    /** Assertions about what was called on a fake. */
    public static FakeJournalAssert assertThat(@Nullable FakeJournal actual) {
        return new FakeJournalAssert(actual);
    }
}
