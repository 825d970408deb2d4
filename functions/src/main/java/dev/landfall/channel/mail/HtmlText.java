package dev.landfall.channel.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Turns an HTML body into plain text: blocks become lines, block quotes get {@code "> "}; nothing is fetched. */
final class HtmlText {

    private static final Set<String> SKIPPED =
            Set.of("script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    private static final Set<String> LINES = Set.of(
            "div", "li", "tr", "br", "hr", "dt", "dd", "section", "article", "header", "footer", "form", "address",
            "center");
    private static final int DEEPEST_QUOTE = 20;

    private HtmlText() {}

    static String convert(String html) {
        Writer writer = new Writer();
        NodeTraversor.filter(writer, Jsoup.parse(html));
        return writer.out.toString().strip();
    }

    private static final class Writer implements NodeFilter {

        private final StringBuilder out = new StringBuilder();
        private int quote;
        private int preformatted;
        private int breaks;
        private boolean space;
        private int quoteBefore;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                write(text.getWholeText());
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (SKIPPED.contains(name) || hidden(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                open(name);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element.normalName());
            }
            return FilterResult.CONTINUE;
        }

        private static boolean hidden(Element element) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return style.contains("display:none") || style.contains("mso-hide:all") || element.hasAttr("hidden");
        }

        private void open(String name) {
            if (PARAGRAPHS.contains(name)) {
                breaks = Math.max(breaks, 2);
            } else if (LINES.contains(name)) {
                breaks = name.equals("br") ? breaks + 1 : Math.max(breaks, 1);
            }
            switch (name) {
                case "blockquote" -> quote++;
                case "pre" -> preformatted++;
                case "li" -> write("- ");
                case "hr" -> write("________________________________");
                case "td", "th" -> space = true;
                default -> {}
            }
        }

        private void close(String name) {
            if (PARAGRAPHS.contains(name)) {
                breaks = Math.max(breaks, 2);
            } else if (LINES.contains(name) && !name.equals("br")) {
                breaks = Math.max(breaks, 1);
            }
            if (name.equals("blockquote")) {
                quote--;
            } else if (name.equals("pre")) {
                preformatted--;
            }
        }

        private void write(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (preformatted > 0 && c == '\n') {
                    breaks++;
                } else if (preformatted == 0 && (Character.isWhitespace(c) || c == '\u00a0')) {
                    space = true;
                } else if (c != '\r' && c != '\u200b' && c != '\u00ad') {
                    put(c);
                }
            }
        }

        private static String prefix(int depth) {
            return depth > 0 ? ">".repeat(Math.min(DEEPEST_QUOTE, depth)) + " " : "";
        }

        private void put(char c) {
            if (breaks > 0) {
                String prefix = prefix(quote);
                String between = prefix(Math.min(quoteBefore, quote)).strip();
                int count = out.isEmpty() ? 1 : Math.min(breaks, 3);
                for (int i = 0; i < count; i++) {
                    out.append(out.isEmpty() ? "" : "\n");
                    out.append(i + 1 < count ? between : prefix);
                }
                breaks = 0;
                quoteBefore = quote;
                space = false;
            } else if (space && !out.isEmpty()) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }
    }
}
