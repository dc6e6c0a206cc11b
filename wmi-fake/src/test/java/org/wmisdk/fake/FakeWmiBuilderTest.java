package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.WmiObject;

@DisplayName("Classes and instances from Java")
class FakeWmiBuilderTest {
    private static List<WmiObject> rows(FakeWmiBuilder builder, String query) {
        Answers.Answer answer = Answers.ask(builder.build(), "root\\cimv2", "WQL", query, 0);
        assertThat(answer.error()).isNull();
        return answer.rows();
    }

    @Test
    @DisplayName("start with their defaults; null is NULL, not the default")
    void defaults() {
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("K", "b");
        cleared.put("N", null);
        List<WmiObject> rows = rows(
                FakeWmi.builder()
                        .define(FakeClass.named("C").key("K", CimType.STRING).property("N", CimType.UINT8, 7))
                        .instance("C", Map.of("k", "a"))
                        .instance("C", cleared),
                "SELECT * FROM C");
        assertThat(rows.get(0).getInt("N")).isEqualTo(7);
        assertThat(rows.get(1).get("N").isNull()).isTrue();
    }

    @Test
    @DisplayName("derive from an abstract class without being abstract, and from a singleton as singletons")
    void inheritance() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .define(FakeClass.named("Base").qualifier("Abstract").property("Caption", CimType.STRING))
                .define(FakeClass.named("Disk").extending("Base").key("Id", CimType.UINT32))
                .instance("Disk", Map.of("Id", 1, "Caption", "one"))
                .define(FakeClass.named("Setting").qualifier("Singleton").property("On", CimType.BOOLEAN))
                .define(FakeClass.named("Special").extending("Setting"))
                .instance("Special", Map.of("On", true));
        assertThat(rows(builder, "SELECT * FROM Base").get(0).system().superclass())
                .isEqualTo("Base");
        assertThat(rows(builder, "SELECT * FROM Setting").get(0).system().relpath())
                .isEqualTo("Special=@");
    }

    @Test
    @DisplayName("have paths with their keys in alphabetical order, written by type")
    void paths() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .define(FakeClass.named("C")
                        .key("Z", CimType.UINT64)
                        .key("a", CimType.STRING)
                        .key("M", CimType.BOOLEAN))
                .instance("C", Map.of("a", "x\\\"y", "M", false, "Z", 0));
        assertThat(rows(builder, "SELECT * FROM C").get(0).system().relpath())
                .isEqualTo("C.a=\"x\\\\\\\"y\",M=FALSE,Z=0");
    }

    @Test
    @DisplayName("go to the machine of the program again, whatever it is called")
    void localMachine() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .hostName("DESK")
                .machine("web01")
                .namespace("root\\web")
                .localMachine()
                .define(FakeClass.named("C").key("K", CimType.STRING))
                .instance("C", Map.of("K", "a"));
        assertThat(rows(builder, "SELECT * FROM C").get(0).system().path())
                .isEqualTo("\\\\DESK\\root\\cimv2:C.K=\"a\"");
    }
}
