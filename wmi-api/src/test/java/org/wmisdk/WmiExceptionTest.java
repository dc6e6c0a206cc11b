package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.call.Subject;
import org.wmisdk.spi.ExtendedStatus;
import org.wmisdk.spi.SessionException;

class WmiExceptionTest {
    static Stream<Arguments> types() {
        return Stream.of(
                        type(
                                WmiAccessDeniedException.class,
                                0x80041003,
                                0x80041062,
                                0x80070005,
                                0x8007052E,
                                0x80070533),
                        type(WmiAccessDeniedException.class, 0x80070775, 0x8001011B, 0x8009030C, 0x8009030E),
                        type(WmiNotFoundException.class, 0x80041002),
                        type(WmiInvalidClassException.class, 0x80041010),
                        type(WmiInvalidNamespaceException.class, 0x8004100E),
                        type(
                                WmiInvalidQueryException.class,
                                0x80041017,
                                0x80041018,
                                0x80041021,
                                0x80041058,
                                0x80042002),
                        type(WmiInvalidParameterException.class, 0x80041008, 0x80070057, 0x8004103A, 0x80041064),
                        type(WmiValueException.class, 0x80041005, 0x8004102B, 0x80041028, 0x80020005),
                        type(WmiTimeoutException.class, 0x80041069, 0x80041088, 0x8001011F, 0x800705B4),
                        type(WmiCancelledException.class, 0x80041032, 0x80010002, 0x8007071A, 0x80004004),
                        type(WmiServerUnavailableException.class, 0x800706BA, 0x80041015, 0x800706BE, 0x800706BF),
                        type(WmiServerUnavailableException.class, 0x80010108, 0x80041033, 0x80070422, 0x800704D0),
                        type(WmiException.class, 0x80041001, 0x80041009, 0x80004005, 0x80041013, 0x81234567, 1))
                .flatMap(group -> group);
    }

    private static Stream<Arguments> type(Class<?> type, int... codes) {
        return IntStream.of(codes).mapToObj(code -> Arguments.of(HResult.of(code), type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void the_code_decides_the_type(HResult hresult, Class<?> type) {
        WmiException error = WmiException.builder(hresult).build();

        assertThat(error).isExactlyInstanceOf(type);
        assertThat(error.hresult()).isEqualTo(hresult);
    }

    @Test
    void every_code_with_a_type_of_its_own_is_a_known_failure() {
        assertThat(ErrorTypes.codes()).hasSizeGreaterThan(80).allSatisfy(code -> {
            assertThat(HResult.of(code).isKnown()).as(HResult.of(code).hex()).isTrue();
            assertThat(HResult.of(code).isFailure()).as(HResult.of(code).hex()).isTrue();
        });
    }

    @Test
    void the_message_is_a_block_that_says_what_was_asked_what_happened_and_what_helps() {
        Exception cause = new IllegalStateException("below");
        WmiException error = WmiException.builder(HResult.WBEM_E_INVALID_CLASS)
                .operation("query")
                .namespace("root\\cimv2")
                .query("SELECT Name\n  FROM Win32_Proces")
                .detail("Win32_Proces")
                .cause(cause)
                .build();

        assertThat(error.getMessage().lines())
                .containsExactly(
                        "query failed: 0x80041010 WBEM_E_INVALID_CLASS: Class does not exist or is not valid here",
                        "  namespace: root\\cimv2",
                        "  query: SELECT Name FROM Win32_Proces",
                        "  detail: Win32_Proces",
                        "  hint: " + HResult.WBEM_E_INVALID_CLASS.hint());
        assertThat(error.operation()).isEqualTo("query");
        assertThat(error.namespace()).isEqualTo("root\\cimv2");
        assertThat(error.query()).isEqualTo("SELECT Name\n  FROM Win32_Proces");
        assertThat(error.detail()).isEqualTo("Win32_Proces");
        assertThat(error.hint()).isEqualTo(HResult.WBEM_E_INVALID_CLASS.hint());
        assertThat(error).hasCause(cause);
    }

    @Test
    void what_is_not_known_is_null_and_takes_no_line() {
        WmiException error =
                WmiException.builder(HResult.WBEM_E_FAILED).operation("connect").build();

        assertThat(error).hasMessage("connect failed: 0x80041001 WBEM_E_FAILED: Unspecified failure");
        assertThat(error.namespace()).isNull();
        assertThat(error.query()).isNull();
        assertThat(error.detail()).isNull();
        assertThat(error.hint()).isNull();
        assertThat(error).hasNoCause();
    }

    @Test
    void a_hint_for_the_case_replaces_the_general_one() {
        WmiException error =
                WmiException.builder(HResult.E_ACCESSDENIED).hint("ask Anna").build();

        assertThat(error.hint()).isEqualTo("ask Anna");
        assertThat(error.getMessage()).endsWith("\n  hint: ask Anna").doesNotContain("DCOM launch");
    }

    @Test
    void a_detail_of_several_lines_stays_so_and_is_indented() {
        WmiException error =
                WmiException.builder(HResult.WBEM_E_FAILED).detail("one\r\ntwo").build();

        assertThat(error.getMessage()).endsWith("\n  detail: one\n    two");
    }

    @Test
    void a_long_query_is_cut_in_the_message_only_and_never_inside_a_character() {
        String query = "SELECT " + "\uD83D\uDE00".repeat(1000);
        WmiException error =
                WmiException.builder(HResult.WBEM_E_INVALID_QUERY).query(query).build();

        assertThat(error.query()).isEqualTo(query);
        assertThat(error.getMessage()).contains("... (2007 characters)").hasSizeLessThan(1000);
        assertThat(error.getMessage()).contains("\uD83D\uDE00...").doesNotContain("\uD83D...");
    }

    @Test
    void everything_but_the_code_may_be_missing() {
        assertThat(WmiException.builder(HResult.of(0)).build())
                .hasMessage("operation failed: 0x00000000 WBEM_S_NO_ERROR: Success");
    }

    @Test
    void serialization_keeps_the_type_and_every_field() throws Exception {
        WmiException error = WmiException.builder(HResult.RPC_S_SERVER_UNAVAILABLE)
                .operation("connect")
                .namespace("\\\\web01\\root\\cimv2")
                .query("SELECT * FROM X")
                .detail("no route")
                .hint("plug it in")
                .cause(new IllegalStateException("below"))
                .build();

        WmiException copy = Serialized.copy(error);

        assertThat(copy)
                .isExactlyInstanceOf(WmiServerUnavailableException.class)
                .hasMessage(error.getMessage())
                .cause()
                .hasMessage("below");
        assertThat(copy)
                .usingRecursiveComparison()
                .comparingOnlyFields("operation", "hresult", "namespace", "query", "detail", "hint")
                .isEqualTo(error);
    }

    @Test
    void what_server_and_windows_say_is_kept_and_told() throws Exception {
        ExtendedStatus status = ExtendedStatus.of("the disk is on fire");
        SessionException failure = new SessionException(
                "IWbemServices::ExecQuery",
                HResult.WBEM_E_PROVIDER_FAILURE.value(),
                status.detail(0),
                status,
                "Providerfehler",
                null);

        WmiException error = Serialized.copy(
                Subject.ofQuery("root\\cimv2", "SELECT * FROM A").failed(failure));

        assertThat(error.extendedStatus()).isEqualTo(status);
        assertThat(error.statusText()).isEqualTo("Providerfehler");
        assertThat(error)
                .hasMessageContaining("the disk is on fire")
                .hasMessageContaining("\n  Windows says: Providerfehler");
    }
}
