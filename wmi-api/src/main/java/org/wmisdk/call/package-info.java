/**
 * Where calls run: on the caller or on a worker, with or without a deadline. Internal, not exported.
 *
 * <ul>
 *   <li>{@link org.wmisdk.call.CallRunner} runs one piece of {@link org.wmisdk.call.Work} and frees its caller in time;
 *   <li>{@link org.wmisdk.call.WorkerPool} owns the bounded worker threads and knows which are held by abandoned calls;
 *   <li>{@link org.wmisdk.call.Job} is one hand-over to a worker and decides, once, who owns the result;
 *   <li>{@link org.wmisdk.call.Budget} is the time an operation may wait;
 *   <li>{@link org.wmisdk.call.RecoveringSession} is a connection that is made again where it broke;
 *   <li>{@link org.wmisdk.call.PrivilegedSession} makes calls with privileges enabled;
 *   <li>{@link org.wmisdk.call.Subject} is what the operation was about, and turns failures into {@code WmiException}s.
 * </ul>
 */
@NullMarked
package org.wmisdk.call;

import org.jspecify.annotations.NullMarked;
