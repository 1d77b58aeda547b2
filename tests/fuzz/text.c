/* SPDX-License-Identifier: EUPL-1.2 */
/* text_unescape and its neighbours: what comes out is of a known form. */
#include "fuzz.h"

#include "text.h"

/* Again by the rules of RFC 3629, without a library. */
static bool
is_utf8_by_hand(const uint8_t *s, size_t n)
{
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
	size_t i, j, more;

	for (i = 0; i < n; i += more + 1) {
		uint32_t c = s[i];

		more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
		if (c == 0 || (c >= 0x80 && c < 0xc2) || c > 0xf4 ||
		    n - i <= more)
			return false;
		if (more > 0)
			c &= 0x3fu >> more;
		for (j = 1; j <= more; j++) {
			if ((s[i + j] & 0xc0) != 0x80)
				return false;
			c = c << 6 | (s[i + j] & 0x3f);
		}
		if (c < least[more] || c > 0x10ffff ||
		    (c >= 0xd800 && c <= 0xdfff))
			return false;
	}
	return true;
}

static void
check_text(struct arena *arena, const char *text)
{
	const char *path = text_escape_path(arena, text), *back;
	int64_t number = -1;

	must(text_is_utf8(text, strlen(text)));
	must(strspn(path,
		 "ABCDEFGHIJKLMNOPQRSTUVWXYZ%/-._~"
		 "abcdefghijklmnopqrstuvwxyz0123456789") == strlen(path));
	back = text_unescape(arena, path, strlen(path), false);
	must(back != NULL && strcmp(back, text) == 0);
	if (text_number(text, 3, 9000, &number))
		must(number >= 3 && number <= 9000 &&
		    strspn(text, "0123456789") == strlen(text));
	if (text_is_slug(text))
		must(strcmp(path, text) == 0 && strlen(text) <= 80);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *bytes = (const char *)data;
	char *text;

	must(text_is_utf8(bytes, size) == is_utf8_by_hand(data, size));
	text = text_unescape(arena, bytes, size, true);
	if (text != NULL)
		check_text(arena, text);
	text = text_unescape(arena, bytes, size, false);
	if (text != NULL)
		check_text(arena, text);
	arena_free(arena);
	return 0;
}
