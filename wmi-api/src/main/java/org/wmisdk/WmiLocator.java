package org.wmisdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.CallRunner;
import org.wmisdk.call.RecoveringSession;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.call.WorkerPool;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.ConnectRules;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.ConnectTarget;
import org.wmisdk.spi.HostNames;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/**
 * Connects to WMI namespaces through one backend. Immutable, safe for use by several threads, nothing to close.
 *
 * <pre>{@code
 * try (WmiNamespace cimv2 = WmiLocator.load().connect("root\\cimv2")) {
 *     for (WmiObject os : cimv2.query("SELECT Caption, LastBootUpTime FROM Win32_OperatingSystem").list()) {
 *         System.out.println(os.getString("Caption") + " up since " + os.getDateTime("LastBootUpTime"));
 *     }
 * }
 * }</pre>
 *
 * <p>The backend is the one that was asked for by name ({@link #using}, or else the system property {@value #BACKEND_PROPERTY}), and
 * never silently another; otherwise the available one of the highest priority: {@code ffm} (Java 22 and newer), then {@code jna}. The
 * {@code fake} is taken only by name or as an object ({@link #over}).
 *
 * <p><b>Threads.</b> A call without a timeout runs on the thread that makes it, if that is a platform thread outside any COM
 * single-threaded apartment. Every other call runs on one of a few worker threads of the library (at most the number in the system property
 * {@value #WORKERS_PROPERTY}, 32 by default), so that its caller can be freed when its time is up or it is interrupted.
 */
public final class WmiLocator {
    /** The system property that names the backend to take: {@value}. */
    public static final String BACKEND_PROPERTY = "wmi.backend";

    /** The system property that bounds the worker threads of a backend: {@value}, from 1 to 1024, 32 by default. */
    public static final String WORKERS_PROPERTY = "wmi.workers";

    private static final ClassValue<Shared> SHARED = new ClassValue<>() {
        @Override
        protected Shared computeValue(Class<?> type) {
            return new Shared();
        }
    };

    private final ConnectServerWmi provider;
    private final CallRunner runner;
    private final BackendReport report;

    private WmiLocator(ConnectServerWmi provider, CallRunner runner, BackendReport report) {
        this.provider = provider;
        this.runner = runner;
        this.report = report;
    }

    /** The provider and workers that all locators of a loaded backend share, so that the bound on threads is one for the process. */
    private static final class Shared {
        private @Nullable ConnectServerWmi provider;
        private @Nullable CallRunner runner;

        synchronized WmiLocator locator(ConnectServerWmi fresh, BackendReport report) {
            ConnectServerWmi first = provider;
            CallRunner running = runner;
            if (first == null || running == null) {
                first = fresh;
                running = newRunner(fresh);
                provider = first;
                runner = running;
            }
            return new WmiLocator(first, running, report);
        }
    }

    /**
     * The backend that the system property {@value #BACKEND_PROPERTY} names, or else the best that is available. Providers are looked
     * for with the class loader of this library, then with that of the current thread.
     *
     * @throws WmiBackendException if there is none; its message says of each backend why not and what to do
     * @throws IllegalArgumentException if the system property {@value #WORKERS_PROPERTY} is no number from 1 to 1024
     */
    public static WmiLocator load() {
        return choose(selector(null), requestedByProperty());
    }

    /** As {@link #load()}, with providers from that class loader only. */
    public static WmiLocator load(ClassLoader loader) {
        return choose(selector(Objects.requireNonNull(loader, "loader")), requestedByProperty());
    }

    /**
     * The backend of that name.
     *
     * @param name such as {@code ffm}, {@code jna} or {@code fake}
     * @throws WmiBackendException if there is no such backend or it is not available; the message says why and what to do
     */
    public static WmiLocator using(String name) {
        return choose(selector(null), Objects.requireNonNull(name, "name"));
    }

    /** A given backend, which need not be registered anywhere: a fake, or one in a test. It is not asked whether it is available. */
    public static WmiLocator over(ConnectServerWmi backend) {
        BackendReport report = new BackendReport(
                List.of(new BackendReport.Candidate(
                        backend.name(), backend.priority(), Availability.available(), backend.entry())),
                null,
                backend.name());
        return new WmiLocator(backend, newRunner(backend), report);
    }

    /**
     * All backends that are found, each asked whether it is available, and the one that {@link #load()} would take. Those that are taken
     * only by name are asked only if the system property {@value #BACKEND_PROPERTY} names them.
     */
    public static BackendReport backends() {
        return selector(null).choose(requestedByProperty(), true).report();
    }

