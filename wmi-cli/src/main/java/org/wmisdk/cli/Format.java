package org.wmisdk.cli;

/** How an answer is printed. */
enum Format {
    TABLE,
    JSON
}
