/* SPDX-License-Identifier: EUPL-1.2 */
#include "toml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "json.h"
#include "speak.h"

enum { DEPTH_MAX = 32 };

struct toml {
	struct arena *arena;
	const char *at;
	int line, depth;
	const char *fault;
	const char *fault_at;
	int fault_line;
};

static const char bare[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

static json_t *read_value(struct toml *toml);

static void *
refuse(struct toml *toml, const char *why)
{
	if (toml->fault == NULL) {
		toml->fault = why;
		toml->fault_at = toml->at;
		toml->fault_line = toml->line;
	}
	return NULL;
}

/* Past spaces; with line ends and comments, where those may stand. */
static void
skip(struct toml *toml, bool with_lines)
{
	for (;;) {
		toml->at += strspn(toml->at, " \t\r");
		if (*toml->at == '#')
			toml->at += strcspn(toml->at, "\n");
		if (*toml->at != '\n' || !with_lines)
			return;
		toml->line++;
		toml->at++;
	}
}

static bool
take(struct toml *toml, char sign)
{
	if (*toml->at != sign)
		return false;
	toml->at++;
	return true;
}

/* \uXXXX or \UXXXXXXXX: of n digits. */
static void
take_number(struct toml *toml, FILE *to, size_t n)
{
	char digits[9] = "";
	uint8_t character[6];
	unsigned long c;
	int length;

	if (strspn(toml->at, "0123456789abcdefABCDEF") < n) {
		refuse(toml, _("an escape that is none"));
		return;
	}
	memcpy(digits, toml->at, n);
	c = strtoul(digits, NULL, 16);
	toml->at += n;
	length = c == 0 ? -1 :
			  u8_uctomb(character, (ucs4_t)c, sizeof(character));
	if (length < 0)
		refuse(toml, _("an escape of no character"));
	else
		fwrite(character, 1, (size_t)length, to);
}

/* What stands behind a backslash. */
static void
take_escape(struct toml *toml, FILE *to, bool is_long)
{
	static const char names[] = "btnfr\"\\", signs[] = "\b\t\n\f\r\"\\";
	char c = *toml->at;
	const char *name = c == '\0' ? NULL : strchr(names, c);
	size_t blank = strspn(toml->at, " \t\r");

	if (is_long && toml->at[blank] == '\n') {
		/* A line that goes on with the next word. */
		while (
		    *toml->at != '\0' && strchr(" \t\r\n", *toml->at) != NULL)
			toml->line += *toml->at++ == '\n';
		return;
	}
	if (c == '\0') {
		refuse(toml, _("a string without an end"));
		return;
	}
	toml->at++;
	if (c == 'u' || c == 'U')
		take_number(toml, to, c == 'u' ? 4 : 8);
	else if (name != NULL)
		putc(signs[name - names], to);
	else
		refuse(toml, _("an escape that is none"));
}

/* A string up to its end, which is one quote or three of them. */
static const char *
read_string(struct toml *toml)
{
	char quote = *toml->at;
	const char three[] = { quote, quote, quote, '\0' };
	bool is_long = strncmp(toml->at, three, 3) == 0;
	size_t end = is_long ? 3 : 1, n = 0;
	struct json *text = json_new(toml->arena);

	toml->at += end;
	if (is_long && *toml->at == '\n')
		toml->line++, toml->at++;
	while (toml->fault == NULL && strncmp(toml->at, three, end) != 0) {
		if (*toml->at == '\0' || (*toml->at == '\n' && !is_long)) {
			refuse(toml, _("a string without an end"));
		} else if (*toml->at == '\\' && quote == '"') {
			toml->at++;
			take_escape(toml, text->to, is_long);
		} else {
			toml->line += *toml->at == '\n';
			putc(*toml->at++, text->to);
		}
	}
	/* One or two quotes may stand in front of the three. */
	for (; toml->fault == NULL && is_long && n < 2 && toml->at[3] == quote;
	     n++)
		putc(*toml->at++, text->to);
	if (toml->fault == NULL)
		toml->at += end;
	return json_end(text);
}

static const char *
read_key(struct toml *toml)
{
	size_t n = strspn(toml->at, bare);
	const char *key;

	if (*toml->at == '"' || *toml->at == '\'')
		return read_string(toml);
	if (n == 0)
		return refuse(toml, _("a key is wanted here"));
	key = arena_strndup(toml->arena, toml->at, n);
	toml->at += n;
	return key;
}

/* The table that a key leads to, made where it is not there. */
static json_t *
enter(struct toml *toml, json_t *table, const char *key)
{
	json_t *found = json_object_get(table, key);

	if (found == NULL) {
		found = json_object();
		json_object_set_new(table, key, found);
	}
	if (json_is_array(found))
		found = json_array_get(found, json_array_size(found) - 1);
	return json_is_object(found) ? found :
				       refuse(toml, _("a key stands twice"));
}

/* a.b."c": the table of the last part, which is *key. */
static json_t *
read_keys(struct toml *toml, json_t *table, const char **key)
{
	int depth = 0;

	*key = read_key(toml);
	skip(toml, false);
	while (toml->fault == NULL && take(toml, '.')) {
		if (++depth == DEPTH_MAX)
			return refuse(toml, _("too many levels"));
		table = enter(toml, table, *key);
		skip(toml, false);
		*key = table == NULL ? NULL : read_key(toml);
		skip(toml, false);
	}
	return toml->fault == NULL ? table : NULL;
}

static void
read_pair(struct toml *toml, json_t *table)
{
	const char *key;
	json_t *value;

	table = read_keys(toml, table, &key);
	if (table == NULL)
		return;
	if (!take(toml, '=')) {
		refuse(toml, _("= is wanted here"));
		return;
	}
	skip(toml, false);
	value = read_value(toml);
	if (value != NULL && json_object_get(table, key) != NULL) {
		json_decref(value);
		refuse(toml, _("a key stands twice"));
	} else if (value != NULL)
		json_object_set_new(table, key, value);
}

static json_t *
read_list(struct toml *toml)
{
	json_t *list = json_array(), *value;

	skip(toml, true);
	while (toml->fault == NULL && !take(toml, ']')) {
		value = read_value(toml);
		if (value != NULL)
			json_array_append_new(list, value);
		skip(toml, true);
		if (!take(toml, ',') && *toml->at != ']')
			refuse(toml, _("a list without an end"));
		skip(toml, true);
	}
	return list;
}

static json_t *
read_inline(struct toml *toml)
{
	json_t *table = json_object();

	skip(toml, false);
	while (toml->fault == NULL && !take(toml, '}')) {
		read_pair(toml, table);
		skip(toml, false);
		if (!take(toml, ',') && *toml->at != '}')
			refuse(toml, _("a table without an end"));
		skip(toml, false);
	}
	return table;
}

static bool
is_of(const char *text, const char *signs)
{
	return *text != '\0' && strspn(text, signs) == strlen(text);
}

/* A day, an hour, or both with a T or a space between them. */
static bool
is_time(const char *word)
{
	size_t n = strspn(word, "0123456789");

	if (n == 2 && word[2] == ':')
		return is_of(word, "0123456789:.");
	if (n != 4 || word[4] != '-' || strlen(word) < 10)
		return false;
	word += 10;
	return *word == '\0' ||
	    (strchr("Tt ", *word) != NULL &&
		is_of(word + 1, "0123456789:.Zz+-"));
}

static bool
is_number(const char *word)
{
	word += *word == '+' || *word == '-';
	if (strcmp(word, "inf") == 0 || strcmp(word, "nan") == 0)
		return true;
	if (word[0] == '0' && word[1] != '\0' && strchr("xob", word[1]) != NULL)
		return is_of(word + 2, "0123456789abcdefABCDEF_");
	return strchr("0123456789", *word) != NULL &&
	    is_of(word, "0123456789._eE+-");
}

/* A number, a time, true or false; the two last are what they are. */
static json_t *
read_word(struct toml *toml)
{
	size_t n = strcspn(toml->at, ",]}#\n\r");
	const char *word;

	while (n > 0 && (toml->at[n - 1] == ' ' || toml->at[n - 1] == '\t'))
		n--;
	word = arena_strndup(toml->arena, toml->at, n);
	toml->at += n;
	if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0)
		return json_boolean(*word == 't');
	if (n == 0 || (!is_time(word) && !is_number(word)))
		return refuse(toml, _("no value that TOML has"));
	return json_stringn(word, n);
}