    private static @Nullable String requestedByProperty() {
        String name = System.getProperty(BACKEND_PROPERTY);
        return name == null || name.isBlank() ? null : name.strip();
    }

    private static BackendSelector selector(@Nullable ClassLoader only) {
        List<Iterator<ConnectServerWmi>> sources = new ArrayList<>();
        if (only != null) {
            sources.add(ServiceLoader.load(ConnectServerWmi.class, only).iterator());
        } else {
            ClassLoader own = WmiLocator.class.getClassLoader();
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            sources.add(ServiceLoader.load(ConnectServerWmi.class, own).iterator());
            if (context != own) { // the same one again would only read the same files again
                sources.add(ServiceLoader.load(ConnectServerWmi.class, context).iterator());
            }
        }
        return new BackendSelector(sources);
    }

    static WmiLocator choose(BackendSelector selector, @Nullable String requested) {
        BackendSelector.Choice choice = selector.choose(requested, false);
        ConnectServerWmi provider = choice.provider();
        if (provider != null) {
            return SHARED.get(provider.getClass()).locator(provider, choice.report());
        }
        String problem;
        if (requested == null) {
            problem = "No WMI backend is available.";
        } else if (selector.knows(requested)) {
            problem = "The WMI backend \"" + requested + "\" was asked for and is not available.";
        } else {
            problem = "There is no WMI backend named \"" + requested + "\"; found were " + selector.names() + ".";
        }
        throw new WmiBackendException(problem, choice.report());
    }

    private static CallRunner newRunner(ConnectServerWmi provider) {
        return new CallRunner(new WorkerPool("wmi-" + provider.name(), provider.callThreads(), workers()));
    }

