package org.wmisdk.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.wmisdk.bench.report.Results.Entry;
import org.wmisdk.bench.report.Results.Section;

/** One line for each contestant, named at its end. */
final class CurveChart {
    private static final int HEIGHT = 420;
    private static final double DECADES_OF_LINEAR = 1;
    private static final int PLOT = Charts.WIDTH - 150;
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    private final Section section;
    private final List<Entry> entries;

    private CurveChart(Section section) {
        this.section = section;
        this.entries = section.entries().stream()
                .filter(entry -> entry.median() != null && entry.x() != null)
                .toList();
    }

    static XYChart of(Section section) {
        return new CurveChart(section).draw();
    }

    private static double x(Entry entry) {
        return Objects.requireNonNull(entry.x());
    }

    private static double y(Entry entry) {
        return Objects.requireNonNull(entry.median());
    }

    private DoubleStream xs() {
        return entries.stream().mapToDouble(CurveChart::x);
    }

    private DoubleStream ys() {
        return entries.stream().mapToDouble(CurveChart::y);
    }

    private static boolean isLogarithmic(double least, double most) {
        return least > 0 && Math.log10(most / least) > DECADES_OF_LINEAR;
    }

    private String text(Entry last) {
        return Contestants.shortName(last.contestant()) + "  " + Numbers.shown(y(last), section.unit());
    }

    private XYChart draw() {
        double left = xs().min().orElseThrow();
        double right = xs().max().orElseThrow();
        double bottom = ys().min().orElseThrow();
        double top = ys().max().orElseThrow();
        boolean logX = isLogarithmic(left, right);
        boolean logY = isLogarithmic(bottom, top);
        // Room for the names to the right of the last points.
        int names = entries.stream()
                .mapToInt(entry -> Charts.width(text(entry)))
                .max()
                .orElseThrow();
        double share = (names + 2.0 * Label.GAP) / PLOT;
        double room = share / (1 - share);
        double end = logX ? right * Math.pow(right / left, room) : right + (right - left) * room;
        XYChart chart = Charts.blank(section.question(), HEIGHT);
        chart.setXAxisTitle(Objects.requireNonNull(section.xName()) + (logX ? " (logarithmic scale)" : ""));
        chart.setYAxisTitle(
                (Numbers.isTime(section.unit()) ? "time" : section.unit()) + (logY ? " (logarithmic scale)" : ""));
        chart.getStyler()
                .setXAxisLogarithmic(logX)
                .setXAxisLogarithmicDecadeOnly(true)
                .setYAxisLogarithmic(logY)
                .setYAxisLogarithmicDecadeOnly(true)
                .setXAxisTickLabelsFormattingFunction(value -> value > right ? "" : Numbers.tick(value))
                .setYAxisTickLabelsFormattingFunction(value ->
                        Numbers.isTime(section.unit()) ? Numbers.shown(value, section.unit()) : Numbers.shown(value))
                .setXAxisMin(logX ? left : Math.min(left, 0))
                .setXAxisMax(end)
                .setYAxisMin(logY ? Math.pow(10, Math.floor(Math.log10(bottom))) : 0.)
                .setYAxisMax(logY ? Math.pow(10, Math.ceil(Math.log10(top))) : top * 1.1);
        List<Label> labels = new ArrayList<>();
        int others = 0;
        List<String> contestants =
                entries.stream().map(Entry::contestant).distinct().toList();
        for (String contestant : contestants) {
            List<Entry> points = entries.stream()
                    .filter(entry -> entry.contestant().equals(contestant))
                    .sorted((one, other) -> Double.compare(x(one), x(other)))
                    .toList();
            Color color = Contestants.color(contestant, others);
            others += Contestants.hasOwnColor(contestant) ? 0 : 1;
            XYSeries line = chart.addSeries(
                    contestant,
                    points.stream().mapToDouble(CurveChart::x).toArray(),
                    points.stream().mapToDouble(CurveChart::y).toArray());
            line.setLineColor(color);
            line.setLineStyle(new BasicStroke(2.5f));
            line.setMarkerColor(color);
            line.setMarker(MARKERS.get(contestants.indexOf(contestant) % MARKERS.size()));
            Entry last = points.get(points.size() - 1);
            labels.add(new Label(text(last), x(last), y(last)));
        }
        Label.place(chart, labels);
        return chart;
    }
}
