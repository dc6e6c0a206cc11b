package org.wmisdk;

/** How far down the classes an enumeration goes. */
public enum WmiDepth {
    /** {@code WBEM_FLAG_SHALLOW}: the instances of exactly the class; of classes, those directly below it. */
    SHALLOW,
    /** {@code WBEM_FLAG_DEEP}: the instances of the class and of all its descendants; of classes, all its descendants. */
    DEEP
}
