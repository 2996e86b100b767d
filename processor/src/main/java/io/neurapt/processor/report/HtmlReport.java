package io.neurapt.processor.report;

import java.util.ArrayList;
import java.util.List;

/** The report as one page that needs nothing else: no script, no file, no server. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page of several networks. */
    public static String of(List<NetworkReport> networks) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>Networks, by Neurapt</title>\n<style>\n").append(PageStyle.CSS).append("</style>\n</head>\n<body>\n");
        page.append("<h1>Networks</h1>\n<p>Written by Neurapt as it compiled them.</p>\n");
        if (networks.size() > 1) {
            page.append("<nav>");
            networks.forEach(network -> page.append("<a href=\"#")
                    .append(Html.text(network.name()))
                    .append("\">")
                    .append(Html.text(network.name()))
                    .append("</a> "));
            page.append("</nav>\n");
        }
        networks.forEach(network -> section(network, page));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void section(NetworkReport network, StringBuilder page) {
        String name = Html.text(network.name());
        page.append("<section id=\"").append(name).append("\">\n<h2>").append(name).append("</h2>\n<p>");
        page.append(String.join(
                " · ",
                network.loss(),
                network.precision(),
                Figures.number(network.parameters()) + " parameters",
                Figures.bytes(network.bytes()) + " of weights",
                Figures.number(network.flops()) + " FLOPs per sample"));
        page.append("</p>\n<figure>\n").append(Drawing.of(network)).append("</figure>\n<div class=\"table\"><table>\n<thead>");
        row("th", ReportTable.HEADER, page);
        page.append("</thead>\n<tbody>\n");
        ReportTable.rows(network).forEach(row -> row("td", row, page));
        page.append("</tbody>\n<tfoot>");
        row("td", ReportTable.total(network), page);
        page.append("</tfoot>\n</table></div>\n<p>").append(Html.text(ReportTable.note(network))).append("</p>\n</section>\n");
    }

    private static void row(String cell, List<String> texts, StringBuilder page) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < texts.size(); c++) {
            String kind = ReportTable.isNumber(c) ? " class=\"n\"" : "";
            cells.add("<" + cell + kind + ">" + Html.text(texts.get(c)) + "</" + cell + ">");
        }
        page.append("<tr>").append(String.join("", cells)).append("</tr>\n");
    }
}
