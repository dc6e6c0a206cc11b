/**
 * Records what a backend answers, and answers from a recording.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.record.RecordingBackend}, {@code RecordingSession} - a backend around another one; {@code CallLog}
 *       has its calls as {@link org.wmisdk.fake.record.RecordedCall}
 *   <li>{@code RecordingMaker}, {@code TargetSchema}, {@code WholeClasses} - from calls to {@link
 *       org.wmisdk.fake.record.RecordedParts}: what MOF can say, and the calls for the rest
 *   <li>{@code Redaction}, {@code WithheldValues}, {@code StandIns} - what is not to be written, and what stands in its place
 *   <li>{@code RecordingFiles}, {@code CallJson}, {@code ValueJson}, {@code SystemJson}, {@code JsonShape} - the folder and its files
 *   <li>{@link org.wmisdk.fake.record.Replay}, {@link org.wmisdk.fake.record.ReplayedNamespace} - the answers of a recording, call
 *       by call; {@code RecordedRows}, {@code Rows} - their rows; {@code Evaluation} - which classes answer queries by themselves
 * </ul>
 *
 * <p>Not exported: programs use {@code Recorder}, {@code Recording} and {@code Redactor}.
 */
@NullMarked
package org.wmisdk.fake.record;

import org.jspecify.annotations.NullMarked;
