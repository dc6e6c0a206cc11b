package org.wmisdk.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiInvalidNamespaceException;
import org.wmisdk.WmiInvalidParameterException;

/**
 * The validation table of connecting, row by row. L is decided here, L+ is decided here as a policy, S is the server's to
 * decide and passes.
 */
@DisplayName("ConnectRules")
class ConnectRulesTest {

    private static final String LOCAL = "root\\cimv2";
    private static final String REMOTE = "\\\\web01\\root\\cimv2";
    private static final String SECRET = "s3cr3t-Pa55word";
    private static final HostNames OWN = HostNames.of("OWNPC", "ownpc.example.com");

    private static final HResult OK = HResult.WBEM_S_NO_ERROR;
    private static final HResult PARAMETER = HResult.WBEM_E_INVALID_PARAMETER;
    private static final HResult NAMESPACE = HResult.WBEM_E_INVALID_NAMESPACE;
    private static final HResult LOCAL_CREDENTIALS = HResult.WBEM_E_LOCAL_CREDENTIALS;

    /** Rows that cannot arise above the port: a null out pointer, a thread without COM. wmi-worlds calls the port with them. */
    private static final Set<Integer> AT_THE_PORT = Set.of(90, 91);

    private enum Who {
        L,
        L_PLUS,
        S
    }

    private static final List<Arguments> TABLE = new ArrayList<>();

