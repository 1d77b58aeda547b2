/* SPDX-License-Identifier: EUPL-1.2 */
#include "feed.h"
#include "json.h"
#include "route.h"

/* A member whose text is a path of this site. */
static void
write_url(FILE *to, const struct request *request, const char *name,
    const char *path)
{
	json_member(to, name,
	    arena_printf(request->arena, "%s%s", request->site->config->origin,
		path));
}

/* Who speaks: the same for all. */
static void
write_authors(FILE *to, const struct request *request)
{
	const struct words *words = request->site->words;

	fputs(", \"authors\": [{\"name\": ", to);
	json_string(to, words_find(words, request->lang, "organisation"));
	write_url(to, request, "url",
	    arena_printf(request->arena, "/%s/", request->lang));
	fputs("}]", to);
}

static void
write_head(FILE *to, const struct request *request, const struct entry *about)
{
	fputs("{\"version\": \"https://jsonfeed.org/version/1.1\"", to);
	json_member(to, "title", about->title);
	json_member(to, "description", about->lead);
	json_member(to, "language", request->lang);
	write_url(to, request, "home_page_url", about->path);
	write_url(to, request, "feed_url", request->path);
	write_url(to, request, "favicon", "/favicon.ico");
	write_authors(to, request);
	if (*about->hub != '\0') {
		fputs(", \"hubs\": [{\"type\": \"WebSub\"", to);
		json_member(to, "url", about->hub);
		fputs("}]", to);
	}
}

/* The entry at a row and the projects behind it; returns their number. */
static size_t
write_item(FILE *to, const struct request *request, const struct entry *entry)
{
	size_t i;

	fputs("\n{\"id\": ", to);
	json_string(to, entry->tag);
	write_url(to, request, "url", entry->path);
	json_member(to, "title", entry->title);
	if (entry->lead != NULL && *entry->lead != '\0')
		json_member(to, "summary", entry->lead);
	json_member(to, "content_html", entry->content.html);
	if (entry->picture != NULL)
		write_url(to, request, "image", entry->picture);
	json_member(to, "date_published", entry->published_time);
	json_member(to, "date_modified", entry->updated_time);
	json_member(to, "language", request->lang);
	fputs(", \"tags\": [", to);
	for (i = 1; !entry[i - 1].is_last; i++) {
		fputs(i > 1 ? ", " : "", to);
		json_string(to, entry[i].title);
	}
	fputs("]}", to);
	return i;
}

/* GET /{lang}/news/feed.json: the newest fifty, whole (JSON Feed 1.1). */
static int
news_json(struct request *request)
{
	struct feed feed;
	int status = feed_read_news(request, &feed);
	struct json *json;
	size_t i;

	if (status != 200)
		return status;
	json = json_new(request->arena);
	write_head(json->to, request, &feed.about);
	fputs(", \"items\": [", json->to);
	for (i = 0; i < feed.n;) {
		fputs(i > 0 ? "," : "", json->to);
		i += write_item(json->to, request, &feed.entries[i]);
	}
	fputs("]}\n", json->to);
	request->body = json_end(json);
	request->n_body = json->n;
	request->type = "application/feed+json";
	return 200;
}

ROUTE(news, "/:lang/news/feed.json", .get = news_json, .is_content = true);
