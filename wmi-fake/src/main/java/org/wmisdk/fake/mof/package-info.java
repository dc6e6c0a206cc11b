/**
 * Reads MOF text and loads it into the repository of a fake machine. Writing is {@link org.wmisdk.MofPrinter}'s.
 *
 * <p>Reading:
 *
 * <ul>
 *   <li>{@code MofReading} - a text with all that it includes, to a list of {@code Mof} statements; what holds for all of them
 *   <li>{@code MofText}, {@code MofLexer}, {@code MofTokens} - from bytes to text to tokens, and the places where reading goes
 *       on behind a mistake
 *   <li>{@code MofParser}, {@code MofMemberParser}, {@code MofQualifierParser}, {@code MofValueParser}, {@code MofPragmas} -
 *       from tokens to statements; {@code MofTypes}, {@code MofScope}, {@code MofFlavor}, {@code MofQualifierTypes} - their words
 *   <li>{@code MofFile}, {@code MofTypeCheck} - namespaces and aliases, and the mistakes that need the types of the classes
 *   <li>{@code MofErrors}, {@code MofCode}, {@code MofReporter}, {@code MofAbandoned} - mistakes, the codes of the Windows
 *       compiler, and how a part that has one is left
 *   <li>{@link org.wmisdk.fake.mof.MofChecker} - all of that and no more
 * </ul>
 *
 * <p>Loading, after a text was read without a mistake:
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.mof.MofLoader} - carries out statement after statement
 *   <li>{@code MofSchema}, {@code MofInstances} - declarations to definitions, instances and aliases to values and paths
 *   <li>{@code MofValues} - constants to canonical values
 *   <li>{@code MofDsc} - what Desired State Configuration builds on
 * </ul>
 *
 * <p>Not exported. Without effect: qualifiers of instances (but for {@code RequiresEncryption}) and of their values, which the
 * repository has no place for, and {@code #pragma amendment}, {@code autorecover} and DMTF's standard pragmas such as {@code
 * locale}.
 */
@NullMarked
package org.wmisdk.fake.mof;

import org.jspecify.annotations.NullMarked;
