package org.wmisdk;

import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.internal.NamespaceText;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.WmiSession;

/** Opening a namespace below the one of a connection. A session that nobody waits for any more is closed. */
record ChildNamespace(WmiSession parent, NamespaceCall call) implements Work<WmiSession> {
    /**
     * The relative path of a namespace below another one, with {@code \} between its parts.
     *
     * @param below the path of the other one, for the hint
     * @throws WmiException {@link HResult#WBEM_E_INVALID_NAMESPACE} if the text is none
     */
    static String relative(String child, String below, Subject subject) {
        NamespaceText parsed = NamespaceText.parse(child);
        NamespaceText.Rule rule = parsed.rule();
        if (rule != null || parsed.host() != null) {
            throw subject.failed(
                    HResult.WBEM_E_INVALID_NAMESPACE,
                    "namespace " + Text.quote(child)
                            + (rule == null
                                    ? ": it names a computer"
                                    : ", position " + parsed.position() + ": " + rule.sentence()),
                    "Give the path relative to " + below
                            + ", such as cimv2; connect to other namespaces with WmiLocator.");
        }
        return parsed.namespace();
    }

    @Override
    public WmiSession run(CallState state) {
        return parent.openNamespace(call);
    }

    @Override
    public void releaseLate(@Nullable WmiSession session) {
        if (session != null) {
            session.close();
        }
    }
}
