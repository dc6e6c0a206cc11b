package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.spi.ConnectServerWmi;

@DisplayName("The providers of a module")
class ServicesTest {
    private static final String DESCRIPTOR = "module-info.class";
    private static final List<Class<?>> SERVICES = List.of(PortProvider.class, ConnectServerWmi.class);

    @Test
    @DisplayName("are the same on the module path and on the class path")
    void bothListsAgree() throws IOException {
        Map<String, List<String>> onModulePath = new TreeMap<>();
        Map<String, List<String>> onClassPath = new TreeMap<>();
        for (URL url : resources(DESCRIPTOR)) {
            ModuleDescriptor module = descriptor(url);
            if (module.name().startsWith("org.wmisdk")) {
                module.provides().forEach(p -> onModulePath.put(module.name() + " " + p.service(), p.providers()));
                for (Class<?> service : SERVICES) {
                    String file = "META-INF/services/" + service.getName();
                    for (URL found : resources(file)) {
                        if (root(found, file).equals(root(url, DESCRIPTOR))) {
                            onClassPath.put(module.name() + " " + service.getName(), lines(found));
                        }
                    }
                }
            }
        }
        assertThat(onModulePath).isNotEmpty().isEqualTo(onClassPath);
    }

    private static List<URL> resources(String name) throws IOException {
        return Collections.list(ServicesTest.class.getClassLoader().getResources(name));
    }

    /** The jar or folder that a resource stands in. */
    private static String root(URL url, String name) {
        String text = url.toString();
        return text.substring(0, text.length() - name.length());
    }

    private static ModuleDescriptor descriptor(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return ModuleDescriptor.read(in);
        }
    }

    private static List<String> lines(URL url) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }
}
