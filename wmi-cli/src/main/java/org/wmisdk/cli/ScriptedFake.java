package org.wmisdk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
        HResult code = line.code("fail");
        Duration delay = line.duration("delay");
        boolean lose = line.truth("lose-connection");
        line.end();
        if ((code == null ? 0 : 1) + (delay == null ? 0 : 1) + (lose ? 1 : 0) != 1) {
            throw new Mistake("fault: say one of fail, delay and lose-connection");
        }
        try {
            FakeTrigger trigger = fake.faults()
                    .on(
                            operations.get(0),
                            operations.subList(1, operations.size()).toArray(FakeOperation[]::new));
            trigger = className == null ? trigger : trigger.ofClass(className);
            trigger = part == null ? trigger : trigger.containing(part);
            trigger = nth == null ? trigger : trigger.nth(nth);
            trigger = first == null ? trigger : trigger.first(first);
            FakeFault fault = set(trigger, code, delay);
            return json -> json.writeStringField("fault", fault.toString());
        } catch (IllegalArgumentException e) {
            throw new Mistake("fault: " + e.getMessage(), e);
        }
    }

    private static FakeFault set(FakeTrigger trigger, @Nullable HResult code, @Nullable Duration delay) {
        if (code != null) {
            return trigger.fail(code);
        }
        return delay != null ? trigger.delay(delay) : trigger.loseConnection();
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
