/**
 * Who is invited, and how they come in: an invitation is one person's, is redeemed once in a
 * browser and becomes a grant there. Where there is no room, one waits in line, and moves up by
 * itself.
 */
@NullMarked
package dev.sidestage.invitations;

import org.jspecify.annotations.NullMarked;
