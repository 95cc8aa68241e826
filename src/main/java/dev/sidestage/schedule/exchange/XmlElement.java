package dev.sidestage.schedule.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML document, and where it stands. Names are without namespaces, which no
 * schedule needs.
 *
 * @param content elements and texts in their order
 * @param line from 1, where its start tag ends
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlNode> content, int line)
    implements XmlNode {

  @Override
  public String text() {
    return content.stream().map(XmlNode::text).collect(Collectors.joining());
  }

  Stream<XmlElement> children() {
    return content.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }

  Stream<XmlElement> children(String named) {
    return children().filter(child -> child.name.equals(named));
  }

  Optional<XmlElement> child(String named) {
    return children(named).findFirst();
  }

  /** The text of the first child of that name. */
  @Nullable String text(String named) {
    return child(named).map(XmlElement::text).orElse(null);
  }

  @Nullable String attribute(String named) {
    return attributes.get(named);
  }

  String place() {
    return "line " + line;
  }
}
