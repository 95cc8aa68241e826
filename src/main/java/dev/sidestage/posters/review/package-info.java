/**
 * Review of what was submitted: scores and comments, decisions made in private, and published in
 * one batch.
 */
@NullMarked
package dev.sidestage.posters.review;

import org.jspecify.annotations.NullMarked;
