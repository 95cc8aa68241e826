package dev.sidestage.schedule.exchange;

/** What can be in an XML element. */
sealed interface XmlNode permits XmlElement, XmlNode.Text {
  /** All text in it, in the document's order. */
  String text();

  /** A run of characters. */
  record Text(String text) implements XmlNode {}
}
