/** WMI in memory. */
module org.wmisdk.fake {
    requires transitive org.wmisdk;
    requires static org.jspecify;
}
