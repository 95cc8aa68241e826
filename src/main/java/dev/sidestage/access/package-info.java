/** Who is asking, and what they may do: viewers, grants, tokens, sign-in. */
@NullMarked
package dev.sidestage.access;

import org.jspecify.annotations.NullMarked;
