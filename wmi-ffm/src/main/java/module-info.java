/** The backend {@code ffm}. Nothing to import: it is found through {@link java.util.ServiceLoader}. */
module org.wmisdk.ffm {
    requires org.wmisdk.com;
    requires static org.jspecify;

    provides org.wmisdk.com.abi.PortProvider with
            org.wmisdk.ffm.FfmPortProvider;
    provides org.wmisdk.spi.ConnectServerWmi with
            org.wmisdk.ffm.FfmConnectServerWmi;
}
