/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terminal: what is printed on a terminal is text, whoever wrote it.
 *
 * A title, a name or a file's path may hold signs that a terminal obeys: they
 * move the cursor, rename the window, or turn the direction of a line. On a
 * terminal such a sign is shown by its number, <U+001B>, and what is no UTF-8
 * as <0x9B>. A pipe and a file get all as it is.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

/*
 * From now on stdout and stderr show what they are given, where they lead to
 * a terminal. What is meant for the terminal itself goes past them, by
 * dprintf(3).
 */
void terminal_begin(void);

#endif
