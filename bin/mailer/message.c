/* SPDX-License-Identifier: EUPL-1.2 */
#include "message.h"

#include <ctype.h>
#include <gmime/gmime.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "plain.h"

/* HTML is read only where no plain text stands before it. */
struct reading {
	struct arena *arena;
	struct message *mail;
};

static const struct {
	const char *type, *subtype;
	enum message_kind kind;
} kinds[] = {
	{ "message", "delivery-status", MESSAGE_STATUS },
	{ "message", "global-delivery-status", MESSAGE_STATUS },
	{ "message", "disposition-notification", MESSAGE_RECEIPT },
	{ "message", "global-disposition-notification", MESSAGE_RECEIPT },
	{ "message", "feedback-report", MESSAGE_FEEDBACK },
	{ "text", "rfc822-headers", MESSAGE_ORIGINAL },
	{ "text", "rfc822-header", MESSAGE_ORIGINAL },
	{ "message", "rfc822-headers", MESSAGE_ORIGINAL },
	{ "message", "global-headers", MESSAGE_ORIGINAL },
	{ "text", "*", MESSAGE_TEXT },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static void take_object(struct reading *reading, GMimeObject *object,
    int depth);

static void
give_back(void *object)
{
	g_object_unref(object);
}

static void
add(struct reading *reading, enum message_kind kind, const char *text)
{
	struct message *mail = reading->mail;

	if (mail->n < MESSAGE_PARTS_MAX)
		mail->parts[mail->n++] = (struct message_part){ kind, text };
}

static char *
clean_copy(struct arena *arena, const char *text, size_t n)
{
	return plain_clean(arena, text,
	    n < MESSAGE_TEXT_MAX ? n : MESSAGE_TEXT_MAX);
}

/*
 * Whether bytes are no UTF-8: by their first letter beyond ASCII, since the
 * last one may be cut.
 */
static bool
is_foreign(const GByteArray *bytes)
{
	guint n = 0;

	while (n < bytes->len && bytes->data[n] < 0x80)
		n++;
	return n < bytes->len && u8_mblen(bytes->data + n, bytes->len - n) < 0;
}

/*
 * A part's bytes, decoded; in UTF-8 where its character set is known and
 * true. Servers often leave it out, or say ASCII and write another: around
 * here that is windows-1251.
 */
static const char *
decoded(struct reading *reading, GMimePart *part, const char *charset)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *all = g_mime_stream_mem_new(), *to = all;
	GMimeFilter *filter = NULL;
	const char *text = "";
	GByteArray *bytes;
	bool is_unsaid;

	if (charset != NULL && *charset != '\0')
		filter = g_mime_filter_charset_new(charset, "utf-8");
	if (filter != NULL) {
		to = g_mime_stream_filter_new(all);
		g_mime_stream_filter_add(GMIME_STREAM_FILTER(to), filter);
		g_object_unref(filter);
	}
	if (content != NULL)
		g_mime_data_wrapper_write_to_stream(content, to);
	g_mime_stream_flush(to);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(all));
	if (bytes->len > 0)
		text = clean_copy(reading->arena, (char *)bytes->data,
		    bytes->len);
	is_unsaid = charset == NULL && is_foreign(bytes);
	if (filter != NULL)
		g_object_unref(to);
	g_object_unref(all);
	return is_unsaid ? decoded(reading, part, "windows-1251") : text;
}

/* The character set to decode by: of what is UTF-8 or ASCII, none. */
static const char *
charset_of(GMimeObject *object)
{
	const char *name = g_mime_object_get_content_type_parameter(object,
	    "charset");

	if (name == NULL || strcasecmp(name, "utf-8") == 0 ||
	    strcasecmp(name, "us-ascii") == 0)
		return NULL;
	return name;
}

/* Whether a text has said something: then HTML says it again. */
static bool
has_words(const struct message *mail)
{
	size_t i;

	for (i = 0; i < mail->n; i++)
		if (mail->parts[i].kind == MESSAGE_TEXT &&
		    mail->parts[i].text[strspn(mail->parts[i].text, " \t\n")] !=
			'\0')
			return true;
	return false;
}

static void
take_part(struct reading *reading, GMimePart *part)
{
	GMimeObject *object = GMIME_OBJECT(part);
	GMimeContentType *type = g_mime_object_get_content_type(object);
	const char *text;
	size_t i;

	for (i = 0; i < KINDS; i++)
		if (g_mime_content_type_is_type(type, kinds[i].type,
			kinds[i].subtype))
			break;
	if (i == KINDS)
		return;
	text = decoded(reading, part, charset_of(object));
	if (!g_mime_content_type_is_type(type, "text", "html"))
		add(reading, kinds[i].kind, text);
	else if (!has_words(reading->mail))
		add(reading, MESSAGE_TEXT,
		    plain_from_html(reading->arena, text));
}

/* A scanner of mail may wrap a report so that nothing stands before it. */
static bool
is_wrapped(const struct reading *reading, GMimeMessage *message)
{
	GMimeObject *object = g_mime_message_get_mime_part(message);

	return reading->mail->n == 0 && object != NULL &&
	    g_mime_content_type_is_type(g_mime_object_get_content_type(object),
		"multipart", "report");
}

/* Of what came back, the head. */
static void
take_message(struct reading *reading, GMimeMessage *message, int depth)
{
	char *head;

	if (message == NULL)
		return;
	if (is_wrapped(reading, message)) {
		take_object(reading, g_mime_message_get_mime_part(message),
		    depth + 1);
		return;
	}
	head = g_mime_object_get_headers(GMIME_OBJECT(message), NULL);
	if (head == NULL)
		return;
	add(reading, MESSAGE_ORIGINAL,
	    clean_copy(reading->arena, head, strlen(head)));
	g_free(head);
}

