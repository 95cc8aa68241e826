package dev.sidestage;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.Console;
import org.slf4j.LoggerFactory;

/**
 * How the log is written: to standard error, for a person on a terminal, else as a line of JSON
 * each.
 */
final class Logging {
  private static final int LINES = 8_192;

  private Logging() {}

  static void configure(Config.LogFormat format) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(format, context));
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(async(appender, context));
    context.getLogger("org.flywaydb").setLevel(Level.WARN);
    context.getLogger("net.fortuna.ical4j").setLevel(Level.WARN);
    // Vert.x registers a server's gauges once per instance of it; the first one counts for all.
    context.getLogger("io.micrometer.core.instrument.MeterRegistry").setLevel(Level.ERROR);
  }

  /** No event loop waits for whoever reads the log: where that one stalls, lines are lost. */
  private static AsyncAppender async(
      ConsoleAppender<ILoggingEvent> console, LoggerContext context) {
    var async = new AsyncAppender();
    async.setContext(context);
    async.setQueueSize(LINES);
    async.setNeverBlock(true);
    async.addAppender(console);
    async.start();
    return async;
  }

  private static Encoder<ILoggingEvent> encoder(Config.LogFormat format, LoggerContext context) {
    var json =
        format == Config.LogFormat.JSON || (format == Config.LogFormat.AUTO && !isTerminal());
    return json ? json(context) : text(context);
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithFormattedMessage(true);
    encoder.setWithArguments(false);
    encoder.setWithMessage(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg %kvp%n");
    encoder.start();
    return encoder;
  }

  /**
   * Java up to 21 has no console where there is no terminal; later ones tell by a method of their
   * own.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
