/**
 * What a fake machine stores: namespaces, classes and instances, and the rules by which they may be put there.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.repository.Repository} - one machine: its namespaces
 *   <li>{@link org.wmisdk.fake.repository.Namespace} - classes and instances of one namespace; the key, inheritance and
 *       abstractness rules are checked when something is put into it
 *   <li>{@link org.wmisdk.fake.repository.ClassDefinition}, {@code Inheritance},
 *       {@link org.wmisdk.WmiProperty}, {@link org.wmisdk.fake.repository.Instance} - immutable, shared by
 *       every copy of a repository
 *   <li>{@link org.wmisdk.fake.repository.Keys} - identity and relative path of an instance
 *   <li>{@link org.wmisdk.fake.repository.RepositoryException} - a rule was broken: the HRESULT that WMI gives, and why
 * </ul>
 *
 * <p>Not exported: programs define schemas through the builder of {@code FakeWmi}. Not here yet: methods, dynamic
 * classes, events, class objects as query results.
 */
@NullMarked
package org.wmisdk.fake.repository;

import org.jspecify.annotations.NullMarked;
