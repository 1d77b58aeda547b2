/* SPDX-License-Identifier: EUPL-1.2 */
#include "json_file.h"

#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "not_utf8.h"
#include "reason.h"
#include "speak.h"

enum { KEYS_MAX = 1000 };

struct json_reading {
	struct arena *arena;
	FILE *file;
	struct json_place before; /* the octet that was read last */
	int64_t most;             /* how far this value may go */
};

static void
close_file(void *thing)
{
	fclose(thing);
}

bool
json_file_refuse(struct json_file *file, struct json_place place,
    const char *why)
{
	if (file->fault == NULL)
		file->fault = arena_printf(file->reading->arena,
		    "%lld:%lld: %s", (long long)place.line,
		    (long long)place.column, why);
	return false;
}

bool
json_file_go(struct json_file *file, struct json_place place)
{
	file->at = place;
	return fseeko(file->reading->file, place.offset, SEEK_SET) == 0 ||
	    json_file_refuse(file, place, _("it cannot be read twice"));
}

/* Past a byte order mark; UTF-16 is refused. */
static void
begin(struct json_file *file)
{
	char front[4];
	ssize_t n = pread(fileno(file->reading->file), front, sizeof(front), 0);

	file->at = (struct json_place){ 0, 1, 1 };
	if (n > 0 && not_utf8_but_16(front, (size_t)n))
		json_file_refuse(file, file->at, _(NOT_UTF8_BUT_16));
	if (n >= 3 && memcmp(front, "\xef\xbb\xbf", 3) == 0)
		json_file_go(file, (struct json_place){ 3, 1, 1 });
}

struct json_file *
json_file_open(struct arena *arena, const char *path)
{
	struct json_file *file = arena_alloc(arena, sizeof(*file));
	struct stat stat;

	file->reading = arena_alloc(arena, sizeof(*file->reading));
	file->reading->arena = arena;
	file->reading->file = fopen(path, "r");
	if (file->reading->file == NULL)
		return NULL;
	arena_defer(arena, close_file, file->reading->file);
	if (fstat(fileno(file->reading->file), &stat) != 0)
		return NULL;
	file->size = stat.st_size;
	begin(file);
	return file;
}

/* An octet, or EOF. Columns count characters. */
static int
read_octet(struct json_file *file)
{
	int c = getc_unlocked(file->reading->file);

	file->reading->before = file->at;
	if (c == EOF)
		return EOF;
	file->at.offset++;
	file->at.line += c == '\n';
	if (c == '\n')
		file->at.column = 1;
	else if ((c & 0xc0) != 0x80)
		file->at.column++;
	return c;
}

static void
unread(struct json_file *file, int c)
{
	if (c != EOF)
		ungetc(c, file->reading->file);
	file->at = file->reading->before;
}

/* The next octet that is no white space, which stays. */
static int
peek(struct json_file *file)
{
	int c;

	do
		c = read_octet(file);
	while (c == ' ' || c == '\t' || c == '\r' || c == '\n');
	unread(file, c);
	return c;
}

static bool
take(struct json_file *file, int wanted, const char *fault)
{
	if (peek(file) == wanted) {
		read_octet(file);
		return true;
	}
	return json_file_refuse(file, file->at, fault);
}

/* jansson's own door: an octet each time, so that it reads none too much. */
static size_t
give_octet(void *buffer, size_t size, void *data)
{
	struct json_file *file = data;
	int c;

	if (size == 0 || file->at.offset >= file->reading->most)
		return 0;
	c = read_octet(file);
	if (c == EOF)
		return 0;
	*(char *)buffer = (char)c;
	return 1;
}

/* What it says ends in what stands there: of use in its own language only. */
static const char *
said_of(struct arena *arena, const char *text)
{
	const char *near = strstr(text, " near ");
	const char *what = near == NULL ?
	    text :
	    arena_strndup(arena, text, (size_t)(near - text));
	const char *said = reason_said(arena, what);

	return said == what ? text : said;
}

