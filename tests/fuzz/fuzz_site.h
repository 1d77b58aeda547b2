/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz_site: a site of two languages, for targets that read a request. */
#ifndef FUZZ_SITE_H
#define FUZZ_SITE_H

#include <stdio.h>
#include <unistd.h>

#include "fuzz.h"

#include "request.h"

static struct words *words;
static struct site site;

/* Words of two languages, from a folder that is gone at once. */
static void
load_words(void)
{
	char folder[] = "/tmp/newsroom-fuzz-XXXXXX", path[100];
	const char *const names[] = { "countries.ini", "words.ini" };
	FILE *file;
	int i;

	must(mkdtemp(folder) != NULL);
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		file = fopen(path, "w");
		must(file != NULL);
		if (i == 1)
			fputs("[language]\nbg = b\nen = e\n", file);
		fclose(file);
	}
	words = words_load(folder);
	site.words = words;
	for (i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

#endif
