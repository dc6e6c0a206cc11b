package org.wmisdk.tck.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.RowsCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;

/** {@code IWbemServices} over a session of the source. */
final class ServicesObject extends ComObject {
    static final InterfaceType<ServicesObject> SERVICES = InterfaceType.of("IWbemServices", ServicesObject.class)
            .method("GetObject", ServicesObject::getObject)
            .method("ExecQuery", ServicesObject::execQuery)
            .method("ExecMethod", ServicesObject::execMethod)
            .method("CreateInstanceEnum", ServicesObject::createInstanceEnum)
            .method("CreateClassEnum", ServicesObject::createClassEnum)
            .method("OpenNamespace", ServicesObject::openNamespace)
            .method("ExecNotificationQuery", ServicesObject::execNotificationQuery)
            .method("ExecNotificationQueryAsync", ServicesObject::execNotificationQueryAsync)
            .method("CancelAsyncCall", ServicesObject::cancelAsyncCall)
            .method("PutClass", ServicesObject::putClass)
            .method("PutInstance", ServicesObject::putInstance)
            .method("DeleteInstance", ServicesObject::deleteInstance)
            .method("DeleteClass", ServicesObject::deleteClass)
            .build();

    private static final String GET_OBJECT = "IWbemServices::GetObject";
    private static final String CREATE_CLASS_ENUM = "IWbemServices::CreateClassEnum";
    private static final String CREATE_INSTANCE_ENUM = "IWbemServices::CreateInstanceEnum";
    private static final String PUT_INSTANCE = "IWbemServices::PutInstance";
    private static final String PUT_CLASS = "IWbemServices::PutClass";
    private static final String DELETE_INSTANCE = "IWbemServices::DeleteInstance";
    private static final String DELETE_CLASS = "IWbemServices::DeleteClass";
    private static final String EXEC_METHOD = "IWbemServices::ExecMethod";
    private static final String EXEC_QUERY = "IWbemServices::ExecQuery";
    private static final String EXEC_NOTIFICATION_QUERY = "IWbemServices::ExecNotificationQuery";

    private static final String OPEN_NAMESPACE = "IWbemServices::OpenNamespace";

    private static final int FORWARD_ONLY = Facts.constant("WBEM_FLAG_FORWARD_ONLY");
    private static final int RETURN_IMMEDIATELY = Facts.constant("WBEM_FLAG_RETURN_IMMEDIATELY");

    private final WmiSession session;
    private final Map<Long, SinkCall> asyncCalls = new ConcurrentHashMap<>(); // by the pointer to the sink

    ServicesObject(ComServer server, WmiSession session) {
        super(server, "services");
        this.session = session;
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(SERVICES);
    }

    @Override
    void gone() {
        asyncCalls.values().forEach(SinkCall::cancel);
        asyncCalls.clear();
        session.close();
    }

    private int getObject(long[] a) {
        String path = server().automation().text(a[1], GET_OBJECT);
        if (a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[4], 0);
        if (path == null || path.isEmpty()) {
            server().memory().putLong(a[4], new NewClassObject(server(), null).reference(ClassObject.CLASS_OBJECT));
            return Codes.S_OK;
        }
        WmiPath parsed = parse(path, GET_OBJECT);
        boolean isClass = parsed.isClass() && parsed.namespace().isEmpty();
        if (!isClass && !parsed.isInstance()) {
            return Codes.E_NOTIMPL; // another namespace
        }
        int flags = (int) a[2];
        WmiContext context = context(a[3]);
        ObjectContent content = isClass
                ? ObjectContent.of(
                        session.classDefinition(new ClassCall(parsed.className().orElseThrow(), flags, context)))
                : ObjectContent.of(session.getObject(new ObjectCall(path, flags, context)));
        server().memory().putLong(a[4], new ClassObject(server(), content).reference(ClassObject.CLASS_OBJECT));
        return Codes.S_OK;
    }

    private static WmiPath parse(String path, String call) {
        try {
            return WmiPath.of(path);
        } catch (WmiException e) {
            throw new SessionException(call, e.hresult().value(), e.getMessage());
        }
    }

    private int execMethod(long[] a) {
        String path = server().automation().text(a[1], EXEC_METHOD);
        String method = server().automation().text(a[2], EXEC_METHOD);
        if (path == null || method == null || (int) a[3] != 0 || a[6] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[6], 0);
        List<MethodCall.Argument> arguments =
                a[5] == 0 ? List.of() : server().classObject(a[5], EXEC_METHOD).arguments();
        WmiObject out = session.execMethod(new MethodCall(
                path, parse(path, EXEC_METHOD).className().orElse(""), method, arguments, context(a[4])));
        if (!out.names().isEmpty()) {
            server().memory()
                    .putLong(
                            a[6],
                            new ClassObject(server(), ObjectContent.outOf(out)).reference(ClassObject.CLASS_OBJECT));
        }
        return Codes.S_OK;
    }

    private int putInstance(long[] a) {
        int flags = (int) a[2];
        boolean later = (flags & RETURN_IMMEDIATELY) != 0;
        if (a[1] == 0 || (later && a[4] == 0)) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        PutCall call = server().classObject(a[1], PUT_INSTANCE).putCall(flags & ~RETURN_IMMEDIATELY, context(a[3]));
        if (!later) {
            session.putInstance(call);
            return Codes.S_OK;
        }
        server().memory()
                .putLong(
                        a[4],
                        CallResultObject.of(server(), () -> session.putInstance(call))
                                .reference(CallResultObject.CALL_RESULT));
        return Codes.S_OK;
    }

