package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.XmlNode.Text;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from strangers: without DTDs, so that nothing can be expanded or fetched, and no deeper
 * than a schedule may be. Uses the JDK's own parser, whatever else is on the class path.
 */
final class XmlDocument {
  private static final int DEPTH = 50;
  private static final Pattern PARSER_PREFIX = Pattern.compile("(?s)^ParseError at .*?Message: ");

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable XmlElement root;

  /** An element whose end tag is still to come. */
  private record Open(XmlElement element, List<XmlNode> content) {}

  private XmlDocument() {}

  static XmlElement read(byte[] bytes) throws UnreadableSchedule {
    try {
      var reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new XmlDocument().read(reader);
    } catch (XMLStreamException e) {
      throw new UnreadableSchedule(malformed(e));
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  private XmlElement read(XMLStreamReader reader) throws XMLStreamException, UnreadableSchedule {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT -> start(reader);
        case XMLStreamReader.END_ELEMENT -> open.pop();
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
            text(reader.getText());
        case XMLStreamReader.DTD ->
            throw new UnreadableSchedule(
                at(reader)
                    + " has a DOCTYPE. A schedule needs none, and none is read, since it may name"
                    + " entities that fetch or blow up things: leave it out.");
        default -> {}
      }
    }
    if (root == null) {
      throw new UnreadableSchedule("The document has no element. It must begin with <schedule>.");
    }
    return root;
  }

  private void start(XMLStreamReader reader) throws UnreadableSchedule {
    if (open.size() == DEPTH) {
      throw new UnreadableSchedule(
          at(reader) + " is nested deeper than " + DEPTH + " elements. A schedule has about six.");
    }
    var content = new ArrayList<XmlNode>();
    var line = reader.getLocation().getLineNumber();
    var element = new XmlElement(reader.getLocalName(), attributes(reader), content, line);
    var parent = open.peek();
    if (parent == null) {
      root = element;
    } else {
      parent.content.add(element);
    }
    open.push(new Open(element, content));
  }

  private void text(String text) {
    var parent = open.peek();
    if (parent != null) {
      parent.content.add(new Text(text));
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    var attributes = new HashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String at(XMLStreamReader reader) {
    return "Line " + reader.getLocation().getLineNumber();
  }

  private static String malformed(XMLStreamException e) {
    var said = e.getMessage() == null ? "" : PARSER_PREFIX.matcher(e.getMessage()).replaceFirst("");
    var line = e.getLocation() == null ? "It" : "Line " + e.getLocation().getLineNumber();
    return line + " is not well-formed XML: " + said.strip();
  }
}
