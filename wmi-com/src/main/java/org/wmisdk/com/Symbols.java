package org.wmisdk.com;

/** Where the core finds the functions that it calls: the libraries of Windows, or what stands for them in a test. */
@FunctionalInterface
public interface Symbols {
    /**
     * The address of an exported function.
     *
     * @param library the file name of the library, such as {@code ole32.dll}; case does not matter
     * @param function the name of the export
     * @return the address, or 0 when there is no such library or it has no such function
     */
    long address(String library, String function);

    /**
     * Why a library is not there, for people. Only asked after {@link #address} answered 0.
     *
     * @param library the file name of the library
     * @return part of a sentence, such as {@code .NET Framework is not installed}
     */
    default String whyAbsent(String library) {
        return library + " is not there, or is too old";
    }
}
