package org.wmisdk.bench.rounds;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of a contestant's process. Reads orders from its standard input and answers each with a line.
 *
 * <p>{@code prepare TASK} is answered by {@code ok CHECKSUM}; {@code measure CLOCK NANOS}, of which at least so many pass, by {@code ok
 * UNITS NANOS BYTES}: time by the {@link Rounds.Clock}, and bytes of heap that were allocated. By {@code PROCESSOR} both are those of the
 * thread, by {@code ELAPSED} the bytes are those of all threads. After them comes {@code WORD=VALUE} of what the contestant has {@link
 * Contestant#observed() observed}. What fails is answered by {@code failed REASON}.
 */
public final class Worker {
    static final String OK = "ok ";
    static final String FAILED = "failed ";
    static final String PREPARE = "prepare ";
    static final String MEASURE = "measure ";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Worker() {}

    /**
     * Runs until the input ends.
     *
     * @param args the class of the contestant and its arguments
     */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // nothing but answers goes there
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Contestant contestant = null;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String answer;
            try {
                if (contestant == null) {
                    contestant = create(args);
                }
                answer = OK
                        + (order.startsWith(PREPARE)
                                ? contestant.prepare(order.substring(PREPARE.length()))
                                : measure(contestant, List.of(order.split(" ", -1))));
            } catch (Throwable failure) { // the driver is told, whatever it is
                failure.printStackTrace();
                answer = FAILED + failure.toString().lines().findFirst().orElse("");
            }
            answers.println(answer);
            answers.flush();
        }
    }

    private static Contestant create(String[] args) throws ReflectiveOperationException {
        List<String> arguments = Arrays.asList(args).subList(1, args.length);
        return Class.forName(args[0])
                .asSubclass(Contestant.class)
                .getConstructor(List.class)
                .newInstance(arguments);
    }

    private static String measure(Contestant contestant, List<String> order) throws Throwable {
        boolean processor = Rounds.Clock.valueOf(order.get(1)) == Rounds.Clock.PROCESSOR;
        long nanos = Long.parseLong(order.get(2));
        long units = 0;
        long bytes = allocated(processor);
        long start = System.nanoTime();
        long used = processor ? THREADS.getCurrentThreadCpuTime() : start;
        do {
            units += contestant.run();
        } while (System.nanoTime() - start < nanos);
        long spent = (processor ? THREADS.getCurrentThreadCpuTime() : System.nanoTime()) - used;
        StringBuilder answer = new StringBuilder(units + " " + spent + " " + (allocated(processor) - bytes));
        contestant.observed().forEach((word, value) -> answer.append(" " + word + "=" + value));
        return answer.toString();
    }

    private static long allocated(boolean here) {
        return here ? THREADS.getCurrentThreadAllocatedBytes() : THREADS.getTotalThreadAllocatedBytes();
    }
}
