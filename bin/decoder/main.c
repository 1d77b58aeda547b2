/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "decoder.h"

enum { SECONDS_MAX = 240 };

/* AddressSanitizer takes terabytes, and touches few of them. */
static void
bound(void)
{
	const struct rlimit seconds = { SECONDS_MAX, SECONDS_MAX };
	const struct rlimit none = { 0, 0 };
#ifndef __SANITIZE_ADDRESS__
	const struct rlimit memory = { 2000000000, 2000000000 };

	setrlimit(RLIMIT_DATA, &memory);
#endif
	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

/* Without what libraries do at the end of a process: it is only given up. */
static void
say(const struct decoded *record, const void *bytes)
{
	if (!decoded_say(STDOUT_FILENO, record, bytes))
		_exit(1);
}

void
say_file(enum decoded_format format, int width, struct bytes file)
{
	if (file.n > DECODED_FILE_MAX)
		_exit(1);
	say(&(struct decoded){ .what = DECODED_FILE,
		.format = format,
		.width = width,
		.n = (uint32_t)file.n },
	    file.bytes);
}

void
say_done(struct decoded done)
{
	done.what = DECODED_DONE;
	say(&done, NULL);
	_exit(0);
}

void
refuse(const char *why, ...)
{
	char said[DECODED_WHY_MAX];
	va_list list;

	va_start(list, why);
	vsnprintf(said, sizeof(said), why, list);
	va_end(list);
	said[strcspn(said, "\n")] = '\0';
	say(&(struct decoded){ .what = DECODED_REFUSED,
		.n = (uint32_t)strlen(said) },
	    said);
	_exit(0);
}

/* All of standard input, with a NUL behind it. */
static char *
read_input(size_t *n)
{
	struct stat found;
	char *bytes;

	if (fstat(STDIN_FILENO, &found) != 0 || !S_ISREG(found.st_mode))
		errx(2, "standard input is no file");
	*n = (size_t)found.st_size;
	bytes = malloc(*n + 1);
	if (bytes == NULL || !decoded_read(STDIN_FILENO, bytes, *n))
		err(1, "standard input");
	bytes[*n] = '\0';
	return bytes;
}

int
main(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";
	const char *word = argc > 2 ? argv[2] : "";
	struct bytes file;
	char *bytes;

	bound();
	bytes = read_input(&file.n);
	file.bytes = (const unsigned char *)bytes;
	if (strcmp(verb, "look") == 0)
		picture_look(word, file);
	if (strcmp(verb, "make") == 0)
		picture_make(word, file);
	if (strcmp(verb, "turn") == 0)
		picture_turn(word, file);
	if (strcmp(verb, "check") == 0)
		document_check(file);
	if (strcmp(verb, "cards") == 0)
		card_draw(word, bytes);
	errx(2, "usage: decoder look|turn|make TYPE | check | cards FONTS");
}
