/**
 * What a fake machine stores: namespaces, classes and instances, and the rules by which they may be put there.
 *
 * <ul>
 *   <li>{@link org.wmisdk.fake.repository.Repository} - one machine: its namespaces; shared by its copies until one of them
 *       is changed
 *   <li>{@link org.wmisdk.fake.repository.Namespace} - classes and instances of one namespace: what is put, found by its
 *       path and deleted there; its snapshots
 *   <li>{@code Contents}, {@code ClassTree}, {@code InstanceTable} - what a namespace is made of; each knows its owner, who
 *       changes it in place, while everybody else makes a copy first
 *   <li>{@link org.wmisdk.fake.repository.ClassDefinition}, {@code Inheritance}, {@code StandardFlavors}, {@code ParameterIds}
 *       - a class with all that it inherits
 *   <li>{@code SchemaRules} - the rules of a class and its ancestors; {@code ClassChange} - those of putting it into a
 *       namespace, and of changing it
 *   <li>{@link org.wmisdk.fake.repository.Instance}, {@code Keys} - an instance and what it is known by
 *   <li>{@link org.wmisdk.fake.repository.InstanceSource}, {@code DynamicInstances}, {@code OpenRows} - instances that a
 *       function delivers
 *   <li>{@link org.wmisdk.fake.repository.ReferenceIndex} - which associations refer to an object
 *   <li>{@code SystemClasses}, {@code SystemInstances} - the classes that every namespace has, from the resource {@code
 *       system-classes.mof}, and the instances that WMI itself delivers
 *   <li>{@link org.wmisdk.fake.repository.RepositoryException} - a rule was broken: the HRESULT that WMI gives, and why
 * </ul>
 *
 * <p>An instance costs about 75 bytes beside its values: itself, the array of five values, its place in the table.
 *
 * <p>Not exported: programs define schemas through the builder of {@code FakeWmi}. Not here: calls of methods, events,
 * qualifiers of single instances, security descriptors of namespaces, and the rule that a class below a dynamic one is
 * dynamic.
 */
@NullMarked
package org.wmisdk.fake.repository;

import org.jspecify.annotations.NullMarked;
