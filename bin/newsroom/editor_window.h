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

/* What an edited file is for. */
struct editor_window {
	const char *called; /* how its name begins */
	const char *verb;   /* imports it later: "article" */
	/* Take it in; false after it was said why not. */
	bool (*take)(void *context, const char *path);
	void *context;
};

/*
 * Put text into a new file below $XDG_STATE_HOME/newsroom,
 * ~/.local/state/newsroom or /var/tmp, and open it by $VISUAL, $EDITOR or
 * editor(1) until it is taken in or the person has had enough. The file goes
 * away where it was taken in, emptied, or nothing was changed. Returns how to
 * end.
 */
int editor_window_edit(struct arena *arena, const struct editor_window *window,
    const char *text);

#endif
