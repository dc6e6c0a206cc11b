/** The {@code wmi} command. */
module org.wmisdk.cli {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires org.wmisdk;
    requires org.wmisdk.fake;
    requires static org.jspecify;

    opens org.wmisdk.cli to
            info.picocli;
}