/* A multipart whose boundary never comes has all its text in front. */
static void
take_multipart(struct reading *reading, GMimeMultipart *multipart, int depth)
{
	int i, n = g_mime_multipart_get_count(multipart);
	const char *text = g_mime_multipart_get_prologue(multipart);

	if (n == 0 && text != NULL)
		add(reading, MESSAGE_TEXT,
		    clean_copy(reading->arena, text, strlen(text)));
	for (i = 0; i < n && reading->mail->n < MESSAGE_PARTS_MAX; i++)
		take_object(reading, g_mime_multipart_get_part(multipart, i),
		    depth + 1);
}

static void
take_object(struct reading *reading, GMimeObject *object, int depth)
{
	if (object == NULL || depth > MESSAGE_DEPTH_MAX)
		return;
	if (GMIME_IS_MULTIPART(object))
		take_multipart(reading, GMIME_MULTIPART(object), depth);
	else if (GMIME_IS_MESSAGE_PART(object))
		take_message(reading,
		    g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)),
		    depth);
	else if (GMIME_IS_PART(object))
		take_part(reading, GMIME_PART(object));
}

static void
take_fields(struct reading *reading, GMimeMessage *message)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(
	    GMIME_OBJECT(message));
	int i, n = g_mime_header_list_get_count(list);
	struct message_field *fields;

	n = n < MESSAGE_FIELDS_MAX ? n : MESSAGE_FIELDS_MAX;
	fields = arena_alloc(reading->arena, (size_t)n * sizeof(*fields));
	for (i = 0; i < n; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *name = g_mime_header_get_name(header);
		const char *value = g_mime_header_get_value(header);

		fields[i].name = arena_strndup(reading->arena, name, SIZE_MAX);
		fields[i].value = value == NULL ?
		    "" :
		    clean_copy(reading->arena, value, strlen(value));
	}
	reading->mail->fields = fields;
	reading->mail->n_fields = (size_t)n;
}

static const char *
lower(struct arena *arena, const char *text)
{
	return plain_flat(arena, plain_clean(arena, text, strlen(text)));
}

static void
take_type(struct reading *reading, GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	const char *report = g_mime_object_get_content_type_parameter(object,
	    "report-type");
	char *name = g_mime_content_type_get_mime_type(type);

	reading->mail->type = lower(reading->arena, name);
	if (report != NULL)
		reading->mail->report_type = lower(reading->arena, report);
	g_free(name);
}

/* Whether a head begins here: a field's name and a colon. */
static bool
is_head(const char *text)
{
	size_t n = 0;

	while (text[n] > ' ' && text[n] < 127 && text[n] != ':')
		n++;
	return n > 0 && text[n + strspn(text + n, " \t")] == ':';
}

/*
 * Cut a message that is made to be slow: after MESSAGE_HEAD_MAX bytes of a head
 * that does not end, and before the MESSAGE_LINES_MAX'th line that may be a
 * boundary, since GMime makes a part of each.
 */
static void
bound(char *text)
{
	size_t lines = 0, n = strnlen(text, MESSAGE_HEAD_MAX);
	char *at = text;

	if (memmem(text, n, "\n\n", 2) == NULL)
		text[n] = '\0';
	while ((at = strstr(at, "\n--")) != NULL && lines < MESSAGE_LINES_MAX) {
		lines++;
		at += 3;
	}
	if (at != NULL)
		*at = '\0';
}

/*
 * A copy that GMime can read: no NUL, no CR, of which some servers put two at a
 * line's end, and the head at its beginning.
 */
static char *
normalise(struct arena *arena, const char *bytes, size_t n)
{
	bool is_mac = memchr(bytes, '\n', n) == NULL;
	char *copy = arena_alloc(arena, n + 1);
	char *at, *to = copy;
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes[i] == '\0')
			*to++ = ' ';
		else if (bytes[i] != '\r')
			*to++ = bytes[i];
		else if (is_mac)
			*to++ = '\n';
	at = copy + strspn(copy, "\n");
	if (strncmp(at, "From ", 5) == 0 || strncmp(at, ">From ", 6) == 0) {
		at += strcspn(at, "\n");
		at += *at == '\n';
	}
	return at;
}

static GMimeMessage *
parse(const char *text)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(text,
	    strlen(text));
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_object_unref(parser);
	g_object_unref(stream);
	return message;
}

const struct message *
message_read(struct arena *arena, const char *bytes, size_t n)
{
	struct message *mail = arena_alloc(arena, sizeof(*mail));
	struct reading reading = { arena, mail };
	char *text = normalise(arena, bytes, n);
	GMimeMessage *message = NULL;

	mail->type = mail->report_type = "";
	if (is_head(text)) {
		bound(text);
		g_mime_init();
		message = parse(text);
	}
	if (message == NULL) {
		add(&reading, MESSAGE_TEXT,
		    clean_copy(arena, text, strlen(text)));
		return mail;
	}
	arena_defer(arena, give_back, message);
	take_fields(&reading, message);
	if (g_mime_message_get_mime_part(message) != NULL) {
		take_type(&reading, g_mime_message_get_mime_part(message));
		take_object(&reading, g_mime_message_get_mime_part(message), 0);
	}
	return mail;
}

const char *
message_field(const struct message *mail, const char *name)
{
	size_t i;

	for (i = 0; i < mail->n_fields; i++)
		if (strcasecmp(mail->fields[i].name, name) == 0)
			return mail->fields[i].value;
	return "";
}

const char *
message_part(const struct message *mail, enum message_kind kind)
{
	size_t i;

	for (i = 0; i < mail->n; i++)
		if (mail->parts[i].kind == kind)
			return mail->parts[i].text;
	return NULL;
}
