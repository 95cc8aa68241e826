/**
 * The files of posters. They are uploaded chunk by chunk into PostgreSQL, outside of the log's
 * lock; a command then attaches what was uploaded. What a file is, its content says: each chunk is
 * looked at on its way ({@link dev.sidestage.posters.files.Inspection}), so that no more than a
 * chunk of it is in memory, and none of it is ever opened by us.
 */
@NullMarked
package dev.sidestage.posters.files;

import org.jspecify.annotations.NullMarked;
