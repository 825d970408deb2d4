package dev.landfall.channel.mail;

/** Joins the soft line breaks of {@code format=flowed} text (RFC 3676), within one quote depth. */
final class FlowedText {

    private FlowedText() {}

    static String unfold(String text, boolean deleteSpace) {
        StringBuilder out = new StringBuilder(text.length());
        boolean open = false;
        int openDepth = 0;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content;
            boolean signature = content.equals("-- ");
            if (open && (depth != openDepth || signature)) {
                open = false;
            }
            if (!open) {
                out.append(out.isEmpty() ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            open = content.endsWith(" ") && !signature;
            openDepth = depth;
            boolean cut = open && deleteSpace;
            out.append(content, 0, cut ? content.length() - 1 : content.length());
        }
        return out.toString();
    }
}
