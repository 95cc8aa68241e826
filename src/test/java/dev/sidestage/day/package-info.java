/** The day as it is played: the desk, the notices, and who hears of them. */
@NullMarked
package dev.sidestage.day;

import org.jspecify.annotations.NullMarked;
