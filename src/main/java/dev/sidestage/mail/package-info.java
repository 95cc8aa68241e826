/**
 * Letters by e-mail. A feature posts one in the transaction of what it tells of ({@link
 * dev.sidestage.mail.Outbox}); {@link dev.sidestage.mail.Postman} sends it afterwards, once, for as
 * long as that takes.
 */
@NullMarked
package dev.sidestage.mail;

import org.jspecify.annotations.NullMarked;