static json_t *
read_value(struct toml *toml)
{
	const char *text;
	json_t *value;

	if (toml->depth == DEPTH_MAX)
		return refuse(toml, _("too many levels"));
	toml->depth++;
	if (*toml->at == '"' || *toml->at == '\'') {
		text = read_string(toml);
		value = json_stringn(text, strlen(text));
	} else if (take(toml, '['))
		value = read_list(toml);
	else if (take(toml, '{'))
		value = read_inline(toml);
	else
		value = read_word(toml);
	toml->depth--;
	return value;
}

/* [a.b], or [[a.b]] for one more of a list. */
static json_t *
read_table(struct toml *toml, json_t *root)
{
	bool is_list = take(toml, '[');
	const char *key;
	json_t *table, *list;

	skip(toml, false);
	table = read_keys(toml, root, &key);
	if (table == NULL)
		return NULL;
	if (!take(toml, ']') || (is_list && !take(toml, ']')))
		return refuse(toml, _("] is wanted here"));
	if (is_list) {
		list = json_object_get(table, key);
		if (list == NULL)
			json_object_set_new(table, key, list = json_array());
		json_array_append_new(list, json_object());
	}
	return enter(toml, table, key);
}

/* What it could not read, and in which column, counted in characters. */
static const char *
fault_of(const struct toml *toml, const char *text)
{
	const char *from = toml->fault_at;

	while (from > text && from[-1] != '\n')
		from--;
	return arena_printf(toml->arena, _("%s, in column %d%s"), toml->fault,
	    (int)u8_mbsnlen((const uint8_t *)from,
		(size_t)(toml->fault_at - from)) +
		1,
	    "");
}

json_t *
toml_read(struct arena *arena, const char *text, int *line, const char **fault)
{
	struct toml toml = { arena, text, .line = 1 };
	json_t *root = json_object(), *table = root;

	skip(&toml, true);
	while (toml.fault == NULL && *toml.at != '\0') {
		if (take(&toml, '['))
			table = read_table(&toml, root);
		else
			read_pair(&toml, table);
		skip(&toml, false);
		if (toml.fault == NULL && *toml.at != '\n' && *toml.at != '\0')
			refuse(&toml, _("a line end is wanted here"));
		skip(&toml, true);
	}
	if (toml.fault == NULL)
		return root;
	*line = toml.fault_line;
	*fault = fault_of(&toml, text);
	json_decref(root);
	return NULL;
}