/* What jansson says is of the value; here it is of the file. */
static json_t *
refuse_value(struct json_file *file, struct json_place from,
    const json_error_t *error)
{
	/* Of an octet that is no text it says what stands before it. */
	bool is_behind = strncmp(error->text, "unable to decode", 16) == 0 ||
	    strncmp(error->text, "control character", 17) == 0;
	int64_t column = error->column + is_behind;

	if (file->at.offset >= file->reading->most)
		json_file_refuse(file, from, _("a value of over 16 MiB"));
	else
		json_file_refuse(file,
		    (struct json_place){ 0, from.line + error->line - 1,
			error->line == 1 ? from.column + column - 1 : column },
		    said_of(file->reading->arena, error->text));
	return NULL;
}

json_t *
json_file_value(struct json_file *file)
{
	int first = peek(file);
	struct json_place from = file->at;
	json_error_t error = { .line = 1 };
	json_t *value;

	file->reading->most = from.offset + JSON_VALUE_MAX;
	value = json_load_callback(give_octet, file,
	    JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES,
	    &error);
	if (value == NULL)
		return refuse_value(file, from, &error);
	/* Where a number or a bare word ends, only what follows says. */
	if (first != '{' && first != '[' && first != '"' &&
	    file->reading->before.offset < file->at.offset)
		json_file_go(file, file->reading->before);
	return value;
}

json_t *
json_file_again(struct json_file *file, int64_t offset)
{
	struct json_place now = file->at;
	json_t *value = NULL;

	if (json_file_go(file, (struct json_place){ offset, 1, 1 }))
		value = json_file_value(file);
	json_file_go(file, now);
	return value;
}

/* Whether another follows: a comma, or else the end. */
static bool
goes_on(struct json_file *file, int end, const char *fault, bool *is_good)
{
	int c = peek(file);

	if (c == ',' || c == end)
		read_octet(file);
	else
		*is_good = json_file_refuse(file, file->at, fault);
	return *is_good && c == ',';
}

/* A key that no other is; NULL after the fault was set. */
static const char *
read_key(struct json_file *file, json_t *keys, json_t **key)
{
	struct json_place place;

	if (peek(file) != '"') {
		json_file_refuse(file, file->at, _("a key is wanted here"));
		return NULL;
	}
	place = file->at;
	*key = json_file_value(file);
	if (*key == NULL)
		return NULL;
	if (json_object_get(keys, json_string_value(*key)) != NULL)
		json_file_refuse(file, place, _("a key stands twice"));
	else if (json_object_size(keys) == KEYS_MAX)
		json_file_refuse(file, place, _("over 1,000 keys"));
	json_object_set_new(keys, json_string_value(*key), json_true());
	return file->fault == NULL &&
		take(file, ':', _("a colon is wanted here")) ?
	    json_string_value(*key) :
	    NULL;
}

bool
json_file_object(struct json_file *file,
    bool (*member)(struct json_file *file, const char *key, void *context),
    void *context)
{
	json_t *keys = json_object(), *key = NULL;
	const char *text;
	bool is_good = take(file, '{', _("an object is wanted here"));

	if (is_good && peek(file) == '}') {
		read_octet(file);
		json_decref(keys);
		return true;
	}
	while (is_good) {
		text = read_key(file, keys, &key);
		is_good = text != NULL && member(file, text, context);
		json_decref(key);
		key = NULL;
		if (!is_good ||
		    !goes_on(file, '}', _("a comma or a brace is wanted here"),
			&is_good))
			break;
	}
	json_decref(keys);
	return is_good;
}

bool
json_file_list(struct json_file *file,
    bool (*element)(struct json_file *file, void *context), void *context)
{
	bool is_good = take(file, '[', _("a list is wanted here"));

	if (is_good && peek(file) == ']') {
		read_octet(file);
		return true;
	}
	while (is_good) {
		is_good = peek(file) != EOF && element(file, context);
		if (!is_good ||
		    !goes_on(file, ']',
			_("a comma or a bracket is wanted here"), &is_good))
			break;
	}
	return is_good ||
	    (file->fault == NULL && peek(file) == EOF &&
		json_file_refuse(file, file->at, _("the file ends here")));
}

static bool
skip_value(struct json_file *file, void *context)
{
	json_t *value = json_file_value(file);

	(void)context;
	json_decref(value);
	return value != NULL;
}

bool
json_file_skip(struct json_file *file)
{
	return peek(file) == '[' ? json_file_list(file, skip_value, NULL) :
				   skip_value(file, NULL);
}

bool
json_file_end(struct json_file *file)
{
	return peek(file) == EOF ||
	    json_file_refuse(file, file->at, _("more than one value"));
}
