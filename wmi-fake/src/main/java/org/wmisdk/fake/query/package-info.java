/**
 * Runs queries over a namespace of the fake.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.query.Query} - the way in: takes a parsed query and a {@link
 *       org.wmisdk.fake.query.QueryScope}, gives rows or a {@link
 *       org.wmisdk.fake.query.QueryException}
 *   <li>{@code DataQuery}, {@code SchemaQuery}, {@code AssociationQuery} - the kinds of queries; {@code KeyLookup} for
 *       conditions that leave one instance, {@code AssociationClauses}, {@code AssociationSource} and {@code
 *       AssociationSchema} for the words and braces of association queries
 *   <li>{@code ConditionCompiler} - from a WHERE clause to a {@code RowTest}, over {@code Columns} of instances or of classes;
 *       the types are checked here. {@code Constants} - a constant against a value of a CIM type. {@code LikePattern} - LIKE
 *       in time proportional to text times pattern
 *   <li>{@code Projection}, {@code SystemProperty}, {@code Place} - which columns a row has, and its system properties
 *   <li>{@link org.wmisdk.fake.query.EventQuery} - checks event queries against the schema; what they choose of the events of
 *       {@code org.wmisdk.fake.event} is an {@code EventSelection}
 * </ul>
 *
 * <p>Where Microsoft's documentation is silent the rule is a policy of this library: {@link org.wmisdk.fake.FakeRule} names
 * it. Not exported.
 */
@NullMarked
package org.wmisdk.fake.query;

import org.jspecify.annotations.NullMarked;
