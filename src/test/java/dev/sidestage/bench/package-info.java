/**
 * How fast it is, beside what one would otherwise use: run by {@code mvn -Pbench verify}, explained
 * in docs/benchmarks.md.
 *
 * <p>{@link dev.sidestage.bench.Benchmark} is a process of its own: it starts Sidestage and its
 * peers as processes beside it, is the client of all of them ({@link
 * dev.sidestage.bench.EventReaders}, {@link dev.sidestage.bench.Requests}), and reads from the
 * system what each of them cost ({@link dev.sidestage.bench.Usage}).
 */
@NullMarked
package dev.sidestage.bench;

import org.jspecify.annotations.NullMarked;
