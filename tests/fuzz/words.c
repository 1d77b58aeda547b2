/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words: a file of words, and behind a line of '%' a template, a date and a
 * number. What ends the process there ends only the try here.
 */
#include "fuzz.h"

#include <err.h>
#include <setjmp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static jmp_buf refused;

/* What is lost where a try ends early, to be given back then. */
static void *made;
static FILE *opened;

static int
close_opened(FILE *file)
{
	opened = NULL;
	return fclose(file);
}

#define err(status, ...) longjmp(refused, status)
#define errx(status, ...) longjmp(refused, status)
#define calloc(n, size) (made = calloc(n, size))
#define fopen(path, mode) (opened = fopen(path, mode))
#define fclose(file) close_opened(file)
#include "../../lib/fold.c"
#include "../../lib/words.c"
#undef err
#undef errx
#undef calloc
#undef fopen
#undef fclose

static void
give_back(void)
{
	words_free(made);
	made = NULL;
	if (opened != NULL)
		fclose(opened);
	opened = NULL;
}

static char folder[100];

/* In memory, where there is such a folder. */
static void
make_folder(void)
{
	strcpy(folder,
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm/newsroom-fuzz-XXXXXX" :
					    "/tmp/newsroom-fuzz-XXXXXX");
	if (mkdtemp(folder) == NULL)
		abort();
}

static void
write_file(const char *name, const char *text)
{
	char path[200];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	if (file == NULL)
		abort();
	fputs(text, file);
	fclose(file);
}

static void
remove_folder(void)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/words.ini", folder);
	unlink(path);
	snprintf(path, sizeof(path), "%s/countries.ini", folder);
	unlink(path);
	rmdir(folder);
}

static void
use(const struct words *words, struct arena *arena, char *rest)
{
	const char *lang = words_lang(words, 0);
	const char *template = strsep(&rest, "\n");
	const char *date = rest == NULL ? NULL : strsep(&rest, "\n");

	words_date(words, arena, lang, (struct date){ date });
	words_decimal(words, arena, lang, (struct decimal){ rest });
	words_code(words, arena, "xx", "role", (struct code){ date });
	if (template != NULL)
		fold_template(words, arena, lang, folder, template);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	char *text = arena_strndup(arena, (const char *)data, size);
	char *rest = strstr(text, "\n%\n");

	if (folder[0] == '\0') {
		make_folder();
		atexit(remove_folder);
		write_file("countries.ini", "");
	}
	if (rest != NULL) {
		rest[1] = '\0';
		rest += 3;
	}
	write_file("words.ini", text);
	if (setjmp(refused) == 0)
		use(words_load(folder), arena, rest);
	give_back();
	arena_free(arena);
	return 0;
}
