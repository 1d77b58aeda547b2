/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * request_read: an environment, then a body behind an empty line. Variables
 * stand one a line; 'U' and 'Q' are short for the usual two.
 */
#include "fuzz_site.h"

#include "text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static void
give_body(const char *body, size_t n)
{
	static int file = -1;

	if (file < 0) {
		file = memfd_create("body", MFD_CLOEXEC);
		dup2(file, STDIN_FILENO);
	}
	must(ftruncate(file, 0) == 0);
	must(pwrite(file, body, n, 0) == (ssize_t)n);
	lseek(STDIN_FILENO, 0, SEEK_SET);
}

static void
check_good(const struct request *request)
{
	const char *values[8];
	size_t i, n = request_fields(request, "a", values, 8);

	for (i = 0; i < request->n_segments; i++)
		must(request->segments[i][0] != '\0');
	for (i = 0; i < n; i++)
		must(text_is_utf8(values[i], strlen(values[i])));
	must((request_field(request, "a") == NULL) == (n == 0));
	must(strlen(request->query) <= REQUEST_URI_MAX);
}

static void
check(struct request *request)
{
	int status = request_read(request);

	must(status == 0 || status == 400 || status == 413 || status == 414 ||
	    status == 415);
	must(request->path != NULL && request->query != NULL);
	must(text_is_utf8(request->path, strlen(request->path)));
	must(words_known_lang(words, request->lang) == request->lang);
	must(request->id[0] != '\0' && request->type != NULL);
	must(request->n_segments <= REQUEST_SEGMENTS);
	if (status == 0)
		check_good(request);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	char *rest = arena_strndup(arena, (const char *)data, size), *line;
	char *environment[16];
	struct request request = { .site = &site,
		.arena = arena,
		.environment = environment };
	size_t n = 0;

	if (words == NULL)
		load_words();
	while (n < 15 && (line = strsep(&rest, "\n")) != NULL && *line != '\0')
		environment[n++] = line[0] == 'U' ?
		    arena_printf(arena, "REQUEST_URI=%s", line + 1) :
		    line[0] == 'Q' ?
		    arena_printf(arena, "QUERY_STRING=%s", line + 1) :
		    line;
	environment[n] = NULL;
	give_body(rest == NULL ? "" : rest, rest == NULL ? 0 : strlen(rest));
	check(&request);
	arena_free(arena);
	return 0;
}
