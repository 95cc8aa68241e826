/** HTTP: the servers, problems, pages, the contract's page. */
@NullMarked
package dev.sidestage.web;

import org.jspecify.annotations.NullMarked;
