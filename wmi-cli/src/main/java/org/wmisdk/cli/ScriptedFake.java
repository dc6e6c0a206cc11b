package org.wmisdk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.wmisdk.HResult;
import org.wmisdk.cli.JsonFormat.Content;
import org.wmisdk.cli.ScriptLine.Mistake;
import org.wmisdk.fake.FakeClock;
import org.wmisdk.fake.FakeFault;
import org.wmisdk.fake.FakeOperation;
import org.wmisdk.fake.FakeTrigger;
import org.wmisdk.fake.FakeWmi;

/** What a script can tell a fake: to let time pass, and which calls are to fail. */
final class ScriptedFake {
    private final FakeWmi fake;
    private final FakeClock clock;

    /** @param clock that of the fake */
    ScriptedFake(FakeWmi fake, FakeClock clock) {
        this.fake = fake;
        this.clock = clock;
    }

    Content advance(ScriptLine line) throws Mistake {
        Duration time = Objects.requireNonNull(line.duration("advance-clock"));
        line.end();
        clock.advance(time);
        return json -> json.writeStringField("advanced", time.toString());
    }

    Content fault(ScriptLine line) throws Mistake {
        List<FakeOperation> operations = operations(line.texts("fault"));
        String className = line.text("class");
        String part = line.text("containing");
        Integer nth = line.number("nth");
        Integer first = line.number("first");
        Function<FakeTrigger, FakeFault> effect = effect(line);
        line.end();
        try {
            FakeTrigger trigger = fake.faults()
                    .on(
                            operations.get(0),
                            operations.subList(1, operations.size()).toArray(FakeOperation[]::new));
            trigger = className == null ? trigger : trigger.ofClass(className);
            trigger = part == null ? trigger : trigger.containing(part);
            trigger = nth == null ? trigger : trigger.nth(nth);
            trigger = first == null ? trigger : trigger.first(first);
            FakeFault fault = effect.apply(trigger);
            return json -> json.writeStringField("fault", fault.toString());
        } catch (IllegalArgumentException e) {
            throw new Mistake("fault: " + e.getMessage(), e);
        }
    }

    private static Function<FakeTrigger, FakeFault> effect(ScriptLine line) throws Mistake {
        HResult failure = line.code("fail");
        HResult partial = line.code("partial");
        Integer after = line.number("after");
        Duration delay = line.duration("delay");
        boolean lose = line.truth("lose-connection");
        List<Function<FakeTrigger, FakeFault>> effects = new ArrayList<>();
        if (failure != null) {
            effects.add(trigger -> after == null ? trigger.fail(failure) : trigger.failAfter(after, failure));
        }
        if (partial != null) {
            effects.add(trigger -> trigger.partial(after == null ? 0 : after, partial));
        }
        if (delay != null) {
            effects.add(trigger -> trigger.delay(delay));
        }
        if (lose) {
            effects.add(FakeTrigger::loseConnection);
        }
        if (effects.size() != 1) {
            throw new Mistake("fault: say one of fail, partial, delay and lose-connection");
        }
        if (after != null && failure == null && partial == null) {
            throw new Mistake("after: rows come before fail or partial only");
        }
        return effects.get(0);
    }

    private static List<FakeOperation> operations(List<String> names) throws Mistake {
        List<FakeOperation> operations = new ArrayList<>();
        for (String name : names) {
            try {
                operations.add(FakeOperation.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Mistake("fault: " + name + " is none of " + Arrays.toString(FakeOperation.values()), e);
            }
        }
        if (operations.isEmpty()) {
            throw new Mistake(
                    "fault: it names the calls that fail, some of " + Arrays.toString(FakeOperation.values()));
        }
        return operations;
    }
}
