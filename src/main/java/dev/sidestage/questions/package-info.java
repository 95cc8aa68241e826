/** Questions, their states, votes, and moderation. */
@NullMarked
package dev.sidestage.questions;

import org.jspecify.annotations.NullMarked;
