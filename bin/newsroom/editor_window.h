/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * editor_window: a text in the editor that a person likes.
 *
 * What he types stands in a file that is there before the editor begins, and
 * goes away only once the text was taken in: nothing that he typed is lost,
 * whatever ends.
 */
#ifndef EDITOR_WINDOW_H
#define EDITOR_WINDOW_H

#include <stdbool.h>

#include "arena.h"

/*
 * A new file with this text, its name beginning with what it is called and
 * ending in .md: below $XDG_STATE_HOME/newsroom, ~/.local/state/newsroom, or
 * /var/tmp. NULL after it was said why not.
 */
const char *editor_window_file(struct arena *arena, const char *called,
    const char *text);

/*
 * Open it by $VISUAL, $EDITOR or editor(1), and wait. False where that did
 * not end well, which is said.
 */
bool editor_window_open(const char *path);

/* Ask on the terminal whether to open it again; without one: no. */
bool editor_window_again(void);

#endif
