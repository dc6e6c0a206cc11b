package org.wmisdk.bench.report;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Section;

/** One bar for each contestant, its name and number beside it: how many times the baseline's time, or the time itself. */
final class BarChart {
    private static final int BAR = 18;
    private static final int ROW = 30;
    private static final double DECADES_OF_LINEAR = 1;
    private static final int PLOT = Charts.WIDTH - 100;
    private static final double TICK_BEYOND = 1.3;

    private final Section section;
    private final List<Entry> entries;
    private final boolean ratios;

    private BarChart(Section section) {
        this.section = section;
        this.entries = section.entries().stream()
                .filter(entry -> entry.median() != null)
                .toList();
        this.ratios = section.baseline() != null && entries.stream().allMatch(entry -> entry.ratio() != null);
    }

    static XYChart of(Section section) {
        return new BarChart(section).draw();
    }

    private XYChart draw() {
        double least = entries.stream().mapToDouble(this::length).min().orElseThrow();
        double most = entries.stream().mapToDouble(this::length).max().orElseThrow();
        boolean logarithmic = least > 0 && Math.log10(most / least) > DECADES_OF_LINEAR;
        double from = logarithmic ? least / 2 : 0;
        double to = end(from, logarithmic);

        XYChart chart = Charts.blank(section.question(), 120 + ROW * entries.size());
        chart.setXAxisTitle(
                (ratios ? "time, × " + section.baseline() : Numbers.isTime(section.unit()) ? "time" : section.unit())
                        + (Numbers.isTime(section.unit()) ? " (less is better" : " (more is better")
                        + (logarithmic ? "; logarithmic scale)" : ")"));
        chart.getStyler()
                .setXAxisLogarithmic(logarithmic)
                .setXAxisLogarithmicDecadeOnly(true)
                .setXAxisMin(from)
                .setXAxisMax(to)
                .setYAxisMin(0.)
                .setYAxisMax(entries.size() + 0.)
                .setYAxisTicksVisible(false)
                .setPlotGridLinesVisible(false)
                .setXAxisTickLabelsFormattingFunction(value -> value > most * TICK_BEYOND
                        ? ""
                        : ratios ? Numbers.tick(value) : Numbers.shown(value, section.unit()));
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double y = entries.size() - i - 0.5;
            double end = Math.max(length(entry), from);
            XYSeries bar = chart.addSeries(entry.contestant() + " " + i, new double[] {from, end}, new double[] {y, y});
            bar.setMarker(SeriesMarkers.NONE);
            bar.setLineStyle(new BasicStroke(BAR, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            bar.setLineColor(Contestants.barColor(entry.contestant()));
            labels.add(new Label(text(entry), end, y));
        }
        Label.place(chart, labels);
        return chart;
    }

    /** Where the axis ends, so that each bar has room for its label. */
    private double end(double from, boolean logarithmic) {
        double end = from;
        for (Entry entry : entries) {
            double share = (Charts.width(text(entry)) + 2.0 * Label.GAP) / PLOT;
            double length = length(entry);
            end = Math.max(end, logarithmic ? from * Math.pow(length / from, 1 / (1 - share)) : length / (1 - share));
        }
        return end;
    }

    private double length(Entry entry) {
        return Objects.requireNonNull(ratios ? entry.ratio() : entry.median());
    }

    private String text(Entry entry) {
        String time = Numbers.shown(Objects.requireNonNull(entry.median()), section.unit());
        Double ratio = entry.ratio();
        return Contestants.shortName(entry.contestant()) + "  "
                + (ratios && ratio != null ? "× " + Numbers.shown(ratio) + "  (" + time + ")" : time);
    }
}
