package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;

@DisplayName("The page docs/fake.md")
class FakePageTest {
    private static final String PAGE = "docs/fake.md";
    private static final String SOURCE = "wmi-fake/src/test/java/org/wmisdk/fake/FakePageTest.java";
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- rules: .*? -->\n)(.*)(<!-- end of rules -->)");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    /** With the system property {@code wmi.fake.page=write} the page is written anew. */
    @Test
    @DisplayName("lists the rules with their sentences, marks and tests as they are")
    void table() throws Exception {
        String page = Pages.read(PAGE);
        Matcher block = TABLE.matcher(page);
        assertThat(block.find()).as("the block between the markers").isTrue();
        String expected = SupportTable.print(SupportTable.tests());
        if ("write".equals(System.getProperty("wmi.fake.page"))) {
            Files.writeString(
                    Pages.path(PAGE), page.substring(0, block.start(2)) + expected + page.substring(block.end(2)));
            page = Pages.read(PAGE);
            block = TABLE.matcher(page);
            assertThat(block.find()).isTrue();
        }
        assertThat(block.group(2))
                .as("write it anew: ./mvnw test -pl wmi-fake -am -Dtest=FakePageTest -Dwmi.fake.page=write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("has a test for each rule")
    void shown() throws Exception {
        assertThat(SupportTable.tests())
                .allSatisfy((rule, links) -> assertThat(links)
                        .as("a test with @Shows(FakeRule.%s)", rule)
                        .isNotEmpty());
    }

    @Test
    @DisplayName("has no Java but what stands here, and so compiles and runs")
    void examples() throws Exception {
        String here = Pages.read(SOURCE).replaceAll("\\s", "");
        List<String> examples = new ArrayList<>();
        for (Matcher example = JAVA.matcher(Pages.read(PAGE)); example.find(); ) {
            examples.add(example.group(1));
        }
        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(here).contains(example.replaceAll("\\s", "")));
    }

    private static void programUnderTest(WmiLocator locator) {
        char[] secret = {'p'};
        try (Credentials ops = Credentials.of("CONTOSO\\ops", secret);
                WmiNamespace web01 = locator.connect(ConnectRequest.builder("\\\\web01\\root\\cimv2")
                        .credentials(ops)
                        .build())) {
            assertThat(web01.query("SELECT * FROM Demo").list()).hasSize(2);
        }
    }

    @Test
    @DisplayName("shows a machine that is made by hand")
    void made() {
        char[] password = {'p'};
        FakeWmi fake = FakeWmi.builder()
                .sampleMachine() // root\cimv2 of the machine FAKE, on which the program runs
                .machine("web01", "192.0.2.10") // a second one, and another name of it
                .user("CONTOSO\\ops", password)
                .rights("CONTOSO\\ops", FakeRight.ENABLE, FakeRight.REMOTE_ACCESS)
                .mof("class Demo { [key] string Name; uint32 Size; }; instance of Demo { Name = \"a\"; Size = 7; };")
                .instance("Demo", Map.of("Name", "b", "Size", 8))
                .define(FakeClass.named("Tick").key("No", CimType.UINT32))
                .rows("Tick", () -> Stream.of(Map.of("No", 1), Map.of("No", 2))) // asked anew by each query
                .build();
        programUnderTest(fake.locator());
        fake.journal().requireNothingOpen(); // else: what leaks, with the stack that opened it
    }

    @Test
    @DisplayName("shows faults and a clock")
    void faults() {
        FakeClock clock = new FakeClock();
        FakeWmi fake = FakeWmi.builder().sampleMachine().clock(clock).build();
        fake.faults().on(FakeOperation.CONNECT).first(1).fail(HResult.of(0x800706BA));
        fake.faults().on(FakeOperation.NEXT).ofClass("Win32_Service").nth(2).delay(Duration.ofMinutes(5));
        FakeGate gate = fake.faults()
                .on(FakeOperation.EXEC_QUERY)
                .ofClass("Win32_Process")
                .hold();
        assertThat(gate).isNotNull();
        assertThatThrownBy(() -> fake.locator().connect("root\\cimv2")).hasMessageContaining("0x800706BA");
        fake.locator().connect("root\\cimv2").close();
    }

    @Test
    @DisplayName("shows a recording and its replay")
    void recorded(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("web01");
        WmiLocator real = FakeWmi.sampleMachine().locator();
        Recorder recorder = Recorder.around(real);
        try (WmiNamespace cimv2 = recorder.locator().connect("root\\cimv2")) {
            cimv2.query("SELECT Name, State FROM Win32_Service").list();
        }
        recorder.recording().write(folder);
        FakeWmi replay = FakeWmi.builder().recording(Recording.read(folder)).build();
        try (WmiNamespace cimv2 = replay.locator().connect("root\\cimv2")) {
            assertThat(cimv2.query("SELECT Name, State FROM Win32_Service").list())
                    .isNotEmpty();
        }
    }
}
