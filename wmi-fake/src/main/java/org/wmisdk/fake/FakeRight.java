package org.wmisdk.fake;

/**
 * A right of a user on a namespace, as the security of WMI has them; given with {@link FakeWmiBuilder#rights}. Connecting needs
 * {@link #ENABLE}, from another machine {@link #REMOTE_ACCESS} too; calling a method needs {@link #METHOD_EXECUTE}, subscribing to events
 * {@link #RIGHT_SUBSCRIBE}; {@link FakeRule#CHANGE_RIGHTS} says what a change needs. The others are kept, but nothing that this fake does so
 * far asks for them.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/namespace-access-rights-constants">Namespace access rights
 *     constants</a>
 */
public enum FakeRight {
    /** {@code WBEM_ENABLE}, "Enable Account": connect and read. */
    ENABLE(0x1, "Enable Account"),
    /** {@code WBEM_METHOD_EXECUTE}, "Execute Methods". */
    METHOD_EXECUTE(0x2, "Execute Methods"),
    /** {@code WBEM_FULL_WRITE_REP}, "Full Write": classes, instances and namespaces of the repository. */
    FULL_WRITE_REP(0x4, "Full Write"),
    /** {@code WBEM_PARTIAL_WRITE_REP}, "Partial Write": instances of the repository. */
    PARTIAL_WRITE_REP(0x8, "Partial Write"),
    /** {@code WBEM_WRITE_PROVIDER}, "Provider Write": classes and instances of providers. */
    WRITE_PROVIDER(0x10, "Provider Write"),
    /** {@code WBEM_REMOTE_ACCESS}, "Remote Enable": connect from another machine. */
    REMOTE_ACCESS(0x20, "Remote Enable"),
    /** {@code WBEM_RIGHT_SUBSCRIBE}: receive events. */
    RIGHT_SUBSCRIBE(0x40, "Subscribe"),
    /** {@code WBEM_RIGHT_PUBLISH}: raise events. */
    RIGHT_PUBLISH(0x80, "Publish"),
    /** {@code READ_CONTROL}, "Read Security". */
    READ_CONTROL(0x20000, "Read Security"),
    /** {@code WRITE_DAC}, "Edit Security". */
    WRITE_DAC(0x40000, "Edit Security");

    private final int value;
    private final String title;

    FakeRight(int value, String title) {
        this.value = value;
        this.title = title;
    }

    /**
     * The bit that stands for it in an access mask.
     *
     * @return one bit
     */
    public int value() {
        return value;
    }

    /**
     * What the security dialog of Windows calls it, where it has it.
     *
     * @return words
     */
    public String title() {
        return title;
    }
}