    static {
        path(1, Who.L, "root\\default", OK);
        path(2, Who.L, "\\\\.\\root\\default", OK);
        path(3, Who.L, "ROOT", OK);
        path(4, Who.L, "root", OK);
        path(5, Who.L, "ROOT\\CIMV2", OK);
        path(6, Who.L, "ROOT/CIMV2", OK);
        path(7, Who.L, "\\\\.\\ROOT", OK);
        path(8, Who.L, "//./ROOT", OK);
        path(9, Who.L, "//.\\ROOT", OK);
        path(10, Who.L, "\\\\./ROOT", OK);
        path(11, Who.L, "\\/.\\ROOT", OK);
        path(12, Who.L, "\\\\localhost\\ROOT", OK);
        path(13, Who.L, "\\\\LOCALHOST\\ROOT", OK);
        path(14, Who.L, "\\\\myserver\\root\\default", OK);
        path(15, Who.L, "\\\\host.example.com\\root\\cimv2", OK);
        path(16, Who.L, "\\\\192.168.1.5\\root\\cimv2", OK);
        path(17, Who.L, "\\\\192.168.1.5.\\root\\cimv2", OK);
        path(18, Who.L, "\\\\2010:836B:4179::836B:4179\\root\\cimv2", OK);
        path(19, Who.L_PLUS, "\\\\2010-836b-4179--836b-4179.ipv6-literal.net\\root\\cimv2", OK);
        path(20, Who.L_PLUS, "\\\\fe80--1s4.ipv6-literal.net\\root", OK);
        path(21, Who.L_PLUS, "\\\\[::1]\\root\\cimv2", PARAMETER);
        path(22, Who.S, "ROOT\\Microsoft\\Windows\\Storage", OK);
        path(23, Who.L, "ROOT\\WMI", OK);
        path(24, Who.L, "", NAMESPACE);
        path(25, Who.L_PLUS, null, PARAMETER);
        path(26, Who.L, "\\", NAMESPACE);
        path(27, Who.L, "\\\\", NAMESPACE);
        path(28, Who.L, "\\\\.", NAMESPACE);
        path(29, Who.L, "\\\\.\\", NAMESPACE);
        path(30, Who.L, "\\ROOT", NAMESPACE);
        path(31, Who.S, "\\\\ROOT", OK);
        path(32, Who.S, "\\\\.ROOT", OK);
        path(33, Who.L, "\\\\\\.\\ROOT", PARAMETER);
        path(34, Who.S, "\\\\.\\NONE", OK);
        path(35, Who.S, "NONE", OK);
        path(36, Who.S, "ROOT\\NONE", OK);
        path(37, Who.L, "ROOT\\\\CIMV2", NAMESPACE);
        path(38, Who.L, "ROOT\\CIMV2\\", NAMESPACE);
        path(39, Who.S, "root\\cimv0", OK);
        path(40, Who.L_PLUS, "root\\cimv2:Win32_Process", PARAMETER);
        path(41, Who.L_PLUS, " root\\cimv2", NAMESPACE);
        path(42, Who.S, "\\\\nosuchhost\\root\\cimv2", OK);
        path(43, Who.L_PLUS, "root\0\\cimv2", PARAMETER);
        row(44, Who.L, REMOTE, OK, a -> a.user("user").password(secret()));
        row(45, Who.L, REMOTE, OK, a -> a.user("DOM\\user").password(secret()));
        row(46, Who.L, REMOTE, OK, a -> a.user("user@dom.example").password(secret()));
        row(47, Who.L, REMOTE, PARAMETER, a -> a.user(""));
        row(48, Who.L, REMOTE, OK, a -> a.user("user").password(new char[0]));
        row(49, Who.L_PLUS, REMOTE, OK, a -> a.user("user"));
        row(50, Who.L_PLUS, REMOTE, PARAMETER, a -> a.password(secret()));
        row(51, Who.L, REMOTE, PARAMETER, a -> a.user("DOM\\user").authority("NTLMDOMAIN:DOM"));
        row(52, Who.L, REMOTE, PARAMETER, a -> a.user("DOM\\user").authority("NTLMDOMAIN:OTHER"));
        row(53, Who.L, REMOTE, OK, a -> a.user("user").authority("NTLMDOMAIN:DOM"));
        row(54, Who.L_PLUS, REMOTE, OK, a -> a.user("user").authority("ntlmdomain:DOM"));
        row(55, Who.L, REMOTE, OK, a -> a.user("user").authority("Kerberos:DOM\\srv"));
        row(56, Who.S, REMOTE, OK, a -> a.user("DOM\\user").authority("Kerberos:DOM\\srv"));
        row(57, Who.L_PLUS, REMOTE, PARAMETER, a -> a.user("user@dom").authority("NTLMDOMAIN:DOM"));
        row(58, Who.L_PLUS, REMOTE, PARAMETER, a -> a.authority("CONTOSO"));
        row(59, Who.L_PLUS, REMOTE, PARAMETER, a -> a.authority("NTLMDOMAIN:"));
        row(60, Who.L_PLUS, REMOTE, PARAMETER, a -> a.authority("Kerberos:"));
        row(61, Who.L, REMOTE, OK, a -> a.authority(""));
        row(62, Who.L, LOCAL, LOCAL_CREDENTIALS, a -> a.user("user").password(secret()));
        row(63, Who.L, "\\\\.\\root\\cimv2", LOCAL_CREDENTIALS, a -> a.password(secret()));
        row(64, Who.L, LOCAL, LOCAL_CREDENTIALS, a -> a.authority("NTLMDOMAIN:DOM"));
        row(
                65,
                Who.L_PLUS,
                "\\\\localhost\\root\\cimv2",
                LOCAL_CREDENTIALS,
                a -> a.user("user").password(secret()));
        for (String own : List.of("OWNPC", "ownpc", "OwnPC.Example.COM")) {
            row(
                    66,
                    Who.L_PLUS,
                    "\\\\" + own + "\\root\\cimv2",
                    LOCAL_CREDENTIALS,
                    a -> a.user("user").password(secret()));
        }
        row(67, Who.S, "\\\\127.0.0.1\\root\\cimv2", OK, a -> a.user("user").password(secret()));
        path(68, Who.L, LOCAL, OK);
        row(69, Who.L, LOCAL, OK, a -> a.authority("").locale(""));
        locale(70, Who.L, "MS_409", OK);
        locale(71, Who.L_PLUS, "ms_409", OK);
        locale(72, Who.L, "MS_", PARAMETER);
        locale(73, Who.L, "MS_XYZ", PARAMETER);
        locale(74, Who.L, "1033", PARAMETER);
        locale(75, Who.S, "MS_FFFF", OK);
        locale(76, Who.S, "en-US", OK);
        row(77, Who.L, LOCAL, OK, a -> a.securityFlags(0));
        row(78, Who.L, LOCAL, OK, a -> a.securityFlags(0x80));
        row(79, Who.L_PLUS, LOCAL, PARAMETER, a -> a.securityFlags(0x40));
        row(80, Who.L_PLUS, LOCAL, PARAMETER, a -> a.securityFlags(0x100));
        row(81, Who.L_PLUS, LOCAL, PARAMETER, a -> a.securityFlags(0x30));
        IntStream.rangeClosed(0, 4).forEach(level -> row(82, Who.L, LOCAL, OK, a -> a.impersonationLevel(level)));
        row(83, Who.L_PLUS, LOCAL, PARAMETER, a -> a.impersonationLevel(5));
        row(83, Who.L_PLUS, LOCAL, PARAMETER, a -> a.impersonationLevel(-1));
        row(84, Who.S, LOCAL, OK, a -> a.impersonationLevel(1));
        row(84, Who.S, LOCAL, OK, a -> a.impersonationLevel(2));
        IntStream.rangeClosed(0, 6).forEach(level -> row(85, Who.L, LOCAL, OK, a -> a.authenticationLevel(level)));
        row(86, Who.L, LOCAL, OK, a -> a.authenticationLevel(0xFFFFFFFF));
        row(87, Who.L_PLUS, LOCAL, PARAMETER, a -> a.authenticationLevel(7));
        row(88, Who.S, REMOTE, OK, a -> a.authenticationLevel(4));
        row(89, Who.S, "root\\secret", OK, a -> a.authenticationLevel(5));
        row(92, Who.L, LOCAL, OK, a -> a.context(WmiContext.empty().withProviderArchitecture(32)));
        row(
                93,
                Who.S,
                LOCAL,
                OK,
                a -> a.context(WmiContext.empty().with("__ProviderArchitecture", CimValue.of(CimType.SINT32, 16))));
        row(94, Who.S, REMOTE, OK, a -> a.user("existing").password(secret()));
        row(95, Who.S, REMOTE, OK, a -> a.user("DOM\\unprivileged").password(secret()));
    }

