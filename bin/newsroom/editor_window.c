/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "editor_window.h"
#include "md_file.h"
#include "newsroom.h"
#include "speak.h"

static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value == NULL || *value == '\0' ? NULL : value;
}

/* Make all of a path's folders that are not there; only ours to read. */
static bool
make_folders(char *path)
{
	char *slash;

	for (slash = strchr(path + 1, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST) {
			*slash = '/';
			return false;
		}
		*slash = '/';
	}
	return true;
}

static char *
path_of(struct arena *arena, const char *called)
{
	const char *state = setting("XDG_STATE_HOME");
	const char *home = setting("HOME");
	char *path;

	if (state != NULL)
		path = arena_printf(arena, "%s/newsroom/%s.XXXXXX.md", state,
		    called);
	else
		path = arena_printf(arena,
		    "%s/.local/state/newsroom/%s.XXXXXX.md",
		    home == NULL ? "/nonexistent" : home, called);
	return *path == '/' && make_folders(path) ?
	    path :
	    arena_printf(arena, "/var/tmp/%s.XXXXXX.md", called);
}

/* A new file with this text; NULL after it was said why not. */
static const char *
make_file(struct arena *arena, const char *called, const char *text)
{
	char *path = path_of(arena, called);
	int fd = mkstemps(path, 3);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");

	if (file == NULL) {
		warn("%s", path);
		return NULL;
	}
	if (fputs(text, file) == EOF || fclose(file) != 0) {
		warn("%s", path);
		unlink(path);
		return NULL;
	}
	return path;
}

/* The setting may have options: sh(1) takes it apart, as others do. */
static void
run_editor(const char *path)
{
	const char *editor = setting("VISUAL");

	if (editor == NULL)
		editor = setting("EDITOR");
	if (editor == NULL)
		editor = "editor";
	setenv("NEWSROOM_EDITED", editor, 1);
	execl("/bin/sh", "sh", "-c", "eval \"$NEWSROOM_EDITED \\\"\\$1\\\"\"",
	    "sh", path, (char *)NULL);
	err(127, "sh");
}

/* Open it and wait. False where that did not end well, which is said. */
static bool
open_file(const char *path)
{
	int status = 0;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0)
		run_editor(path);
	/* Ctrl-C is the editor's. */
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	if (pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	warnx(_("the editor did not end well"));
	return false;
}

/* Ask on the terminal whether to open it again; without one: no. */
static bool
wants_again(void)
{
	char answer[20];

	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	fputs(_("Enter opens it again, anything else keeps it for later: "),
	    stderr);
	return fgets(answer, sizeof(answer), stdin) != NULL &&
	    strcmp(answer, "\n") == 0;
}

static bool
is_unchanged(struct arena *arena, const char *path, const char *text)
{
	const char *fault, *now = md_file_read(arena, path, &fault);

	return now != NULL && strcmp(now, text) == 0;
}

/* Who empties it has thought better of it. */
static bool
is_emptied(struct arena *arena, const char *path)
{
	const char *fault, *now = md_file_read(arena, path, &fault);

	return now != NULL && now[strspn(now, " \t\n")] == '\0';
}

int
editor_window_edit(struct arena *arena, const struct editor_window *window,
    const char *text)
{
	const char *path = make_file(arena, window->called, text);

	if (path == NULL)
		return EXIT_REFUSED;
	do {
		bool is_well = open_file(path);

		if (is_unchanged(arena, path, text)) {
			unlink(path);
			warnx(_("nothing was changed"));
			return is_well ? EXIT_DONE : EXIT_REFUSED;
		}
		if (is_emptied(arena, path)) {
			unlink(path);
			warnx(_("the file is empty: nothing was changed"));
			return EXIT_REFUSED;
		}
		if (is_well && window->take(window->context, path)) {
			unlink(path);
			return EXIT_DONE;
		}
		if (access(path, F_OK) != 0) {
			warnx(_("the editor left no file"));
			return EXIT_REFUSED;
		}
		warnx(_("what you wrote is kept in %s"), path);
	} while (wants_again());
	warnx(_("to take it in later: newsroom %s import %s"), window->verb,
	    path);
	return EXIT_REFUSED;
}
