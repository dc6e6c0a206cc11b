package org.wmisdk.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.wmisdk.bench.report.Results.Section;

/** The report as pictures, each as PNG and SVG: dark on light, as wide as a README, every line and bar named where it is. */
final class Charts {
    static final int WIDTH = 800;
    static final int TEXT = 13;

    private static final int TITLE = TEXT + 2;
    private static final int SMALLEST_TITLE = 11;
    private static final int MARGIN = 12;

    private static final int PIXELS_PER_POINT = 2; // sharp on dense screens too
    private static final int WORTHWHILE = 3;
    private static final Color INK = new Color(0x222222);
    private static final Color GRID = new Color(0xECECEC);

    private Charts() {}

    /** Writes all pictures of a report. */
    static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Results group : report.groups()) {
            for (Section section : group.sections()) {
                if (hasChart(section)) {
                    save(
                            section.xName() == null ? BarChart.of(section) : CurveChart.of(section),
                            folder,
                            name(group, section));
                }
            }
        }
    }

    /** Curves have one; and so has a field of contestants that is too large to be seen at once in a table. */
    static boolean hasChart(Section section) {
        long measured = section.entries().stream()
                .filter(entry -> entry.median() != null)
                .filter(entry -> section.xName() == null || entry.x() != null)
                .count();
        return section.xName() == null ? section.baseline() != null && measured >= WORTHWHILE : measured >= 2;
    }

    static String name(Results group, Section section) {
        return group.group() + "-" + section.id();
    }

    /**
     * Why this Java cannot draw text, with what to do; empty when it can. Java needs the system's fonts for it, which minimal installations
     * lack.
     */
    static Optional<String> whyNot() {
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.getFontMetrics(font(Font.PLAIN, TEXT)).stringWidth("text");
            graphics.dispose();
            return Optional.empty();
        } catch (Error | RuntimeException e) { // AWT throws several kinds, Error itself among them
            return Optional.of(
                    "This Java cannot draw text (" + e + "). Install a Java with AWT, and fontconfig with a font:"
                            + " on Debian, apt-get install fontconfig fonts-dejavu-core.");
        }
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** An empty chart in the style of all of them. */
    static XYChart blank(String title, int height) {
        XYChart chart = new XYChart(WIDTH, height, ChartTheme.XChart);
        Font titleFont = titleFont(title);
        chart.setTitle(shortened(title, titleFont));
        chart.getStyler()
                .setLegendVisible(false)
                .setBaseFont(font(Font.PLAIN, TEXT))
                .setChartTitleFont(titleFont)
                .setChartTitleBoxVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartFontColor(INK)
                .setAnnotationTextFont(font(Font.PLAIN, TEXT))
                .setAnnotationTextFontColor(INK)
                .setAntiAlias(true)
                .setTextAntiAlias(true)
                .setChartPadding(MARGIN);
        chart.getStyler()
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setAxisTickLabelsFont(font(Font.PLAIN, TEXT - 1))
                .setAxisTickLabelsColor(INK)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setAxisTitleFont(font(Font.PLAIN, TEXT));
        return chart;
    }

    /** As large as usual, or smaller for a title that would be too wide. */
    private static Font titleFont(String title) {
        int size = TITLE;
        while (size > SMALLEST_TITLE && width(title, font(Font.BOLD, size)) > WIDTH - 2 * MARGIN) {
            size--;
        }
        return font(Font.BOLD, size);
    }

    /** The words of a title that fit; the whole of it stands above the chart on the page. */
    private static String shortened(String title, Font font) {
        String fitting = title;
        while (width(fitting, font) > WIDTH - 2 * MARGIN && fitting.indexOf(' ') > 0) {
            fitting = fitting.substring(0, fitting.lastIndexOf(' ')) + "…";
        }
        return fitting;
    }

    /** How wide a label is, in points. */
    static int width(String text) {
        return width(text, font(Font.PLAIN, TEXT));
    }

    private static int width(String text, Font font) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return graphics.getFontMetrics(font).stringWidth(text);
        } finally {
            graphics.dispose();
        }
    }

    /** Places are known only once a chart has been painted. */
    static void layOut(XYChart chart) {
        BufferedImage unseen = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = unseen.createGraphics();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
    }

    private static void save(XYChart chart, Path folder, String name) throws IOException {
        BufferedImage image = new BufferedImage(
                PIXELS_PER_POINT * chart.getWidth(), PIXELS_PER_POINT * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        ChartEncoder.saveChart(chart, svg, "SVG");
        // Hundredths of a point are finer than any screen, and a third of the size.
        String rounded = svg.toString(StandardCharsets.UTF_8).replaceAll("(\\.\\d\\d)\\d+", "$1");
        Files.writeString(folder.resolve(name + ".svg"), rounded);
    }
}
