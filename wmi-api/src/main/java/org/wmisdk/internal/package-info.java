/**
 * What the exported packages of this module share: the parser of namespace paths, the rules of text that it and its
 * callers agree on, and the kinds of threads: one that no code of a caller runs on,
 * and one that it may. Not exported: nothing here is promised to anyone outside.
 */
@NullMarked
package org.wmisdk.internal;

import org.jspecify.annotations.NullMarked;
