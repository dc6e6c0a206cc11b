package org.wmisdk.fake;

/** The calls of a session that a fake records and that a test can disturb. */
public enum FakeOperation {
    /** Connecting to a namespace. */
    CONNECT("IWbemLocator::ConnectServer"),
    /** Starting a query. */
    EXEC_QUERY("IWbemServices::ExecQuery"),
    /** Reading the definition of a class, or an instance. */
    GET_OBJECT("IWbemServices::GetObject"),
    /** Fetching a batch of rows. */
    NEXT("IEnumWbemClassObject::Next"),
    /** Calling a method. */
    EXEC_METHOD("IWbemServices::ExecMethod"),
    /** Writing an instance. */
    PUT_INSTANCE("IWbemServices::PutInstance"),
    /** Writing a class. */
    PUT_CLASS("IWbemServices::PutClass"),
    /** Deleting an instance. */
    DELETE_INSTANCE("IWbemServices::DeleteInstance"),
    /** Deleting a class. */
    DELETE_CLASS("IWbemServices::DeleteClass"),
    /** Closing the result of a query. */
    CLOSE_RESULT("IEnumWbemClassObject::Release"),
    /** Closing a connection. */
    CLOSE_SESSION("IWbemServices::Release"),
    /** Starting to read the instances of a class. */
    CREATE_INSTANCE_ENUM("IWbemServices::CreateInstanceEnum"),
    /** Going back before the first row. */
    RESET("IEnumWbemClassObject::Reset"),
    /** Reading the classes below a class, or only their names. */
    CREATE_CLASS_ENUM("IWbemServices::CreateClassEnum"),
    /** Connecting to a namespace below. */
    OPEN_NAMESPACE("IWbemServices::OpenNamespace"),
    /** Subscribing to events that are then fetched, with {@link #NEXT}. */
    EXEC_NOTIFICATION_QUERY("IWbemServices::ExecNotificationQuery"),
    /** Subscribing to events that are then brought. */
    EXEC_NOTIFICATION_QUERY_ASYNC("IWbemServices::ExecNotificationQueryAsync"),
    /** Ending a subscription whose events are brought. */
    CANCEL_ASYNC_CALL("IWbemServices::CancelAsyncCall");

    private final String call;

    FakeOperation(String call) {
        this.call = call;
    }

    /**
     * The call of WMI's own interface that this stands for.
     *
     * @return interface and method
     */
    public String call() {
        return call;
    }

    /**
     * Whether the call can fail. Closing cannot, as on Windows, and nobody hears of a failure to cancel.
     *
     * @return false for the operations that close or cancel
     */
    public boolean canFail() {
        return this != CLOSE_RESULT && this != CLOSE_SESSION && this != CANCEL_ASYNC_CALL;
    }

    /** Whether the call asks about something in a namespace, so that it has a text and, mostly, a class. */
    boolean hasSubject() {
        return this != CONNECT && this != CLOSE_SESSION;
    }

    /** Whether the call makes a connection. */
    boolean connects() {
        return this == CONNECT || this == OPEN_NAMESPACE;
    }

    /** Whether the call starts a result, or a subscription. */
    boolean startsResult() {
        return switch (this) {
            case EXEC_QUERY, CREATE_INSTANCE_ENUM, EXEC_NOTIFICATION_QUERY, EXEC_NOTIFICATION_QUERY_ASYNC -> true;
            default -> false;
        };
    }

    /** Whether the call delivers rows, or the result that does. */
    boolean hasRows() {
        return startsResult() || this == NEXT;
    }
}
