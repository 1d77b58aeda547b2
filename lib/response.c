/* SPDX-License-Identifier: EUPL-1.2 */
#include "response.h"

#include <stdlib.h>
#include <string.h>

#include "encoding.h"
#include "send.h"
#include "text.h"

/* How much of a second is its begin. */
enum { EARLY_MS = 100 };

struct view *
response_view(const struct request *request, const char *template_name)
{
	struct view *view = view_new(request->site->views, request->arena,
	    request->lang, template_name);

	view_set(view, "PAGE_QUERY", "");
	return view;
}

void
response_alternate(struct request *request, const char *lang, const char *path)
{
	const struct words *words = request->site->words;
	size_t i, n = words_langs(words);

	if (request->alternates == NULL)
		request->alternates = arena_alloc(request->arena,
		    n * sizeof(*request->alternates));
	for (i = 0; i < n; i++)
		if (lang != NULL && strcmp(words_lang(words, i), lang) == 0)
			request->alternates[i] = path;
}

/* One language of the site, as the head of a page offers it. */
struct language {
	const char *code, *name, *href, *locale;
	const char *home; /* what stands at href instead of this page */
	bool is_current, is_alternate, is_default;
	bool is_other; /* an alternate that is not this page */
};

static const struct row language_row = ROW_OF(struct language, code, name, href,
    locale, home, is_current, is_alternate, is_default, is_other);

/* Where a language's link leads: the same thing, or else its first page. */
static void
fill_language(const struct request *request, struct language *language,
    size_t i)
{
	const struct words *words = request->site->words;
	const char *code = words_lang(words, i);
	const char *same = NULL;

	if (request->alternates != NULL)
		same = request->alternates[i];
	else if (request->n_segments > 0)
		same = arena_printf(request->arena, "/%s%s", code,
		    text_escape_path(request->arena, request->path) + 3);
	language->code = code;
	language->name = words_find(words, code, "language");
	language->href = same != NULL ?
	    same :
	    arena_printf(request->arena, "/%s/", code);
	language->is_current = strcmp(code, request->lang) == 0;
	if (same == NULL && !language->is_current)
		language->home = words_find(words, code, "home");
	language->is_alternate = same != NULL;
	language->is_default = i == 0;
	language->locale = words_find(words, code, "locale");
	language->is_other = same != NULL && !language->is_current;
}

/*
 * Only what anybody may see is made small: from the length of a page with a
 * secret in it, and with something of another's choice, the secret could be
 * guessed (BREACH).
 */
static bool
is_small(const struct request *request)
{
	return request->encoding != NULL &&
	    (request->etag != NULL || request->is_open);
}

/*
 * A page that is sent small takes its style sheet along: a round trip less
 * before a reader sees anything. What goes out as it is names the sheet, and
 * so does what nginx holds as a file, or would not let in.
 */
static void
show_style(struct request *request, struct view *view)
{
	request->has_style = is_small(request) &&
	    request_variable(request, "PAGE_STYLE") != NULL;
	if (request->has_style)
		view_show(view, "STYLE_IS_INSIDE");
	else
		view_show(view, "STYLE_IS_APART");
}

int
response_show(struct request *request, struct view *view)
{
	size_t i, n = words_langs(request->site->words);
	struct language *languages = arena_alloc(request->arena,
	    n * sizeof(*languages));

	for (i = 0; i < n; i++)
		fill_language(request, &languages[i], i);
	view_rows(view, "LANGUAGE", &language_row, languages, n);
	view_set(view, "PAGE_PATH",
	    text_escape_path(request->arena, request->path));
	view_set(view, "REQUEST_ID", request->id);
	show_style(request, view);
	/* A page that is made ahead, for nginx to keep, is nobody's request. */
	if (request_variable(request, "REQUEST_ID") != NULL)
		view_show(view, "HAS_REQUEST_ID");
	request->body = view_page(view, &request->n_body);
	return request->body == NULL ? 500 : 200;
}

int
response_pieces(struct request *request, const char *template_name,
    const struct row *row, const void *structs, size_t n)
{
	struct view *view = response_view(request, template_name);
	const char *piece = structs;
	size_t i;

	for (i = 0; i < n; i++, piece += row->size) {
		const char *lang = row_text(&row->fields[2], piece);

		if (lang != NULL)
			response_alternate(request, lang,
			    row_text(&row->fields[1], piece));
	}
	view_parts(view, row, structs, n);
	return response_show(request, view);
}

int
response_redirect(struct request *request, int status, const char *path)
{
	request->location = text_escape_path(request->arena, path);
	request->body = "";
	request->n_body = 0;
	return status;
}

/*
 * RFC 9110, 15. nginx sends on the status as it gets it, and HTTP/1.1 wants
 * a space after the number.
 */
