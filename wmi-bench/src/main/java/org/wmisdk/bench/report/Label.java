package org.wmisdk.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;

/**
 * A text that begins right of a point of a chart.
 *
 * @param x of the point, on the chart's axis
 * @param y of the point
 */
record Label(String text, double x, double y) {
    static final int GAP = 8;
    private static final int LINE = Charts.TEXT + 3;

    /** Writes labels into a chart that has all else, moved apart where they would cover each other. */
    static void place(XYChart chart, List<Label> labels) {
        Charts.layOut(chart);
        List<Label> fromTop = new ArrayList<>(labels);
        fromTop.sort(Comparator.comparingDouble(label -> chart.getScreenYFromChart(label.y())));
        double[] heights = new double[fromTop.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = chart.getScreenYFromChart(fromTop.get(i).y());
        }
        spread(heights);
        for (int i = 0; i < heights.length; i++) {
            Label label = fromTop.get(i);
            double left = chart.getScreenXFromChart(label.x()) + GAP;
            // Annotations are centred, and count from the bottom.
            chart.addAnnotation(new AnnotationText(
                    label.text(), left + Charts.width(label.text()) / 2.0, chart.getHeight() - heights[i], true));
        }
    }

    /** Moves ascending places apart, until each has a line for itself, those that touch by the same up and down. */
    private static void spread(double[] places) {
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int i = 1; i < places.length; i++) {
                double missing = LINE - (places[i] - places[i - 1]);
                if (missing > 0.01) {
                    places[i - 1] -= missing / 2;
                    places[i] += missing / 2;
                    moved = true;
                }
            }
        }
    }
}
