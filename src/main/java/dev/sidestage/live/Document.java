package dev.sidestage.live;

/**
 * What a snapshot holds where it isn't JSON: a document that can write itself. Immutable; written
 * on a worker, once per change.
 */
public interface Document {
  String contentType();

  byte[] bytes();
}
