package org.wmisdk;

import java.util.Collection;
import org.wmisdk.mof.MofWriter;

/**
 * Prints schemas and objects as one file of MOF; {@link WmiClass#toMof} and {@link WmiObject#toMof} print a single one. A fake ({@code
 * FakeWmi.builder().mof(text)}) or the MOF compiler of Windows makes the same of the text.
 *
 * <pre>{@code
 * List<WmiObject> disks = cimv2.query("SELECT * FROM Win32_LogicalDisk")
 *         .withSystemProperties()
 *         .list();
 * List<WmiClass> classes = List.of(cimv2.classDefinition("CIM_LogicalDisk"),
 *         cimv2.classDefinition("Win32_LogicalDisk"));
 * Files.writeString(file, MofPrinter.print("root\\cimv2", classes, disks));
 * }</pre>
 *
 * <p>Properties stand in alphabetical order, all else as it is given; equal input gives equal text. Every number, text and
 * datetime comes back as it was. What a person cannot see in a text, or what is no character, stands there by its number,
 * such as {@code \x000B}. MOF cannot say everything that a server may deliver: an {@link IllegalArgumentException} names the
 * class, the property and the reason for a real that is infinite or no number, a malformed datetime, a name that is no
 * identifier, a qualifier that is an empty array of anything but strings, a qualifier of what a method returns, and objects
 * that are nested more than 64 deep.
 */
public final class MofPrinter {
    private MofPrinter() {}

    /**
     * A file: the namespace, then classes, then instances. The files of several namespaces may be joined.
     *
     * @param namespace the path of the namespace, such as {@code root\cimv2}; a host in it is left out
     * @param classes the classes; a class is printed behind its parent, and behind the classes of the objects in its defaults.
     *     What of these is not given must be in the namespace where the text is loaded. System classes, whose names begin with
     *     {@code __}, are left out: every namespace has them
     * @param objects the objects, printed in this order
     * @return the text, in lines that end in {@code \n}; write it as UTF-8
     * @throws WmiException if the path is malformed
     * @throws IllegalArgumentException if MOF cannot say something of it
     */
    public static String print(String namespace, Collection<WmiClass> classes, Collection<WmiObject> objects) {
        MofWriter writer = new MofWriter();
        writer.namespace(WmiPath.ofNamespace(namespace).namespace().orElse(namespace));
        writer.classDeclarations(classes);
        objects.forEach(writer::instance);
        return writer.toString();
    }

    static String print(WmiClass definition) {
        MofWriter writer = new MofWriter();
        writer.classDeclaration(definition);
        return writer.toString();
    }

    static String print(WmiObject object) {
        MofWriter writer = new MofWriter();
        writer.instance(object);
        return writer.toString();
    }
}