    private static int workers() {
        String text = System.getProperty(WORKERS_PROPERTY, "32").strip();
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            number = 0; // refused below, with the text
        }
        if (number < 1 || number > 1024) {
            throw new IllegalArgumentException("The system property " + WORKERS_PROPERTY
                    + " must be a number from 1 to 1024, was \"" + text + "\".");
        }
        return number;
    }

    /** The name of the backend, such as {@code ffm}. */
    public String backend() {
        return provider.name();
    }

    /** How the backend connects, for people, such as {@code WMINet_Utils.dll!ConnectServerWmi}. */
    public String entry() {
        return provider.entry();
    }

    /** The backend itself, for one that is put around it ({@link #over}). */
    public ConnectServerWmi provider() {
        return provider;
    }

    /** How this backend was chosen. */
    public BackendReport report() {
        return report;
    }

    /** How many workers are held by calls that did not return although their callers had gone (timeout, interrupt). */
    public int abandonedCalls() {
        return runner.pool().stuck();
    }

    /**
     * Chooses the COM security of the whole process, with the default authentication level and impersonation. The library never does so
     * by itself, and does not need it: every connection has its own security. A program that owns its process may, before anything in it
     * has used COM, so that other COM code in the process works with WMI too.
     *
     * @return whether it was chosen now; false if something in the process has chosen before, or the backend does not use COM
     * @throws WmiException if COM refuses
     * @see <a href="https://learn.microsoft.com/en-us/windows/win32/wmisdk/setting-the-default-process-security-level-using-c-">Setting
     *     the default process security level</a>
     */
    public boolean initializeSecurity() {
        try {
            return provider.initializeSecurity();
        } catch (SessionException e) {
            throw Subject.of("initialize security", null).failed(e);
        }
    }

    /**
     * Connects as the current user, without a timeout of this library (Windows itself gives up after two minutes).
     *
     * @param namespace such as {@code root\cimv2} or {@code \\web01\root\cimv2}; slashes do as well as backslashes
     * @throws WmiException if the path is malformed (before anything is called), or the connection is refused
     */
    public WmiNamespace connect(String namespace) {
        return connect(ConnectRequest.builder(namespace).build());
    }

    /**
     * Connects as the request says.
     *
     * @throws WmiException if the request breaks a rule of connecting (before anything is called), the connection is refused, its
     *     timeout is up, or the waiting thread is interrupted
     */
    public WmiNamespace connect(ConnectRequest request) {
        try (ConnectArguments arguments = request.toArguments()) {
            return connect(arguments, request.timeout().orElse(null), request.recovery());
        }
    }

    /**
     * Checks the ten raw parameters of {@code ConnectServerWmi} against the rules of connecting, and calls nothing.
     *
     * @throws WmiException if they break a rule, with the code that Windows would give
     */
    public void check(ConnectArguments arguments) {
        ConnectRules.check(arguments, provider.hostNames());
    }

    /**
     * Connects with the ten raw parameters of {@code ConnectServerWmi}, which {@link ConnectRequest} spares most programs.
     *
     * @param arguments stay the caller's, to be closed; a copy is used
     * @param timeout how long to wait at most, or null for no limit
     * @throws WmiException as {@link #connect(ConnectRequest)}, or if the timeout is not positive
     */
    public WmiNamespace connect(ConnectArguments arguments, @Nullable Duration timeout) {
        return connect(arguments, timeout, RecoveryPolicy.NONE);
    }

    private WmiNamespace connect(ConnectArguments arguments, @Nullable Duration timeout, RecoveryPolicy recovery) {
        check(arguments);
        ConnectRequest.checkTimeout(timeout);
        String path = String.valueOf(arguments.networkResource());
        Subject subject = Subject.of("connect", path);
        boolean direct = timeout == null && runner.mayRunHere();
        HostNames names = provider.hostNames();
        ConnectTarget target = ConnectTarget.of(path, names);
        WmiSession session;
        try {
            session = runner.run(subject, runner.budget(timeout), new Connecting(provider, arguments.copy(), recovery));
        } catch (WmiAccessDeniedException e) {
            throw isEncrypted(arguments, target) ? e : perhapsForEncryption(e, arguments.authenticationLevel());
        }
        Home home = new Home(target, names);
        return new WmiNamespace(path, home, provider.name(), session, runner, direct);
    }

    /** Whether the calls of a connection are encrypted for certain; those within a machine are, unless another level is asked for. */
    private static boolean isEncrypted(ConnectArguments arguments, ConnectTarget target) {
        int level = arguments.authenticationLevel();
        return level == AuthenticationLevel.PACKET_PRIVACY.value()
                || (target.local()
                        && (level == AuthenticationLevel.UNCHANGED.value()
                                || level == AuthenticationLevel.DEFAULT.value()));
    }

    /** A namespace that requires encryption says no more than that access is denied. */
    private static WmiException perhapsForEncryption(WmiAccessDeniedException e, int level) {
        if (!e.hresult().equals(HResult.WBEM_E_ACCESS_DENIED)) {
            return e;
        }
        return WmiException.builder(e.hresult())
                .operation(e.operation())
                .namespace(e.namespace())
                .detail(e.detail())
                .extendedStatus(e.extendedStatus())
                .statusText(e.statusText())
                .hint("If the namespace requires encryption (qualifier RequiresEncryption), authentication level "
                        + level + " is too low for it: connect with AuthenticationLevel.PACKET_PRIVACY. Otherwise: "
                        + e.hint())
                .cause(e.getCause())
                .build();
    }

    /** Owns its copy of the arguments, which an abandoned call needs until it returns. */
    private record Connecting(ConnectServerWmi provider, ConnectArguments arguments, RecoveryPolicy recovery)
            implements Work<WmiSession> {
        @Override
        public WmiSession run(CallState call) {
            try (arguments) {
                return recovery == RecoveryPolicy.NONE
                        ? provider.connectServerWmi(arguments)
                        : recovering(arguments.copy());
            }
        }

        private WmiSession recovering(ConnectArguments kept) {
            Reconnecting again = new Reconnecting(provider, kept);
            boolean done = false;
            try {
                WmiSession session = new RecoveringSession(provider.connectServerWmi(arguments), again);
                done = true;
                return session;
            } finally {
                if (!done) {
                    again.close();
                }
            }
        }

        @Override
        public void releaseLate(@Nullable WmiSession session) {
            if (session != null) {
                session.close();
            }
        }

        @Override
        public void neverRun() {
            arguments.close();
        }
    }

    /** Keeps the arguments for as long as the connection may be made again. */
    private record Reconnecting(ConnectServerWmi provider, ConnectArguments kept)
            implements RecoveringSession.Connector {
        @Override
        public WmiSession connect() {
            try (ConnectArguments arguments = copy()) {
                return provider.connectServerWmi(arguments);
            }
        }

        private ConnectArguments copy() {
            try {
                return kept.copy();
            } catch (IllegalStateException closedMeanwhile) {
                throw new SessionException(
                        "ConnectServerWmi",
                        HResult.WBEM_E_CALL_CANCELLED.value(),
                        "the namespace was closed",
                        closedMeanwhile);
            }
        }

        @Override
        public void close() {
            kept.close();
        }
    }

    @Override
    public String toString() {
        return "WmiLocator[" + provider.name() + "]";
    }
}
