/* SPDX-License-Identifier: EUPL-1.2 */
/* mime and mail: what is written reads back, and no text is a header. */
#include <stdio.h>

#include "fuzz.h"

#include "mail.h"
#include "mime.h"
#include "text.h"

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    c >= 'A' && c <= 'F'    ? c - 'A' + 10 :
				      -1;
}

/* Undo "=XX", "=CRLF" and, in a word, "_"; returns the length. */
static size_t
unquote(const char *from, size_t n, char *to, bool is_word)
{
	char *begun = to;
	size_t i;

	for (i = 0; i < n; i++) {
		must(from[i] == '\r' || from[i] == '\n' || from[i] == '\t' ||
		    (from[i] >= ' ' && from[i] <= '~'));
		if (from[i] == '=' && i + 2 < n && from[i + 1] == '\r') {
			must(from[i + 2] == '\n');
			i += 2;
		} else if (from[i] == '=') {
			must(i + 2 < n && hex(from[i + 1]) >= 0 &&
			    hex(from[i + 2]) >= 0);
			*to++ =
			    (char)(hex(from[i + 1]) * 16 + hex(from[i + 2]));
			i += 2;
		} else {
			*to++ = is_word && from[i] == '_' ? ' ' : from[i];
		}
	}
	return (size_t)(to - begun);
}

static void
check_lines(const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		must(n == 0 || text[n] == '\0' || text[n - 1] == '\r');
		n -= n > 0 && text[n - 1] == '\r';
		must(n <= MIME_LINE_MAX && *text != '.' &&
		    strncmp(text, "From ", 5) != 0);
		must(n == 0 || (text[n - 1] != ' ' && text[n - 1] != '\t'));
		text += n;
		text += strspn(text, "\r");
		text += *text == '\n';
	}
}

static void
check_quoted(struct arena *arena, const char *text, size_t n)
{
	size_t made, back, i, j = 0;
	const char *quoted = mime_quoted(arena, text, n, &made);
	char *again = arena_alloc(arena, made + 1);

	check_lines(quoted);
	back = unquote(quoted, made, again, false);
	/* An LF alone has become CRLF. */
	for (i = 0; i < n; i++, j++) {
		if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
			must(again[j++] == '\r');
		must(j < back && again[j] == text[i]);
	}
	must(j == back);
}

static size_t
from_base64(const char *from, size_t n, char *to)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, held = 0;
	size_t i, made = 0;

	for (i = 0; i < n && from[i] != '='; i++) {
		const char *at = strchr(digits, from[i]);

		must(at != NULL && *at != '\0');
		held = held << 6 | (unsigned)(at - digits);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			to[made++] = (char)(held >> bits);
		}
	}
	return made;
}

static void
check_words(struct arena *arena, const char *text)
{
	static const char head[] = "=?utf-8?";

	while (*text != '\0') {
		const char *from = text;
		const char *word = mime_word(arena, &text, MIME_WORD_MAX);
		size_t n = strlen(word), inner = n - sizeof(head) - 3;
		char *back = arena_alloc(arena, n);

		must(n <= MIME_WORD_MAX && text > from);
		must(memcmp(word, head, sizeof(head) - 1) == 0);
		must(strchr("QB", word[8]) != NULL && word[9] == '?');
		must(strcmp(word + n - 2, "?=") == 0);
		n = word[8] == 'Q' ? unquote(word + 10, inner, back, true) :
				     from_base64(word + 10, inner, back);
		must(n == (size_t)(text - from) && memcmp(back, from, n) == 0);
		must(text_is_utf8(back, n));
	}
}

/* How many lines of a head begin a header. */
static int
headers(const char *mail)
{
	int n = 0;

	for (; *mail != '\r'; mail = strchr(mail, '\n') + 1)
		n += *mail != ' ';
	return n;
}

static void
check_mail(struct arena *arena, const char *text)
{
	struct mail *mail = mail_new(arena);
	const char *made;
	size_t n;

	mail_put(mail, "Subject", mail_text(arena, text));
	mail_put(mail, "From", mail_mailbox(arena, text, "a@b.example"));
	mail_put(mail, "List-Id", mail_list(arena, text, "b.example"));
	mail_write(mail, text, text);
	made = mail_bytes(mail, "1.a", &n);
	must(made != NULL && n == strlen(made) && headers(made) == 5);
	check_lines(made);
	must(mail_plain(arena, text) == NULL || strpbrk(text, "\r\n") == NULL);
	must(mail_angled(arena, text) == NULL ||
	    strpbrk(text, "\r\n <>") == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	char *text = arena_strndup(arena, (const char *)data, size);
	size_t n = strlen(text);

	if (text_is_utf8(text, n)) {
		check_quoted(arena, text, n);
		check_words(arena, text);
		check_mail(arena, text);
		must(text_is_utf8(text_tidy(arena, text),
		    strlen(text_tidy(arena, text))));
	} else {
		must(mail_text(arena, text) == NULL);
	}
	arena_free(arena);
	return 0;
}
