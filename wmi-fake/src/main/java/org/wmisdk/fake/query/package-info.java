/**
 * Runs data queries over a namespace of the fake.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.query.Query} - the way in: checks a parsed query against the classes and delivers rows
 *   <li>{@code ConditionCompiler} - from a WHERE clause to a {@code RowTest} for one class; the types are checked here
 *   <li>{@code Constants} - a constant against a value of a CIM type
 *   <li>{@code LikePattern} - LIKE in time proportional to text times pattern
 *   <li>{@code Projection}, {@code SystemProperty} - which columns a row has, and its system properties
 * </ul>
 *
 * <p>Where Microsoft's documentation is silent the rule is a policy of this library: see {@code docs/fake.md}. Not
 * exported. Not here yet: schema, association and event queries.
 */
@NullMarked
package org.wmisdk.fake.query;

import org.jspecify.annotations.NullMarked;
