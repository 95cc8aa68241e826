/** Sidestage: the companion of a live-streamed event. */
@NullMarked
package dev.sidestage;

import org.jspecify.annotations.NullMarked;
