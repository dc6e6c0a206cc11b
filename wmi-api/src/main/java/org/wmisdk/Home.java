package org.wmisdk;

import java.util.Optional;
import org.wmisdk.call.Subject;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;

/** Where a connection leads, to tell the paths of its own objects from those of others. */
record Home(ConnectTarget target, HostNames names) {
    private static final String THE_SERVER_ITSELF = ".";

    /** That of a namespace below. */
    Home below(String relative) {
        String namespace = target.namespace() + '\\' + relative;
        return new Home(new ConnectTarget(target.host(), namespace, target.local()), names);
    }

    /**
     * The path of an object as the server of the connection is given it: without the namespace, where that is certainly its own.
     *
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the path leads elsewhere
     */
    WmiPath own(WmiPath path, Subject subject) {
        Optional<String> namespace = path.namespace();
        if (namespace.isEmpty()) {
            return path;
        }
        if (!Text.fold(namespace.get()).equals(Text.fold(target.namespace()))) {
            throw elsewhere(path, subject, "the connection is to the namespace " + target.namespace());
        }
        String host = path.host().orElse(THE_SERVER_ITSELF);
        boolean own = host.equals(THE_SERVER_ITSELF)
                || (target.host() != null && Text.fold(host).equals(Text.fold(target.host())))
                || (target.local() && names.isLocal(host));
        if (!own && target.local()) {
            throw elsewhere(path, subject, "the connection is to this machine");
        }
        return own
                ? path.relative()
                : path; // a remote machine may have more names than the one it was connected by: it knows them
    }

    /**
     * As {@link #own}, where only the path of an instance will do.
     *
     * @param forClass what to do with the path of a class instead
     */
    WmiPath ownInstance(WmiPath path, Subject subject, String forClass) {
        if (!path.isInstance()) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_OBJECT_PATH,
                    "path " + Text.quote(path.toString()) + " is that of a " + (path.isClass() ? "class" : "namespace")
                            + ", not of an instance",
                    path.isClass() ? forClass : "Connect to the namespace.");
        }
        return own(path, subject);
    }

    private static WmiException elsewhere(WmiPath path, Subject subject, String why) {
        return subject.failed(
                HResult.WBEM_E_INVALID_OBJECT_PATH,
                "path " + Text.quote(path.toString()) + ": " + why,
                "Connect to the namespace that the path names, or give the path without one.");
    }
}
