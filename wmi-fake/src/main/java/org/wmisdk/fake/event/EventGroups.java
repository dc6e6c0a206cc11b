package org.wmisdk.fake.event;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.wql.WqlEventSelect;

/** Collects events into {@code __AggregateEvent}s, each from its first event on for the seconds of the query. Not thread-safe. */
final class EventGroups {
    private final WqlEventSelect.Grouping grouping;
    private final ClassDefinition aggregate;
    private final Map<List<@Nullable Object>, Group> open = new LinkedHashMap<>(); // the one that ends first in front

    private static final class Group {
        private final WmiObject first;
        private final long ends;
        private long count;

        Group(WmiObject first, long ends) {
            this.first = first;
            this.ends = ends;
        }
    }

    EventGroups(WqlEventSelect.Grouping grouping, ClassDefinition aggregate) {
        this.grouping = grouping;
        this.aggregate = aggregate;
    }

    void add(List<@Nullable Object> key, WmiObject event, long now) {
        open.computeIfAbsent(key, absent -> new Group(event, now + TimeUnit.SECONDS.toNanos(grouping.seconds())))
                .count++;
    }

    /** The time at which the next group ends; null if there is none. */
    @Nullable
    Long nextEnd() {
        return open.isEmpty() ? null : open.values().iterator().next().ends;
    }

    /** Ends the groups whose time is over. */
    List<WmiObject> end(long now) {
        List<WmiObject> ended = new ArrayList<>();
        Iterator<Group> groups = open.values().iterator();
        while (groups.hasNext()) {
            Group group = groups.next();
            if (group.ends - now > 0) {
                break;
            }
            groups.remove();
            WqlEventSelect.Having having = grouping.having();
            if (having == null || having.operator().holds(Long.compare(group.count, having.numberOfEvents()))) {
                ended.add(object(group));
            }
        }
        return ended;
    }

    private WmiObject object(Group group) {
        @Nullable Object[] values = aggregate.defaults();
        values[aggregate.shape().indexOf("NumberOfEvents")] = group.count;
        values[aggregate.shape().indexOf("Representative")] = group.first;
        return aggregate.embedded(values);
    }
}
