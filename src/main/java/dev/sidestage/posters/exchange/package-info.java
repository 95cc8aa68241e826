/**
 * Submissions out and in, as CSV and JSON: so that a call that was run elsewhere can be brought in,
 * and one that was run here taken along.
 */
@NullMarked
package dev.sidestage.posters.exchange;

import org.jspecify.annotations.NullMarked;
