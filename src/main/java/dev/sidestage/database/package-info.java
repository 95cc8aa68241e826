/** PostgreSQL: the pool, the migrations, and the embedded server. */
@NullMarked
package dev.sidestage.database;

import org.jspecify.annotations.NullMarked;
