package org.wmisdk.worlds;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ConnectServerWmi;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiCursor.Progress;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;
import org.wmisdk.tck.ForwardingBackend;
import org.wmisdk.tck.server.ForwardingPort;

/** Clients that do one thing wrong. The contract must find each of them. */
final class Mutants {
    private Mutants() {}

    /** Passes the two levels of {@code ConnectServerWmi} in the order of its sister functions. */
    static final class SwappedLevels extends ForwardingPort {
        SwappedLevels(Port port) {
            super(port);
        }

        @Override
        public int callPPPPIPPPIII(
                long fn, long a, long b, long c, long d, int e, long f, long g, long h, int i, int j) {
            return super.callPPPPIPPPIII(fn, a, b, c, d, e, f, g, h, j, i);
        }
    }

    /** Forgets to release the first row of each batch. */
    static final class MissedRelease extends ForwardingPort {
        private long row;

        MissedRelease(Port port) {
            super(port);
        }

        @Override
        public int callPIIPPI(long fn, long a, int b, int c, long d, long e) {
            int result = super.callPIIPPI(fn, a, b, c, d, e);
            row = getInt(e) > 0 ? getLong(d) : 0;
            return result;
        }

        @Override
        public int callPI(long fn, long a) {
            if (a != 0 && a == row) { // of the methods of this shape a client calls only Release on a row
                row = 0;
                return 0;
            }
            return super.callPI(fn, a);
        }
    }

    /** Forgets to release the objects with the parameters that go into a method. */
    static final class MissedSignature extends ForwardingPort {
        private final Set<Long> signatures = new HashSet<>();

        MissedSignature(Port port) {
            super(port);
        }

        @Override
        public int callPIPPPI(long fn, long a, int b, long c, long d, long e) {
            int result = super.callPIPPPI(fn, a, b, c, d, e);
            signatures.add(getLong(d)); // of a qualifier that is the type of a VARIANT, which nobody releases
            return result;
        }

        @Override
        public int callPI(long fn, long a) {
            return signatures.remove(a) ? 0 : super.callPI(fn, a);
        }
    }

    /** Leaves the parameters of methods in the order of their names, as Windows has them. */
    static final class ParametersByName extends ForwardingBackend {
        ParametersByName(ConnectServerWmi backend) {
            super(backend);
        }

        @Override
        protected WmiClass classDefinition(WmiSession session, ClassCall call) {
            WmiClass read = super.classDefinition(session, call);
            return new WmiClass(
                    read.system(),
                    read.complete(),
                    read.qualifiers(),
                    read.properties(),
                    read.methods().stream().map(ParametersByName::sorted).toList());
        }

        private static WmiMethod sorted(WmiMethod method) {
            return new WmiMethod(
                    method.name(),
                    method.parameters().stream()
                            .sorted(Comparator.comparing(WmiParameter::name))
                            .toList(),
                    method.returnValue(),
                    method.origin(),
                    method.local(),
                    method.qualifiers());
        }
    }

    /** Asks for amended qualifiers always. */
    static final class AlwaysAmended extends ForwardingBackend {
        AlwaysAmended(ConnectServerWmi backend) {
            super(backend);
        }

        @Override
        protected WmiClass classDefinition(WmiSession session, ClassCall call) {
            return super.classDefinition(
                    session, new ClassCall(call.className(), ClassCall.USE_AMENDED_QUALIFIERS, call.context()));
        }
    }

    /** Tries a put again that failed. */
    static final class PutTwice extends ForwardingBackend {
        PutTwice(ConnectServerWmi target) {
            super(target);
        }

        @Override
        protected Optional<String> putInstance(WmiSession session, PutCall call) {
            try {
                return super.putInstance(session, call);
            } catch (SessionException e) {
                return super.putInstance(session, call);
            }
        }
    }

    /** Writes all properties of an instance for one that was changed. */
    static final class WholeUpdate extends ForwardingBackend {
        WholeUpdate(ConnectServerWmi target) {
            super(target);
        }

        @Override
        protected Optional<String> putInstance(WmiSession session, PutCall call) {
            return super.putInstance(
                    session,
                    new PutCall(
                            call.className(),
                            call.path(),
                            call.properties(),
                            false,
                            call.flags(),
                            call.timeoutMillis(),
                            call.context()));
        }
    }

    /** Reads the VT_I4 of a uint32 as a signed number. */
    static final class SignedUint32 extends ForwardingBackend {
        SignedUint32(ConnectServerWmi backend) {
            super(backend);
        }

        @Override
        protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
            int before = into.size();
            Progress progress = super.next(cursor, timeoutMillis, count, into);
            into.subList(before, into.size()).replaceAll(SignedUint32::spoil);
            return progress;
        }

        private static WmiObject spoil(WmiObject row) {
            @Nullable Object[] values = new Object[row.shape().size()];
            for (int i = 0; i < values.length; i++) {
                CimValue value = row.get(i);
                boolean signed = value.type() == CimType.UINT32 && value.raw() instanceof Long;
                values[i] = signed ? Long.valueOf((int) value.asLong()) : value.raw();
            }
            return row.shape().object(values);
        }
    }

    /** Takes a failure of {@code Next} for the end of the rows. */
    static final class IgnoredBadNext extends ForwardingBackend {
        IgnoredBadNext(ConnectServerWmi backend) {
            super(backend);
        }

        @Override
        protected Progress next(WmiCursor cursor, int timeoutMillis, int count, List<WmiObject> into) {
            try {
                return super.next(cursor, timeoutMillis, count, into);
            } catch (SessionException swallowed) {
                return Progress.END;
            }
        }
    }

    /** Takes the failure that a sink is told for an end without one. */
    static final class IgnoredSinkFailure extends ForwardingBackend {
        IgnoredSinkFailure(ConnectServerWmi backend) {
            super(backend);
        }

        @Override
        protected WmiAsyncCall execNotificationQueryAsync(WmiSession session, QueryCall call, WmiSink sink) {
            return super.execNotificationQueryAsync(session, call, new WmiSink() {
                @Override
                public void indicate(List<WmiObject> objects) {
                    sink.indicate(objects);
                }

                @Override
                public void ended(@Nullable SessionException swallowed, int said) {
                    sink.ended(null, said);
                }
            });
        }
    }

    /** Sends an empty text as NULL. */
    static final class EmptyAsNull extends ForwardingPort {
        EmptyAsNull(Port port) {
            super(port);
        }

        @Override
        public long callPIP(long fn, long a, int b) {
            return b == 0 ? 0 : super.callPIP(fn, a, b);
        }
    }
}
