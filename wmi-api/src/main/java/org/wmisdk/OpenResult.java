package org.wmisdk;

/** Rows or a subscription, which their namespace ends when it is closed. */
interface OpenResult {
    void closeWithNamespace();
}
