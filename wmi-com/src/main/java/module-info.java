/** The COM core of the native backends. Not an API: only the backends and the contract see its packages. */
@SuppressWarnings("module") // the readers of the qualified exports are compiled after this module
module org.wmisdk.com {
    requires transitive org.wmisdk;
    requires static org.jspecify;

    exports org.wmisdk.com to
            org.wmisdk.jna,
            org.wmisdk.ffm,
            org.wmisdk.tck;
    exports org.wmisdk.com.abi to
            org.wmisdk.jna,
            org.wmisdk.ffm,
            org.wmisdk.tck;

    uses org.wmisdk.com.abi.PortProvider;
}
