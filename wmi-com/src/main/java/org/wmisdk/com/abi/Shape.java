package org.wmisdk.com.abi;

/**
 * A call shape by its letters, as in the names of {@link Port}'s call methods: what the ports share about it.
 *
 * @param letters one letter an argument, {@code P} or {@code I}, and the last for the result, {@code P}, {@code I} or {@code V}
 */
public record Shape(String letters) {
    /** What a callback answers when it cannot answer: the one failure code that blames nobody. */
    private static final int E_UNEXPECTED = 0x8000FFFF;

    /** Checks the letters. */
    public Shape {
        if (!isShape(letters)) {
            throw new IllegalArgumentException(
                    "shape: must be letters P and I for the arguments and one of P, I, V for the result, but is "
                            + letters);
        }
    }

    private static boolean isShape(String letters) {
        int last = letters.length() - 1;
        for (int i = 0; i < last; i++) {
            if ("PI".indexOf(letters.charAt(i)) < 0) {
                return false;
            }
        }
        return last >= 0 && "PIV".indexOf(letters.charAt(last)) >= 0;
    }

    /** How many arguments there are. */
    public int arguments() {
        return letters.length() - 1;
    }

    /** Whether an argument is pointer-sized, else it is a 32-bit integer. */
    public boolean isPointer(int argument) {
        return letters.charAt(argument) == 'P';
    }

    /** {@code P}, {@code I} or {@code V}. */
    public char result() {
        return letters.charAt(arguments());
    }

    /**
     * Answers for a callback whose Java code failed: native code above it cannot be unwound, so nothing may be thrown there.
     *
     * @return what the native caller receives, after the failure was given to the thread's handler of uncaught exceptions
     */
    public long failed(Throwable failure) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable handlerFailed) {
            // As in the JVM itself, a handler that fails ends the report; the caller still learns of the failure by the
            // code.
            return answer();
        }
        return answer();
    }

    private long answer() {
        return result() == 'I' ? E_UNEXPECTED : 0;
    }
}
