package org.wmisdk.tck;

import org.wmisdk.tck.server.ComServer;

/** The trouble of a {@link ComServer}, by the calls that stand for each point. */
final class ComTrouble implements Trouble {
    private final ComServer server;

    ComTrouble(ComServer server) {
        this.server = server;
    }

    private String call(Point point) {
        return switch (point) {
            case CONNECT ->
                server.symbols().address("WMINet_Utils.dll", "ConnectServerWmi") == 0
                        ? "IWbemLocator::ConnectServer"
                        : "ConnectServerWmi";
            case GET_OBJECT -> "IWbemServices::GetObject";
            case QUERY -> "IWbemServices::ExecQuery";
            case NEXT -> "IEnumWbemClassObject::Next";
            case METHOD -> "IWbemServices::ExecMethod";
            case INSTANCES -> "IWbemServices::CreateInstanceEnum";
            case RESET -> "IEnumWbemClassObject::Reset";
            case CLASSES -> "IWbemServices::CreateClassEnum";
            case OPEN_NAMESPACE -> "IWbemServices::OpenNamespace";
            case SUBSCRIBE -> "IWbemServices::ExecNotificationQuery";
            case SUBSCRIBE_ASYNC -> "IWbemServices::ExecNotificationQueryAsync";
            case PUT -> "IWbemServices::PutInstance";
            case PUT_CLASS -> "IWbemServices::PutClass";
            case DELETE -> "IWbemServices::DeleteInstance";
            case DELETE_CLASS -> "IWbemServices::DeleteClass";
        };
    }

    @Override
    public void fail(Point point, int nth, int hresult) {
        server.faults().answer(call(point), nth, hresult);
    }

    @Override
    public void fail(Point point, int nth, int hresult, String description) {
        server.faults().answer(call(point), nth, hresult, description);
    }

    @Override
    public void timeOutWithRows(int nth) {
        server.faults().overrule(call(Point.NEXT), nth, CFacts.load().hresult("WBEM_S_TIMEDOUT"));
    }

    @Override
    public Gate hold(Point point, int nth) {
        return server.faults().hold(call(point), nth);
    }

    @Override
    public Gate holdDeaf(Point point, int nth) {
        return server.faults().holdDeaf(call(point), nth);
    }

    @Override
    public int count(Point point) {
        return server.faults().count(call(point));
    }

    @Override
    public Thread lastThread(Point point) {
        return server.faults().lastThread(call(point));
    }
}
