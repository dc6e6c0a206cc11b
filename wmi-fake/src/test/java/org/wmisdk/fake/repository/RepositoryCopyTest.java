package org.wmisdk.fake.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wmisdk.fake.repository.Stores.definition;
import static org.wmisdk.fake.repository.Stores.load;
import static org.wmisdk.fake.repository.Stores.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.rules.Rules;

@DisplayName("A copy of a repository")
class RepositoryCopyTest {
    private static final String TEXT = "class A { [key] uint32 K; string V; }; class B : A { };"
            + "instance of A { K = 1; V = \"one\"; }; instance of B { K = 2; V = \"two\"; };";

    private static Namespace in(Repository repository) {
        return Objects.requireNonNull(repository.find(Stores.NAMESPACE));
    }

    /** All that can be seen of a namespace. */
    private static List<String> picture(Repository repository) {
        List<String> picture = new ArrayList<>();
        for (Namespace namespace : repository.namespaces()) {
            picture.add(namespace.name() + " " + namespace.encryptionRequired());
            for (ClassDefinition each : namespace.classes()) {
                picture.add(each + " : " + each.superclass() + " " + each.qualifiers() + each.shape());
                namespace.instancesOf(each).forEach(row -> picture.add(row + " = " + row.plain()));
            }
        }
        return picture;
    }

    @Test
    @DisplayName("has all that the other has, the same objects, and is unequal only after a change")
    void shares() {
        Repository first = Stores.of(TEXT).repository();
        Repository second = first.copy();
        assertThat(picture(second)).isEqualTo(picture(first));
        assertThat(in(second).find("A")).isSameAs(in(first).find("A"));
        assertThat(in(second).find(WmiPath.of("A=1"))).isSameAs(in(first).find(WmiPath.of("A=1")));
    }

    @Test
    @DisplayName("does not see what happens to the other, whichever of the two is changed and whatever the change")
    void apart() {
        List<String> changes = List.of(
                "instance of A { K = 1; V = \"changed\"; };",
                "instance of B { K = 9; };",
                "#pragma deleteinstance(\"A=2\", FAIL)",
                "#pragma deleteclass(\"B\", FAIL)",
                "[Description(\"new\")] class A { [key] uint32 K; string V; };",
                "class C : A { string More; };",
                "instance of __NAMESPACE { Name = \"below\"; };",
                "[RequiresEncryption(TRUE)] instance of __SystemSecurity { };");
        for (String change : changes) {
            for (boolean changeCopy : new boolean[] {false, true}) {
                Repository first = Stores.of(TEXT).repository();
                Repository second = first.copy();
                Repository third = second.copy();
                List<String> before = picture(first);
                Repository changed = changeCopy ? second : first;
                load(in(changed), change);
                assertThat(picture(changed)).as(change).isNotEqualTo(before);
                assertThat(picture(changeCopy ? first : second)).as(change).isEqualTo(before);
                assertThat(picture(third)).as(change).isEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("keeps apart from a namespace that was held before the copy was made")
    void heldNamespace() {
        Namespace held = Stores.of(TEXT);
        Repository copy = held.repository().copy();
        held.put(definition(held, "A"), new @Nullable Object[] {3L, null}, 0);
        assertThat(stored(in(copy), "A")).hasSize(1);
        assertThat(in(held.repository())).isSameAs(held);
    }

    @Test
    @DisplayName("adds what another machine has without being tied to it")
    void addAll() {
        Repository first = Stores.of(TEXT).repository();
        Repository second = new Repository();
        second.create("root\\own");
        second.addAll(first);
        load(in(first), "instance of A { K = 7; };");
        assertThat(stored(in(second), "A")).hasSize(1);
        load(in(second), "instance of A { K = 8; };");
        assertThat(stored(in(first), "A")).containsExactly("A.K=1", "A.K=7");
        assertThat(second.find("root\\own")).isNotNull();
    }

    @Test
    @DisplayName("finds references as they are in it")
    void references() {
        Repository first = Stores.of(TEXT
                        + "[Association] class L { [key] A ref X; [key] A ref Y; };"
                        + "instance of L { X = \"A=1\"; Y = \"B=2\"; };")
                .repository();
        Instance one = Objects.requireNonNull(in(first).find(WmiPath.of("A=1")));
        assertThat(in(first).references().to(one, null, List.of())).hasSize(1);
        Repository second = first.copy();
        load(in(second), "instance of L { X = \"A=1\"; Y = \"A=1\"; };");
        assertThat(in(second).references().to(one, null, List.of())).hasSize(3);
        assertThat(in(first).references().to(one, null, List.of())).hasSize(1);
        assertThat(in(first.copy()).references()).isSameAs(in(first).references());
    }

    @Test
    @DisplayName("as a snapshot shows one state while several threads make changes")
    void snapshots() throws Exception {
        Namespace live = Stores.of("class N { [key] uint32 K; uint32 Writer; };");
        ClassDefinition definition = definition(live, "N");
        int writers = 4;
        int each = 500;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (long writer = 0; writer < writers; writer++) {
                long from = writer * each;
                results.add(threads.submit((Callable<Void>) () -> {
                    start.await();
                    for (long i = 0; i < each; i++) {
                        live.put(definition, new @Nullable Object[] {from + i, from}, Namespace.CREATE_ONLY);
                    }
                    return null;
                }));
            }
            results.add(threads.submit((Callable<Void>) () -> {
                start.await();
                int before = 0;
                while (before < writers * each) {
                    Namespace snapshot = live.snapshot(Rules.LENIENT);
                    int size = snapshot.instancesOf(definition).size();
                    assertThat(snapshot.instancesOf(definition)).hasSize(size).doesNotContainNull();
                    for (Instance instance : snapshot.instancesOf(definition)) {
                        assertThat(snapshot.find(WmiPath.of(instance.relativePath())))
                                .isSameAs(instance);
                    }
                    assertThat(size).isGreaterThanOrEqualTo(before);
                    before = size;
                }
                return null;
            }));
            start.countDown();
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored(live, "N"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, writers * each)
                        .mapToObj(i -> "N.K=" + i)
                        .toList());
    }
}
