package org.wmisdk.com;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;

/**
 * The libraries of this Windows, each loaded once and by its absolute path, so that no search path decides what is run. {@code
 * WMINet_Utils.dll} is found where .NET Framework says that it is installed, for the architecture of this process.
 */
final class SystemSymbols implements Symbols {
    private static final String FRAMEWORK_KEY = "SOFTWARE\\Microsoft\\.NETFramework";
    private static final String FRAMEWORK_VERSION = "v4.0.30319";
    private static final int MAX_PATH_BYTES = 2 * 32 * 1024;

    private final Port port;
    private final Path system32;
    private final Map<String, Port.Library> libraries = new HashMap<>();
    private final Map<String, String> absences = new HashMap<>();

    /**
     * @throws MissingFunctionException if Windows does not say where it is installed
     */
    SystemSymbols(Port port) {
        this.port = port;
        String root = System.getenv("SystemRoot");
        if (root == null || !Path.of(root).isAbsolute()) {
            throw new MissingFunctionException(
                    "the environment variable SystemRoot does not name the folder of Windows");
        }
        this.system32 = Path.of(root, "System32");
    }

    @Override
    public synchronized long address(String library, String function) {
        String name = library.toLowerCase(Locale.ROOT);
        Port.Library loaded = libraries.get(name);
        if (loaded == null) {
            loaded = load(name); // which may itself need another library
            libraries.put(name, loaded);
        }
        return loaded.address(function);
    }

    @Override
    public synchronized String whyAbsent(String library) {
        String reason = absences.get(library.toLowerCase(Locale.ROOT));
        return reason == null ? Symbols.super.whyAbsent(library) : reason;
    }

    private Port.Library load(String library) {
        boolean framework = library.equalsIgnoreCase(Functions.WMINET_UTILS);
        Path file = framework ? frameworkFile(library) : system32.resolve(library);
        if (file == null) {
            return absent(library, ".NET Framework 4 is not installed");
        }
        if (!Files.exists(file)) {
            return absent(library, "there is no " + file);
        }
        Port.Library loaded = port.load(file);
        return loaded != null ? loaded : absent(library, "this process cannot load " + file);
    }

    private Port.Library absent(String library, String reason) {
        absences.put(library, reason);
        return function -> 0;
    }

    private @Nullable Path frameworkFile(String library) {
        boolean arm = System.getProperty("os.arch").equalsIgnoreCase("aarch64");
        String root = registryText(FRAMEWORK_KEY, arm ? "InstallRootArm64" : "InstallRoot");
        if (root == null) {
            return null;
        }
        try {
            Path file = Path.of(root, FRAMEWORK_VERSION, library);
            return file.isAbsolute() ? file : null;
        } catch (InvalidPathException e) {
            return null; // a damaged entry is as good as none: the other way in needs none
        }
    }

    /** A text value under HKEY_LOCAL_MACHINE, or null when there is none. */
    private @Nullable String registryText(String key, String value) {
        // LSTATUS RegGetValueW(HKEY hkey, LPCWSTR lpSubKey, LPCWSTR lpValue, DWORD dwFlags, LPDWORD pdwType, PVOID
        // pvData,
        //     LPDWORD pcbData)
        long regGetValue = address("advapi32.dll", "RegGetValueW");
        if (regGetValue == 0) {
            return null;
        }
        CallScratch scratch = new CallScratch(port);
        long size = scratch.stack.take(Integer.BYTES);
        port.putInt(size, MAX_PATH_BYTES);
        long data = scratch.stack.take(MAX_PATH_BYTES);
        int error = port.callPPPIPPPI(
                regGetValue,
                Codes.HKEY_LOCAL_MACHINE,
                scratch.wide(key),
                scratch.wide(value),
                Codes.RRF_RT_REG_SZ,
                0,
                data,
                size);
        int chars = port.getInt(size) / Character.BYTES - 1; // without the terminator, which RegGetValueW guarantees
        return error != 0 || chars <= 0 ? null : scratch.text(data, chars);
    }
}
