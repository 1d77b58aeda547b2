/* SPDX-License-Identifier: EUPL-1.2 */
#include "json.h"

void
json_string(FILE *to, const char *text)
{
	if (text == NULL) {
		fputs("null", to);
		return;
	}
	putc('"', to);
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else if (c == '\n')
			fputs("\\n", to);
		else if (c < ' ')
			fprintf(to, "\\u%04x", c);
		else
			putc(c, to);
	}
	putc('"', to);
}

void
json_member(FILE *to, const char *name, const char *text)
{
	fputs(", ", to);
	json_string(to, name);
	fputs(": ", to);
	json_string(to, text);
}
