/**
 * Loads MOF text into the repository of a fake machine, and writes it.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.mof.MofLoader} - the way in: reads, checks, then carries out
 *   <li>{@code MofLexer}, {@code MofTokens}, {@code MofParser}, {@code MofValueParser}, {@code MofQualifierParser} - text
 *       to a list of {@code Mof} statements
 *   <li>{@code MofCheck} - the mistakes that need the types of the classes, before anything is changed
 *   <li>{@code MofValues} - constants to canonical values
 *   <li>{@link org.wmisdk.fake.mof.MofWriter} - schemas and objects to text, with {@code MofValueWriter}, {@code
 *       MofQualifierWriter}, {@code MofLiterals} and {@code MofLines}
 *   <li>{@code MofCode} - the codes of the Windows compiler
 * </ul>
 *
 * <p>Not exported. Not supported: {@code #include}, qualifier declarations in the DMTF form. Methods are read and checked
 * but cannot be called yet; {@code #pragma amendment}, {@code autorecover} and {@code locale} are read and have no effect.
 */
@NullMarked
package org.wmisdk.fake.mof;

import org.jspecify.annotations.NullMarked;
