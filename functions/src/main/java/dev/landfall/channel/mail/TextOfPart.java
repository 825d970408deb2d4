package dev.landfall.channel.mail;

import dev.landfall.channel.mail.MailCharsets.Decoded;

/** The characters of one text part as plain text with {@code \n} line ends. */
record TextOfPart(String plain, DecodeQuality quality) {

    static TextOfPart of(MailPart part) {
        Decoded decoded = decoded(part);
        MediaType type = part.type();
        String text = decoded.text().replace("\r\n", "\n").replace('\r', '\n');
        if (type.value().equals("text/html")) {
            text = HtmlText.convert(text);
        } else if (type.parameter("format").equalsIgnoreCase("flowed")) {
            text = FlowedText.unfold(text, type.parameter("delsp").equalsIgnoreCase("yes"));
        }
        return new TextOfPart(text, decoded.quality());
    }

    static Decoded decoded(MailPart part) {
        return MailCharsets.decode(part.content(), part.type().parameter("charset"));
    }
}
