/** WMI in memory. */
module org.wmisdk.fake {
    requires transitive org.wmisdk;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports org.wmisdk.fake;

    provides org.wmisdk.spi.ConnectServerWmi with
            org.wmisdk.fake.SampleMachineProvider;
}
