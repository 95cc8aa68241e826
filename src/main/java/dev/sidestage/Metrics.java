package dev.sidestage;

import dev.sidestage.ledger.Ledger;
import dev.sidestage.live.Feed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What is measured, for Prometheus. */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  void watch(Feed feed, Ledger ledger) {
    Gauge.builder("sidestage.streams", feed, Feed::streams)
        .description("Readers of the live stream on this node")
        .register(registry);
    Gauge.builder("sidestage.log.sequence", feed, f -> f.head().sequence())
        .description("The last entry of the log that this node has applied")
        .register(registry);
    Gauge.builder("sidestage.database.up", feed, f -> f.isFollowing() ? 1 : 0)
        .description("Whether the last look at the database went well")
        .register(registry);
    Gauge.builder("sidestage.ledger.waiting", ledger, Ledger::waiting)
        .description("Commands that wait for their transaction, or are in it")
        .register(registry);
  }

  String scrape() {
    return registry.scrape();
  }
}
