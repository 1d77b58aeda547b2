/* SPDX-License-Identifier: EUPL-1.2 */
#include "yaml_write.h"

#include <string.h>

#include "json.h"

/* What YAML does not take as it is, or takes for the end of a line. */
static size_t
special(const char *text, const char **escape)
{
	static const struct {
		const char *sign, *escape;
	} signs[] = {
		{ "\x7f", "\\u007f" },
		{ "\xe2\x80\xa8", "\\u2028" },
		{ "\xe2\x80\xa9", "\\u2029" },
		{ "\xef\xbb\xbf", "\\ufeff" },
		{ "\xef\xbf\xbe", "\\ufffe" },
		{ "\xef\xbf\xbf", "\\uffff" },
	};
	size_t i, n;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].sign);
		*escape = signs[i].escape;
		if (strncmp(text, signs[i].sign, n) == 0)
			return n;
	}
	return 0;
}

void
yaml_string(struct arena *arena, FILE *to, const char *text)
{
	struct json *json = json_new(arena);
	const char *written, *escape;
	size_t n;

	json_string(json->to, text);
	for (written = json_end(json); *written != '\0'; written += n) {
		n = special(written, &escape);
		if (n > 0)
			fputs(escape, to);
		else if ((unsigned char)written[0] == 0xc2 &&
		    (unsigned char)written[1] < 0xa0)
			fprintf(to, "\\u%04x", (unsigned char)*++written);
		else
			putc(*written, to);
		n = n == 0 ? 1 : n;
	}
}

void
yaml_words(struct arena *arena, FILE *to, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	fprintf(to, "%s: ", name);
	yaml_string(arena, to, text);
	putc('\n', to);
}

void
yaml_plain(FILE *to, const char *name, const char *text)
{
	if (text != NULL)
		fprintf(to, "%s: %s\n", name, text);
}

void
yaml_list(FILE *to, const char *name, const char *slugs)
{
	if (slugs != NULL)
		fprintf(to, "%s: [%s]\n", name, slugs);
}
