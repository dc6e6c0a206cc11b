/** Connections to WMI, queries, values and errors. Backends are found through {@link java.util.ServiceLoader}. */
@SuppressWarnings("module") // the reader of the qualified export is compiled after this module
module org.wmisdk {
    exports org.wmisdk;
    exports org.wmisdk.internal to
            org.wmisdk.com;
    exports org.wmisdk.mof to
            org.wmisdk.fake;
    exports org.wmisdk.spi;
    exports org.wmisdk.wql;

    requires static jdk.jfr;
    requires static org.jspecify;

    uses org.wmisdk.spi.ConnectServerWmi;
}
