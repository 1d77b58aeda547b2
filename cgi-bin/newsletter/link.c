/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "newsletter.h"
#include "token.h"

/*
 * What a mail program or a hand took for a part of the link is none of the
 * token: a sign behind it (a dot, a bracket, a line's end), or what is left of
 * the equals sign where the source of a letter was read ("=3D").
 */
static const char *
read_token(const struct request *request)
{
	const char *token = request_field(request, "t");
	size_t n;

	if (token == NULL)
		return NULL;
	n = strspn(token, TOKEN_LETTERS);
	if (n >= TOKEN_LENGTH + 2 && strncasecmp(token, "3D", 2) == 0) {
		token += 2;
		n -= 2;
	}
	return n < TOKEN_LENGTH || isalnum((unsigned char)token[TOKEN_LENGTH]) ?
	    token :
	    arena_strndup(request->arena, token, TOKEN_LENGTH);
}

int
link_read(struct request *request, struct link *link)
{
	link->token = read_token(request);
	link->hash = token_hash(request->arena, link->token);
	link->lang = link->address = NULL;
	return link->hash == NULL ? stale_show(request) : 0;
}

struct found {
	const char *lang, *address;
};

static const struct row found_row = ROW_OF(struct found, lang, address);

int
link_find(struct request *request, const char *purpose, struct link *link)
{
	const struct found *found;
	int status = link_read(request, link);
	size_t n;

	if (status != 0)
		return status;
	found = db_rows(request->db, QUERY_TOKEN_SHOW,
	    ARGS(link->hash, purpose), &found_row, &n);
	if (found == NULL)
		return db_status(request->db);
	if (n == 0)
		return stale_show(request);
	link->lang = found->lang;
	link->address = found->address;
	return 0;
}

struct outcome {
	bool is_done;
};

static const struct row outcome_row = ROW_OF(struct outcome, is_done);

int
link_use(struct request *request, enum query query, struct args args)
{
	const struct outcome *outcome;
	size_t n;

	outcome = db_rows(request->db, query, args, &outcome_row, &n);
	if (outcome == NULL)
		return db_status(request->db);
	return n == 1 && outcome->is_done ? 0 : stale_show(request);
}

struct view *
link_view(struct request *request, const struct link *link,
    const char *template_name, const char *page)
{
	const struct words *words = request->site->words;
	struct view *view = response_view(request, template_name);
	size_t i;

	for (i = 0; i < words_langs(words); i++)
		response_alternate(request, words_lang(words, i),
		    arena_printf(request->arena, "/%s/newsletter/%s/?t=%s",
			words_lang(words, i), page, link->token));
	view_set(view, "TOKEN", link->token);
	view_set(view, "NEW_ADDRESS", link->address);
	if (link->address != NULL)
		view_show(view, "HAS_NEW_ADDRESS");
	return view;
}

int
link_show(struct request *request, struct view *view, int status)
{
	if (status >= 500)
		view_show(view, "IS_AWAY");
	return response_show(request, view) == 200 ? status : 500;
}

int
link_offer(struct request *request, const char *template_name,
    const char *purpose)
{
	struct link link;
	int status = link_find(request, purpose, &link);

	return status != 0 ?
	    status :
	    link_show(request,
		link_view(request, &link, template_name, purpose), 200);
}

int
link_redirect(struct request *request, const char *page, const char *token,
    const char *done)
{
	response_redirect(request, 303, request->path);
	request->location = arena_printf(request->arena,
	    "/%s/newsletter/%s/?t=%s&done=%s", request->lang, page, token,
	    done);
	return 303;
}

int
link_end(struct request *request, const char *page)
{
	return response_redirect(request, 303,
	    arena_printf(request->arena, "/%s/newsletter/%s/", request->lang,
		page));
}
