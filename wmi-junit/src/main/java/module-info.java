/** Tests with JUnit Jupiter over WMI in memory. */
module org.wmisdk.junit {
    requires transitive org.junit.jupiter.api;
    requires transitive org.wmisdk.fake;
    requires static org.jspecify;
    requires static transitive org.assertj.core;

    exports org.wmisdk.junit;
}
