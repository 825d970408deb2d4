package dev.landfall.channel.wechat;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The fields directly below the root of a small XML document; nothing where it is none, is too deep or large, or has a
 * document type: no entity of a stranger's is ever resolved.
 */
final class Xml {

    private static final int MOST_BYTES = 512 * 1024;
    private static final int DEEPEST = 16;
    private static final int MOST_FIELDS = 200;

    private Xml() {}

    static Map<String, String> read(byte[] body) {
        if (body.length == 0 || body.length > MOST_BYTES) {
            return Map.of();
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return fields(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Map.of();
        }
    }

    private static Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 2) {
                        fields.putIfAbsent(reader.getLocalName(), text.toString());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Map.of();
                }
                default -> {}
            }
            if (depth > DEEPEST || fields.size() > MOST_FIELDS) {
                return Map.of();
            }
        }
        return fields;
    }
}
