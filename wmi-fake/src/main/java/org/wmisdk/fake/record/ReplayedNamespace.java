package org.wmisdk.fake.record;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;

/** The recorded answers of one namespace. */
public final class ReplayedNamespace {
    private final Replay replay;
    private final Target target;

    ReplayedNamespace(Replay replay, Target target) {
        this.replay = replay;
        this.target = target;
    }

    /**
     * The recorded answer to a query.
     *
     * @param derives whether the first class is, or derives from, the second
     * @return the rows, whose iterator ends with the recorded failure as a SessionException; null if there is no recorded answer, but
     *     the query speaks of classes that were read whole: they may answer it
     * @throws SessionException what ExecQuery answered, if that was a failure; or that the query was not recorded
     */
    public @Nullable RecordedRows query(QueryCall call, BiPredicate<String, String> derives) {
        return replay.query(target, call, derives);
    }

    /**
     * The recorded answer to reading an instance.
     *
     * @param derives whether the first class is, or derives from, the second
     * @return null if there is no recorded answer, but the path is of a class that was read whole: it may answer
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public @Nullable WmiObject object(String path, BiPredicate<String, String> derives) {
        return replay.object(target, path, derives);
    }

    /**
     * The recorded answer to calling a method.
     *
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public WmiObject method(MethodCall call) {
        return replay.method(target, call);
    }

    /**
     * The recorded answer to reading the instances of a class: that of the query which delivers the same.
     *
     * @param derives as for a query
     * @return as of a query
     * @throws SessionException as of a query
     */
    public @Nullable RecordedRows instances(InstancesCall call, BiPredicate<String, String> derives) {
        return replay.query(target, WholeClasses.query(call), derives);
    }

    /**
     * The recorded answer to writing an instance.
     *
     * @return its path; empty if none was answered
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public Optional<String> putInstance(PutCall call) {
        return replay.change(RecordedCall.Change.of(target, call));
    }

    /**
     * The recorded answer to writing a class.
     *
     * @return true
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public boolean putClass(PutClassCall call) {
        return replay.change(RecordedCall.Change.of(target, call)).isEmpty();
    }

    /**
     * The recorded answer to deleting an instance.
     *
     * @return true
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public boolean deleteInstance(ObjectCall call) {
        return replay.change(RecordedCall.Change.of(target, call)).isEmpty();
    }

    /**
     * The recorded answer to deleting a class.
     *
     * @return true
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public boolean deleteClass(ClassCall call) {
        return replay.change(RecordedCall.Change.of(target, call)).isEmpty();
    }

    /**
     * Looks whether the schema of a class was recorded.
     *
     * @param there whether the recording has the class
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public void definition(String className, boolean there) {
        replay.definition(target, className, there);
    }

    /**
     * The recorded names of the classes below a class.
     *
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public List<String> classes(ClassesCall call) {
        return replay.classes(target, call);
    }

    /**
     * The recorded answers of a namespace below.
     *
     * @throws SessionException what was answered to connecting there, if that was a failure; or that it was not recorded
     */
    public ReplayedNamespace below(String name) {
        Target below = target.below(name);
        return replay.connect(below.host(), below.namespace());
    }
}
