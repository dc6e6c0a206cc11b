package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;

/** What the suites about changes have in common. */
abstract class ChangeSuite extends Contract {
    static final WmiPath DESK = lamp(ChangeData.DESK);

    static WmiPath lamp(String name) {
        return named(ChangeData.LAMP, name);
    }

    static WmiPath named(String className, String name) {
        return WmiPath.builder(className).key("Name", name).build();
    }

    /** An object to be embedded. */
    static WmiObject shade(String form) {
        return WmiObject.builder()
                .className("TCK_Shade")
                .set("Form", CimType.STRING, form)
                .build();
    }

    /** A connection to a machine that nobody else changes. */
    final WmiNamespace changeable() {
        needs(Capability.OWN_DATA);
        open(Setup.of(ChangeData.fresh()));
        return data();
    }

    /** A connection of a user who may read and not write. */
    final WmiNamespace guarded(Credentials user) {
        needs(Capability.REMOTE_HOSTS);
        return locator()
                .connect(ConnectRequest.builder("\\\\" + TestData.GUARDED + "\\" + TestData.NAMESPACE)
                        .credentials(user)
                        .build());
    }

    static void failsWith(HResult code, ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WmiException.class, e -> {
            assertThat(e.hresult()).isEqualTo(code);
            for (String word : words) {
                assertThat(e).hasMessageContaining(word);
            }
        });
    }
}