    private static void row(
            int number,
            Who who,
            @Nullable String path,
            HResult expected,
            UnaryOperator<ConnectArguments.Builder> rest) {
        TABLE.add(arguments(number, who, rest.apply(ConnectArguments.builder(path)), expected));
    }

    private static void path(int number, Who who, @Nullable String path, HResult expected) {
        row(number, who, path, expected, a -> a);
    }

    private static void locale(int number, Who who, String locale, HResult expected) {
        row(number, who, LOCAL, expected, a -> a.locale(locale));
    }

    private static char[] secret() {
        return SECRET.toCharArray();
    }

    static Stream<Arguments> table() {
        return TABLE.stream();
    }

    @Test
    void everyRowOfTheTableIsHere() {
        Set<Integer> here = new TreeSet<>(AT_THE_PORT);
        TABLE.forEach(row -> here.add((Integer) row.get()[0]));
        assertThat(here).isEqualTo(IntStream.rangeClosed(1, 95).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest(name = "row {0} ({1}): {3}")
    @MethodSource("table")
    void aRowOfTheTableHasItsAnswer(int number, Who who, ConnectArguments.Builder row, HResult expected) {
        try (ConnectArguments arguments = row.build()) {
            if (expected.equals(OK)) {
                assertThatCode(() -> ConnectRules.check(arguments, OWN)).doesNotThrowAnyException();
                return;
            }
            assertThat(who).isNotEqualTo(Who.S);
            WmiException refusal = refusalOf(arguments);
            assertThat(refusal.hresult()).isEqualTo(expected);
            assertThat(refusal)
                    .isInstanceOf(
                            expected.equals(NAMESPACE)
                                    ? WmiInvalidNamespaceException.class
                                    : WmiInvalidParameterException.class);
            assertThat(refusal.operation()).isEqualTo("connect");
            assertThat(refusal.detail()).isNotBlank();
            assertThat(refusal.hint()).isNotBlank();
            assertThat(refusal.toString()).doesNotContain(SECRET);
        }
    }

    private static WmiException refusalOf(ConnectArguments arguments) {
        WmiException refusal = catchThrowableOfType(WmiException.class, () -> ConnectRules.check(arguments, OWN));
        assertThat(refusal).as(arguments.toString()).isNotNull();
        return refusal;
    }

    private record Mistake(String told, @Nullable String path, UnaryOperator<ConnectArguments.Builder> rest) {}

    @Test
    void ofSeveralMistakesTheFirstOfTheFixedOrderIsTold() {
        List<Mistake> order = List.of(
                new Mistake("namespace path", "ROOT\\\\CIMV2", a -> a),
                new Mistake("flags", null, a -> a.securityFlags(0x30)),
                new Mistake("impersonation level", null, a -> a.impersonationLevel(6)),
                new Mistake("authentication level", null, a -> a.authenticationLevel(7)),
                new Mistake("locale", null, a -> a.locale("1033")),
                new Mistake("authority", null, a -> a.authority("CONTOSO")),
                new Mistake(
                        "user \"DOM\\user\" and authority",
                        null,
                        a -> a.user("DOM\\user").authority("NTLMDOMAIN:DOM")),
                new Mistake("user", LOCAL, a -> a.user("")),
                new Mistake("user", null, a -> a.user("")),
                new Mistake("password", null, a -> a.user(null).password(secret())));
        for (int first = 0; first < order.size(); first++) {
            for (int second = first; second < order.size(); second++) {
                Mistake told = order.get(first);
                Mistake other = order.get(second);
                String path = told.path() != null ? told.path() : other.path() != null ? other.path() : REMOTE;
                // The earlier mistake is made last, so that it is there even where both need the same argument.
                try (ConnectArguments arguments = told.rest()
                        .apply(other.rest().apply(ConnectArguments.builder(path)))
                        .build()) {
                    assertThat(refusalOf(arguments).detail()).startsWith(told.told());
                }
            }
        }
    }

    @Test
    void emptyUserOnTheMachineItselfIsToldAsLocalCredentials() {
        try (ConnectArguments arguments =
                ConnectArguments.builder(LOCAL).user("").password(secret()).build()) {
            assertThat(refusalOf(arguments).hresult()).isEqualTo(LOCAL_CREDENTIALS);
        }
        try (ConnectArguments arguments =
                ConnectArguments.builder(LOCAL).password(new char[0]).build()) {
            assertThat(refusalOf(arguments).hresult()).isEqualTo(LOCAL_CREDENTIALS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MS_409,en-US", "MS_409,MS_407", "en", "de-DE-1996", "MS_00000409", "MS_FFFFFFFF"})
    void aLocaleThatTheProtocolCanCarryPasses(String locale) {
        try (ConnectArguments arguments =
                ConnectArguments.builder(LOCAL).locale(locale).build()) {
            assertThatCode(() -> ConnectRules.check(arguments, OWN)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MS_000000409",
                "MS_409,",
                ",MS_409",
                "MS_409,1033",
                " MS_409",
                "MS_409 ",
                "409-MS",
                "en_US",
                "\0"
            })
    void anotherLocaleIsRefused(String locale) {
        try (ConnectArguments arguments =
                ConnectArguments.builder(LOCAL).locale(locale).build()) {
            assertThat(refusalOf(arguments).detail()).startsWith("locale");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kerberos", "Kerberos: ", " Kerberos:x", "NTLMDOMAIN:\t", "Kerberos:a\0b", "NTLM:DOM"})
    void anAuthorityHasAPrefixAndAName(String authority) {
        try (ConnectArguments arguments =
                ConnectArguments.builder(REMOTE).authority(authority).build()) {
            assertThat(refusalOf(arguments).detail()).startsWith("authority");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0xC0, 0x180, 0x10, 0x20, 1, -1, Integer.MIN_VALUE})
    void onlyTheFlagsOfConnectingPass(int flags) {
        try (ConnectArguments arguments =
                ConnectArguments.builder(LOCAL).securityFlags(flags).build()) {
            assertThat(refusalOf(arguments).detail())
                    .startsWith("flags 0x" + Integer.toHexString(flags))
                    .endsWith(flags == 0x40 ? "reserved for Windows itself" : "no flags of connecting");
        }
    }

    @Test
    void aUserWithANulIsRefused() {
        try (ConnectArguments arguments =
                ConnectArguments.builder(REMOTE).user("us\0er").build()) {
            assertThat(refusalOf(arguments).detail())
                    .isEqualTo("user \"us\\u0000er\": a user has a name, without NUL characters");
        }
    }

    @Test
    void anyArgumentsPassOrGiveAWmiExceptionWithoutThePassword() {
        Random random = new Random(41064);
        String[] paths = {LOCAL, REMOTE, "//./ROOT", "\\\\2010:836B::4179\\root", "\\\\OWNPC\\root", "root\\cimv2:C"};
        String[] words = {null, "", "user", "DOM\\user", "a@b", "NTLMDOMAIN:D", "Kerberos:D", "MS_409", "en-US", "\0"};
        String alphabet = "\\/.:[]%@ _\0\u00E4\uD83DrR0";
        int passed = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder path = new StringBuilder(paths[random.nextInt(paths.length)]);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                path.insert(random.nextInt(path.length() + 1), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try (ConnectArguments arguments = ConnectArguments.builder(path.toString())
                    .user(words[random.nextInt(words.length)])
                    .password(random.nextBoolean() ? secret() : null)
                    .authority(words[random.nextInt(words.length)])
                    .locale(random.nextInt(3) == 0 ? words[random.nextInt(words.length)] : null)
                    .impersonationLevel(random.nextInt(6))
                    .authenticationLevel(random.nextInt(9) - 1)
                    .build()) {
                ConnectRules.check(arguments, OWN);
                passed++;
            } catch (WmiException e) {
                assertThat(e.hresult()).isIn(PARAMETER, NAMESPACE, LOCAL_CREDENTIALS);
                assertThat(e.getMessage()).doesNotContain(SECRET);
            }
        }
        assertThat(passed).isBetween(1_000, 199_000);
    }

    /** Anything worse than linear time would not end within a build. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\\", "a\\", ":", "%", ",", "a,", "0", " "})
    void tenMillionCharactersPassOrAreRefusedInLinearTimeAndNotShownWhole(String unit) {
        String run = unit.repeat(10_000_000 / unit.length());
        List<ConnectArguments.Builder> long10 = List.of(
                ConnectArguments.builder(run),
                ConnectArguments.builder("\\\\" + run),
                ConnectArguments.builder(LOCAL).locale(run),
                ConnectArguments.builder(LOCAL).locale("MS_" + run),
                ConnectArguments.builder(REMOTE).authority(run),
                ConnectArguments.builder(LOCAL).user(run),
                ConnectArguments.builder(run).securityFlags(1));
        for (ConnectArguments.Builder builder : long10) {
            try (ConnectArguments arguments = builder.build()) {
                ConnectRules.check(arguments, OWN);
            } catch (WmiException e) {
                assertThat(e.getMessage()).hasSizeLessThan(1_500);
            }
        }
    }
}
