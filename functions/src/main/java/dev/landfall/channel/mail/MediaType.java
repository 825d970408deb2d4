package dev.landfall.channel.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A header value with parameters, such as {@code Content-Type}; RFC 2231 continuations and charsets are decoded. */
record MediaType(String value, Map<String, String> parameters) {

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    static MediaType parse(String header) {
        int semicolon = header.indexOf(';');
        String value = (semicolon < 0 ? header : header.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        Map<String, String> raw = semicolon < 0 ? Map.of() : rawParameters(header, semicolon + 1);
        return new MediaType(value.replace(" ", ""), decoded(raw));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static Map<String, String> rawParameters(String header, int from) {
        Map<String, String> found = new LinkedHashMap<>();
        int at = from;
        while (at < header.length() && found.size() < 200) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = header.substring(at, equals).replace(";", " ").strip().toLowerCase(Locale.ROOT);
            int start = equals + 1;
            while (start < header.length() && Character.isWhitespace(header.charAt(start))) {
                start++;
            }
            StringBuilder value = new StringBuilder();
            at = value(header, start, value);
            int space = name.lastIndexOf(' ');
            found.putIfAbsent(space < 0 ? name : name.substring(space + 1), value.toString());
        }
        return found;
    }

    private static int value(String header, int start, StringBuilder value) {
        int i = start;
        if (i < header.length() && header.charAt(i) == '"') {
            i++;
            while (i < header.length() && header.charAt(i) != '"') {
                boolean escaped = header.charAt(i) == '\\'
                        && i + 1 < header.length()
                        && (header.charAt(i + 1) == '"' || header.charAt(i + 1) == '\\');
                i += escaped ? 1 : 0;
                value.append(header.charAt(i++));
            }
            int next = header.indexOf(';', i);
            return next < 0 ? header.length() : next + 1;
        }
        while (i < header.length() && header.charAt(i) != ';') {
            value.append(header.charAt(i++));
        }
        String stripped = value.toString().strip();
        value.setLength(0);
        value.append(stripped);
        return i + 1;
    }

    private static Map<String, String> decoded(Map<String, String> raw) {
        Map<String, String> out = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new LinkedHashMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                out.putIfAbsent(name, EncodedWords.decode(value));
            } else {
                String number = name.substring(star + 1).replace("*", "");
                int index = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
                boolean percent = name.endsWith("*");
                pieces.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .put(index, (percent ? "%" : " ") + value);
            }
        });
        pieces.forEach((name, parts) -> out.put(name, joined(parts)));
        return out;
    }

    private static String joined(TreeMap<Integer, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        boolean first = true;
        for (String part : parts.values()) {
            String value = part.substring(1);
            boolean percent = part.charAt(0) == '%';
            if (first && percent) {
                int one = value.indexOf('\'');
                int two = one < 0 ? -1 : value.indexOf('\'', one + 1);
                charset = two < 0 ? "" : value.substring(0, one);
                value = two < 0 ? value : value.substring(two + 1);
            }
            first = false;
            bytes.writeBytes(percent ? unescaped(value) : value.getBytes(StandardCharsets.UTF_8));
        }
        return EncodedWords.decode(
                MailCharsets.decode(bytes.toByteArray(), charset).text());
    }

    private static byte[] unescaped(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit((char) raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit((char) raw[i + 2], 16);
            bytes.write(low < 0 ? raw[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toByteArray();
    }
}
