/** What breaks: processes that are killed, databases that go away, settings that are wrong. */
@NullMarked
package dev.sidestage.faults;

import org.jspecify.annotations.NullMarked;
