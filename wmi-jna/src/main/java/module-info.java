/** The backend {@code jna}. Nothing to import: it is found through {@link java.util.ServiceLoader}. */
module org.wmisdk.jna {
    requires com.sun.jna;
    requires org.wmisdk.com;
    requires static org.jspecify;

    provides org.wmisdk.com.abi.PortProvider with
            org.wmisdk.jna.JnaPortProvider;
    provides org.wmisdk.spi.ConnectServerWmi with
            org.wmisdk.jna.JnaConnectServerWmi;
}
