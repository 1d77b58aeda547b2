/* SPDX-License-Identifier: EUPL-1.2 */
/* multipart: a Content-Type in the first line, a body behind it. */
#include "fuzz.h"

#include "multipart.h"
#include "text.h"

/* Each piece at the end of what is allocated: no look beyond stays unseen. */
static char *
copy_of(const uint8_t *data, size_t n)
{
	char *copy = malloc(n == 0 ? 1 : n);

	must(copy != NULL);
	if (n > 0)
		memcpy(copy, data, n);
	return copy;
}

static void
check(struct multipart *multipart, size_t size)
{
	const char *name, *value;
	size_t n = 0, length = 0;
	int more;

	while ((more = multipart_next(multipart, &name, &value)) > 0) {
		must(text_is_utf8(name, strlen(name)));
		must(text_is_utf8(value, strlen(value)));
		length += strlen(name) + strlen(value);
		must(++n <= size && length <= size);
	}
	must(more == 0 || more == -1);
	must(more != 0 || multipart_next(multipart, &name, &value) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const uint8_t *end = size == 0 ? NULL : memchr(data, '\n', size);
	size_t n_type = end == NULL ? size : (size_t)(end - data);
	size_t n = end == NULL ? 0 : size - n_type - 1;
	char *body = copy_of(end == NULL ? data : end + 1, n);
	const char *type = arena_strndup(arena, (const char *)data, n_type);
	struct multipart multipart;

	if (multipart_open(&multipart, arena, type, body, n)) {
		must(multipart_is(type));
		check(&multipart, size);
	}
	free(body);
	arena_free(arena);
	return 0;
}
