package org.wmisdk.fake;

import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;

/**
 * Gives methods of the sample machine what they do. They change the instances of the machine, and its registry, one call after the other, so that
 * the next query shows what a call has done.
 */
final class SampleMethods {
    private final Namespace namespace;

    private SampleMethods(Namespace namespace) {
        this.namespace = namespace;
    }

    /** For the namespaces of the sample machine that have such methods. */
    static void addTo(Repository repository) {
        SampleMethods cimv2 = new SampleMethods(repository.create("root\\cimv2"));
        SampleProcesses.addTo(cimv2);
        SampleServices.addTo(cimv2);
        SampleStdRegProv.addTo(cimv2);
        SampleStdRegProv.addTo(new SampleMethods(repository.create("root\\default")));
    }

    void give(String className, String method, FakeMethodBody body) {
        ClassDefinition definition = namespace.find(className);
        if (definition == null) {
            throw new IllegalStateException("the sample machine has no class " + className);
        }
        namespace.setBody(definition, method, call -> {
            synchronized (call.machine()) {
                body.call(call);
            }
        });
    }
}
