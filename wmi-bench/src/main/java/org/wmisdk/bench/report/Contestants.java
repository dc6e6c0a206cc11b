package org.wmisdk.bench.report;

import java.awt.Color;
import java.util.List;
import org.wmisdk.bench.report.Results.Entry;

/** Who is who. */
final class Contestants {
    static final String FFM = "FFM";
    static final String JNA = "JNA";

    /** What people use today, as the names of contestants end. */
    static final List<String> PEERS = List.of("WbemcliUtil", "OSHI", "wmi-java");

    /** Okabe and Ito's colours, which people with any colour vision tell apart, less the yellow, which is too light for lines. */
    private static final Color BLUE = new Color(0x0072B2);

    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREY = new Color(0x555555);
    private static final Color LIGHT_GREY = new Color(0xA9B4BF);
    private static final List<Color> OTHERS =
            List.of(new Color(0xCC79A7), new Color(0x009E73), new Color(0xE69F00), new Color(0x56B4E9), Color.BLACK);

    private Contestants() {}

    /** Its name in a chart, where an explanation in parentheses has no room. */
    static String shortName(String contestant) {
        int explanation = contestant.indexOf(" (");
        return explanation < 0 ? contestant : contestant.substring(0, explanation);
    }

    static boolean isOurs(Entry entry) {
        return entry.contestant().equals(FFM) || entry.contestant().equals(JNA);
    }

    /** Of a line, the same for backends and C in every chart; {@code place} counts the others. */
    static Color color(String contestant, int place) {
        if (contestant.equals(FFM)) {
            return BLUE;
        }
        if (contestant.equals(JNA)) {
            return VERMILION;
        }
        return isC(contestant) ? GREY : OTHERS.get(place % OTHERS.size());
    }

    /** Bars are named beside them, so that colour is free to lead the eye to the backends and to C. */
    static Color barColor(String contestant) {
        return hasOwnColor(contestant) ? color(contestant, 0) : LIGHT_GREY;
    }

    static boolean hasOwnColor(String contestant) {
        return contestant.equals(FFM) || contestant.equals(JNA) || isC(contestant);
    }

    private static boolean isC(String contestant) {
        return contestant.equals("C") || contestant.startsWith("C ");
    }
}
