package org.wmisdk.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.internal.NamespaceText;
import org.wmisdk.internal.NamespaceText.Rule;
import org.wmisdk.internal.Text;

/**
 * Where the path of a namespace leads.
 *
 * @param host the host as written, or null if the path names none
 * @param namespace the namespace with {@code \} between its parts, spelled as written; empty if the path names only a host,
 *     which is for that host to refuse
 * @param local whether that is the machine itself, as far as its names tell
 */
public record ConnectTarget(@Nullable String host, String namespace, boolean local) {

    /** What Windows calls a bad argument; the other mistakes are bad namespaces to it. */
    private static final Set<Rule> BAD_ARGUMENT = Set.of(Rule.NUL, Rule.NO_HOST, Rule.BAD_HOST, Rule.COLON);

    private static final String FORMS = "write root\\cimv2, or \\\\host\\root\\cimv2 for another machine";

    /**
     * Parses the path of a namespace as a connection understands it.
     *
     * @param networkResource the path
     * @param hostNames the names of the machine itself
     * @return the target
     * @throws WmiException {@link HResult#WBEM_E_INVALID_NAMESPACE} or {@link HResult#WBEM_E_INVALID_PARAMETER}, as Windows
     *     tells them apart, with the position, counted from 0, and the rule that was broken
     */
    public static ConnectTarget of(@Nullable String networkResource, HostNames hostNames) {
        if (networkResource == null) {
            throw refusal(HResult.WBEM_E_INVALID_PARAMETER, "the namespace path is null");
        }
        NamespaceText parsed = NamespaceText.parse(networkResource);
        Rule rule = parsed.rule();
        String host = parsed.host();
        // Windows looks for the host first: a path that names only a host fails there, unless that host is ".".
        boolean hostAlone = rule == Rule.HOST_ALONE && !".".equals(host);
        if (rule != null && !hostAlone) {
            throw refusal(
                    BAD_ARGUMENT.contains(rule) ? HResult.WBEM_E_INVALID_PARAMETER : HResult.WBEM_E_INVALID_NAMESPACE,
                    "namespace path " + Text.quote(networkResource) + ", position " + parsed.position() + ": "
                            + rule.sentence());
        }
        return new ConnectTarget(host, parsed.namespace(), host == null || hostNames.isLocal(host));
    }

    private static WmiException refusal(HResult code, String detail) {
        return WmiException.builder(code)
                .operation("connect")
                .detail(detail)
                .hint(FORMS)
                .build();
    }
}
