/**
 * WQL, usable on its own: query text in, syntax tree out, and back.
 *
 * <ul>
 *   <li>{@link org.wmisdk.wql.WqlParser} - reads a query, or says at which place what was expected
 *       ({@link org.wmisdk.wql.WqlSyntaxException})
 *   <li>{@link org.wmisdk.wql.WqlStatement}, so far always a {@link org.wmisdk.wql.WqlSelect} - the tree, made of
 *       {@link org.wmisdk.wql.WqlProperty}, {@link org.wmisdk.wql.WqlCondition}, {@link org.wmisdk.wql.WqlOperator} and
 *       {@link org.wmisdk.wql.WqlConstant}; its {@code toString()} prints it as query text
 *   <li>{@link org.wmisdk.wql.Wql} - writes Java values as constants, for queries that are put together as text
 * </ul>
 *
 * <p>Not supported yet: association queries ({@code ASSOCIATORS OF}, {@code REFERENCES OF}) and the clauses of event
 * queries ({@code WITHIN}, {@code GROUP}, {@code HAVING}). No backend needs this package to run a query: text goes to
 * the service as it was written.
 */
@NullMarked
package org.wmisdk.wql;

import org.jspecify.annotations.NullMarked;