static const char *
status_line(int status)
{
	static const struct {
		int status;
		const char *line;
	} lines[] = {
		{ 200, "200 OK" },
		{ 301, "301 Moved Permanently" },
		{ 303, "303 See Other" },
		{ 304, "304 Not Modified" },
		{ 400, "400 Bad Request" },
		{ 403, "403 Forbidden" },
		{ 404, "404 Not Found" },
		{ 405, "405 Method Not Allowed" },
		{ 410, "410 Gone" },
		{ 413, "413 Content Too Large" },
		{ 414, "414 URI Too Long" },
		{ 415, "415 Unsupported Media Type" },
		{ 422, "422 Unprocessable Content" },
		{ 429, "429 Too Many Requests" },
		{ 431, "431 Request Header Fields Too Large" },
		{ 503, "503 Service Unavailable" },
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (lines[i].status == status)
			return lines[i].line;
	return "500 Internal Server Error";
}

/* A line of the head where there is something to say, else nothing. */
static const char *
line(const struct request *request, const char *name, const char *value)
{
	return value == NULL ?
	    "" :
	    arena_printf(request->arena, "%s: %s\r\n", name, value);
}

/* A page as long as the content stands, which has a tag then. */
static bool
is_kept(const struct request *request, int status)
{
	return request->etag != NULL && (status == 200 || status == 304);
}

/* How long a copy may go on while no worker answers (RFC 5861, 4). */
static const char *
grace(const struct request *request, bool is_page)
{
	int64_t seconds = is_page ? 3600 : request->grace_s;

	return seconds == 0 ? "" :
			      arena_printf(request->arena,
				  ", stale-if-error=%lld", (long long)seconds);
}

/*
 * nginx keeps a page until the end of the second in which its version was
 * looked up, and asks again: X-Accel-Expires alone ends with a second, and
 * counts only behind Cache-Control (nginx 1.22). While no worker answers, a
 * copy of the last hour will do (RFC 5861). While one reader's question is
 * on its way the others may have the copy of the second before; but only
 * where it was made at a second's begin, as it is in a crowd: else it could
 * be two seconds old. What takes the place of a copy is kept for this second
 * only: so a page that is no more does not come back in worse times.
 */
static const char *
keeping_lines(const struct request *request, int status)
{
	bool is_page = is_kept(request, status);
	bool is_early = request->asked_ms % 1000 < EARLY_MS;
	bool replaces = request->keeper == KEEPER_HELD &&
	    (status == 301 || status == 304 || status == 404 || status == 410);

	if (request->keeper == KEEPER_NONE || (!is_page && !replaces))
		return is_page ? "Cache-Control: no-cache\r\n" :
				 "Cache-Control: no-store\r\n";
	return arena_printf(request->arena,
	    "Cache-Control: max-age=1%s%s\r\nX-Accel-Expires: @%lld\r\n",
	    is_page && is_early ? ", stale-while-revalidate=1" : "",
	    grace(request, is_page), (long long)(request->asked_ms / 1000));
}

/* The policy is nginx's, and so the hash in it: a copy keeps both together. */
static const char *
style_line(const struct request *request)
{
	const struct words *words = request->site->words;

	if (!request->has_style)
		return "";
	return line(request, "X-Newsroom-Style",
	    words_find(words, request->lang, "style_source"));
}

/* Data and lists for programs that stand in no language's folder have none. */
static bool
has_language(const struct request *request)
{
	return strncmp(request->type, "text/html", 9) == 0 ||
	    (request->n_segments > 0 &&
		strcmp(request->segments[0], request->lang) == 0);
}

static const char *
content_lines(const struct request *request)
{
	return arena_printf(request->arena,
	    "Content-Type: %s\r\n%sContent-Length: %zu\r\n", request->type,
	    has_language(request) ?
		line(request, "Content-Language", request->lang) :
		"",
	    request->n_body);
}

static const char *
header_lines(const struct request *request, int status)
{
	bool has_tag = is_kept(request, status);

	return arena_printf(request->arena,
	    "Status: %s\r\n%s%s%s%s%s%s%s%s%s\r\n", status_line(status),
	    line(request, "Location", request->location),
	    line(request, "Allow", request->allow),
	    status == 503 ? "Retry-After: 5\r\n" : "",
	    line(request, "ETag", has_tag ? request->etag : NULL),
	    keeping_lines(request, status), style_line(request),
	    has_tag && request->keeper != KEEPER_NONE ?
		"Vary: Accept-Encoding\r\n" :
		"",
	    line(request, "Content-Encoding", request->encoding),
	    status == 304 ? "" : content_lines(request));
}

/* A page is made small here, so that what is kept is made so once. */
static void
pack(struct request *request, int status)
{
	const char *packed;
	size_t n;

	if (status != 200 || !is_small(request))
		request->encoding = NULL;
	if (request->encoding == NULL)
		return;
	packed = encoding_pack(request->arena, request->encoding, request->body,
	    request->n_body, &n);
	if (packed == NULL) {
		request->encoding = NULL;
		return;
	}
	request->body = packed;
	request->n_body = n;
}

void
response_send(struct request *request, int status)
{
	bool has_body = request->method != METHOD_HEAD && status != 304;

	if (request->is_silent)
		return;
	pack(request, status);
	send_answer(request, header_lines(request, status), request->body,
	    has_body ? request->n_body : 0);
}
