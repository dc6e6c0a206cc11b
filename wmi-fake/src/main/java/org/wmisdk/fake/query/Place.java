package org.wmisdk.fake.query;

/**
 * Where objects are.
 *
 * @param server the name of the machine
 * @param namespace the namespace on it
 */
record Place(String server, String namespace) {
    String path(String relativePath) {
        return "\\\\" + server + "\\" + namespace + ":" + relativePath;
    }
}