    private int putClass(long[] a) {
        int flags = (int) a[2];
        if (a[1] == 0 || (flags & RETURN_IMMEDIATELY) != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        if (!(server().classObject(a[1], PUT_CLASS) instanceof NewClassObject made)) {
            return Codes.E_NOTIMPL; // a class that was read and changed
        }
        session.putClass(made.putClassCall(flags, context(a[3])));
        return Codes.S_OK;
    }

    private int deleteInstance(long[] a) {
        String path = server().automation().text(a[1], DELETE_INSTANCE);
        if (path == null || (int) a[2] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        session.deleteInstance(new ObjectCall(path, 0, context(a[3])));
        return Codes.S_OK;
    }

    private int deleteClass(long[] a) {
        String className = server().automation().text(a[1], DELETE_CLASS);
        if (className == null || (int) a[2] != 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        session.deleteClass(new ClassCall(className, 0, context(a[3])));
        return Codes.S_OK;
    }

    private int execQuery(long[] a) {
        String language = server().automation().text(a[1], EXEC_QUERY);
        String text = server().automation().text(a[2], EXEC_QUERY);
        if (a[5] == 0 || language == null || text == null || text.isEmpty()) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[5], 0);
        int flags = (int) a[3];
        return result(new QueryCall(language, text, flags, true, context(a[4])), a[5]);
    }

    private int createInstanceEnum(long[] a) {
        String className = server().automation().text(a[1], CREATE_INSTANCE_ENUM);
        if (a[4] == 0 || className == null || className.isEmpty()) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[4], 0);
        return result(new InstancesCall(className, (int) a[2], true, context(a[3])), a[4]);
    }

    /** Hands out a result, which is asked for when its first row is, unless the client wants to wait for it here. */
    private int result(RowsCall call, long out) {
        Supplier<WmiCursor> rows = () -> call.start(session);
        if ((call.flags() & RETURN_IMMEDIATELY) == 0) {
            WmiCursor cursor = rows.get();
            rows = () -> cursor;
        }
        server().memory().putLong(out, new EnumObject(server(), new RowsResult(rows)).reference(EnumObject.ENUM));
        return Codes.S_OK;
    }

    private int createClassEnum(long[] a) {
        String superclass = server().automation().text(a[1], CREATE_CLASS_ENUM);
        if (a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[4], 0);
        int flags = (int) a[2];
        ClassesCall call = new ClassesCall(
                superclass == null || superclass.isEmpty() ? null : superclass,
                flags & ~(RETURN_IMMEDIATELY | FORWARD_ONLY),
                context(a[3]));
        Supplier<List<WmiClass>> classes = () -> session.classDefinitions(call);
        if ((flags & RETURN_IMMEDIATELY) == 0) {
            List<WmiClass> read = classes.get();
            classes = () -> read;
        }
        server().memory()
                .putLong(a[4], new EnumObject(server(), new ClassesResult(classes)).reference(EnumObject.ENUM));
        return Codes.S_OK;
    }

    private int openNamespace(long[] a) {
        String name = server().automation().text(a[1], OPEN_NAMESPACE);
        if (a[4] == 0 || name == null || name.isEmpty()) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[4], 0);
        WmiSession child = session.openNamespace(new NamespaceCall(name, (int) a[2], context(a[3])));
        server().memory().putLong(a[4], new ServicesObject(server(), child).reference(SERVICES));
        return Codes.S_OK;
    }

    private WmiContext context(long pointer) {
        WmiContext given = server().context(pointer);
        return given == null ? WmiContext.empty() : given;
    }

    private int execNotificationQuery(long[] a) {
        if (a[5] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[5], 0);
        QueryCall call = eventQuery(a);
        if (call == null) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        WmiCursor cursor = session.execNotificationQuery(call); // at once: events count from now on
        server().memory()
                .putLong(a[5], new EnumObject(server(), new RowsResult(() -> cursor)).reference(EnumObject.ENUM));
        return Codes.S_OK;
    }

    private int execNotificationQueryAsync(long[] a) {
        QueryCall call = eventQuery(a);
        if (call == null || a[5] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        SinkCall sink = new SinkCall(server(), server().port(), a[5]);
        try {
            sink.started(session.execNotificationQueryAsync(call, sink));
        } catch (RuntimeException | Error e) {
            sink.forget();
            throw e;
        }
        asyncCalls.put(a[5], sink);
        return Codes.S_OK;
    }

    private @Nullable QueryCall eventQuery(long[] a) {
        String language = server().automation().text(a[1], EXEC_NOTIFICATION_QUERY);
        String text = server().automation().text(a[2], EXEC_NOTIFICATION_QUERY);
        if (language == null || text == null || text.isEmpty()) {
            return null;
        }
        return new QueryCall(language, text, (int) a[3], true, context(a[4]));
    }

    private int cancelAsyncCall(long[] a) {
        if (a[1] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        SinkCall call = asyncCalls.remove(a[1]);
        if (call == null) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        call.cancel();
        return Codes.S_OK;
    }
}
