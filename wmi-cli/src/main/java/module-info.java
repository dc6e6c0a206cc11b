/** The {@code wmi} command. */
module org.wmisdk.cli {
    requires info.picocli;
    requires org.wmisdk;
    requires org.wmisdk.fake;
    requires static org.jspecify;
}
