/* SPDX-License-Identifier: EUPL-1.2 */
#include "attachment.h"

#include <stdio.h>

#include "json.h"
#include "media.h"
#include "pictures.h"
#include "speak.h"

/* What was uploaded twice is one here, and says what its first one says. */
static const char *
item_json(struct import *import, const struct attachment *attachment,
    const struct media *media)
{
	struct arena *arena = import_arena(import);
	bool is_first = import_is_first(import, media->hash);
	bool is_new = media->is_new;
	struct json *json = json_new(arena);

	is_new = is_new || (is_first && import_made(import, media->hash));
	fprintf(json->to, "{\"hash\": \"%s\", \"is_new\": %s", media->hash,
	    is_new ? "true" : "false");
	if (is_first && attachment->lang != NULL &&
	    *attachment->alternative != '\0') {
		fputs(", ", json->to);
		json_string(json->to, attachment->lang);
		fputs(": {\"alternative\": ", json->to);
		json_string(json->to, attachment->alternative);
		putc('}', json->to);
	}
	putc('}', json->to);
	return json_end(json);
}

void
attachment_put(struct import *import, const struct attachment *attachment)
{
	struct arena *arena = import_arena(import);
	struct item item = { .name = attachment->name,
		.put = QUERY_MEDIA_ITEM_PUT };
	const char *why = _("its file is not in the folder of --files");
	struct media media = { 0 };
	const char *file;
	size_t i;

	if (attachment->files == NULL) {
		import_leave_out(import, attachment->name,
		    _("a file that is no text: say where it lies by --files"));
		return;
	}
	file = pictures_file(arena, attachment->files, attachment->url);
	if (file == NULL ||
	    !media_take(import_media(import), file, NULL, &media, &why)) {
		import_leave_out(import, attachment->name, why);
		return;
	}
	for (i = 0; i < ATTACHMENT_STOOD && attachment->stood[i] != NULL; i++)
		leads_add(attachment->leads, attachment->stood[i], media.path);
	item.json = item_json(import, attachment, &media);
	import_put(import, &item);
}
