/**
 * The events of the fake: from what happens in a repository, or is raised by a test, to what a subscriber fetches.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.event.EventEngine} - the way in, one for each machine: hears of changes, knows who has subscribed
 *   <li>{@link org.wmisdk.fake.event.EventSubscription} - one subscriber: its queue, and what becomes due by {@link
 *       org.wmisdk.fake.event.EventTime}
 *   <li>{@code EventMaker} - the events that WMI raises itself
 *   <li>{@code InstancePoll} - {@code WITHIN}: instances that providers serve are compared with those of the time before
 *   <li>{@code EventGroups} - {@code GROUP WITHIN}: many events become one {@code __AggregateEvent}
 * </ul>
 *
 * <p>Which events a query wants is in {@link org.wmisdk.fake.query.EventSelection}. Locks are taken in this order: that of the
 * repository, that of whoever waits, that of a subscription; functions of the test are called under none of them. Not exported.
 */
@NullMarked
package org.wmisdk.fake.event;

import org.jspecify.annotations.NullMarked;
