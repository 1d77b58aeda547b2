/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The token of a link that was mailed, whatever a mail program made of the
 * link: what is taken for one has its form, and a good one is found in what
 * stands around it.
 */
#include "fuzz_site.h"

/* Its reading is no promise of a header. */
#include "../../cgi-bin/newsletter/link.c"

/* The page that the rest of the file shows. */
int
stale_show(struct request *request)
{
	(void)request;
	return 410;
}

static const char *
read_of(struct arena *arena, const char *query)
{
	char *environment[] = { arena_printf(arena,
				    "REQUEST_URI=/bg/newsletter/leave/?%s",
				    query),
		"REQUEST_METHOD=GET", NULL };
	struct request request = { .site = &site,
		.arena = arena,
		.environment = environment };

	return request_read(&request) == 0 ? read_token(&request) : NULL;
}

static const char good[] = "A-_0123456789abcdefghijklmnopqrz";

/* Good for nothing, or the good one. */
static void
check_found(struct arena *arena, const char *found)
{
	must(token_hash(arena, found) == NULL || strcmp(found, good) == 0);
}

/* Around a good token stands what mail programs and hands leave there. */
static void
check_around(struct arena *arena, const char *behind)
{
	check_found(arena,
	    read_of(arena, arena_printf(arena, "t=%s%s", good, behind)));
	check_found(arena,
	    read_of(arena, arena_printf(arena, "t=3D%s%s", good, behind)));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *text = arena_strndup(arena, (const char *)data, size);
	const char *token;

	if (words == NULL)
		load_words();
	token = read_of(arena, text);
	must(token == NULL || token_hash(arena, token) == NULL ||
	    (strlen(token) == TOKEN_LENGTH &&
		strspn(token, TOKEN_LETTERS) == TOKEN_LENGTH));
	check_around(arena, text);
	arena_free(arena);
	return 0;
}
