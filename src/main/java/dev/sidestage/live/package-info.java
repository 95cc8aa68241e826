/** The log's readers: the feed, the read model's projections, snapshots and the SSE stream. */
@NullMarked
package dev.sidestage.live;

import org.jspecify.annotations.NullMarked;
