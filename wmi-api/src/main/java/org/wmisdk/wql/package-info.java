/**
 * WQL, usable on its own: query text in, syntax tree out, and back.
 *
 * <ul>
 *   <li>{@link org.wmisdk.wql.WqlParser} - reads a query, or says at which place what was expected
 *       ({@link org.wmisdk.wql.WqlSyntaxException})
 *   <li>{@link org.wmisdk.wql.WqlStatement} - what it reads, and what a program may build: a
 *       {@link org.wmisdk.wql.WqlSelect} for data, a {@link org.wmisdk.wql.WqlSchemaSelect} for classes,
 *       {@link org.wmisdk.wql.WqlAssociators} and {@link org.wmisdk.wql.WqlReferences} for what is linked to an object, a
 *       {@link org.wmisdk.wql.WqlEventSelect} for events; its {@code toString()} prints it as query text
 *   <li>{@link org.wmisdk.wql.WqlProperty}, {@link org.wmisdk.wql.WqlCondition}, {@link org.wmisdk.wql.WqlOperator} and
 *       {@link org.wmisdk.wql.WqlConstant} - what statements are made of
 *   <li>{@link org.wmisdk.wql.Wql} - writes Java values as constants, for queries that are put together as text
 * </ul>
 *
 * <p>No backend needs this package to run a query: text goes to the service as it was written. Only the grammar is known here; where
 * Microsoft's reference is silent about it, the parser refuses.
 *
 * <p>Inside, {@code WqlLexer} cuts the text into {@code WqlToken}s, which {@code WqlTokens} hands to {@code WqlParser}, {@code
 * WqlConditions} and {@code WqlAssociations}. {@code WqlPredicates}, {@code WqlClause} and {@code WqlNames} hold the rules that
 * statements obey whether they are read or built; {@code WqlPathText} knows where the path of an association query ends and how its
 * keys are escaped. {@code WqlMistakes} knows what people write who take WQL for SQL, {@code WqlPlace} counts lines and columns for
 * {@code WqlSyntaxException}. {@code WqlPrinter} writes the trees as text.
 */
@NullMarked
package org.wmisdk.wql;

import org.jspecify.annotations.NullMarked;
