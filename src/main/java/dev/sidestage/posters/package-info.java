/**
 * The call for posters: what is asked, until when, and what came in.
 *
 * <p>The call is public, and is read from memory. A submission is its author's, the reviewers' and
 * the organisers': few read it, so it is asked of PostgreSQL, and nothing personal is in the log.
 * Who has a private link is known by it: the link's token is kept as a hash.
 */
@NullMarked
package dev.sidestage.posters;

import org.jspecify.annotations.NullMarked;
