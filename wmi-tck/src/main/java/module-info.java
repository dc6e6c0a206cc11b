/** The contract of a backend, as runnable suites. */
module org.wmisdk.tck {
    exports org.wmisdk.tck;
    exports org.wmisdk.tck.server;

    requires transitive org.wmisdk;
    requires transitive org.wmisdk.fake;
    requires org.wmisdk.com;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires java.logging;
    requires static org.jspecify;
}
