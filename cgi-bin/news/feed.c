/* SPDX-License-Identifier: EUPL-1.2 */
#include "feed.h"

#include <string.h>

#include "response.h"
#include "text.h"

const struct row entry_row = ROW_OF(struct entry, part, path, id, slug, title,
    lead, body, correction, corrected_on, published_time, updated_time, number,
    acknowledgement, disclaimer, picture, picture_width, picture_height,
    picture_alt, tag, content, is_last, hub);

/*
 * The name of a thing that outlives its address, its title and the host it
 * is served from; what is said of it in two languages is two things.
 */
static const char *
make_tag(const struct request *request, const char *what)
{
	return arena_printf(request->arena, "tag:%s:newsroom/%s",
	    words_find(request->site->words, request->lang, "authority"), what);
}

static bool
is_entry(const struct entry *row)
{
	return strcmp(row->part, "entry") == 0;
}

/* An entry and the n projects behind it, as HTML. */
static struct html
make_content(const struct request *request, const struct entry *entry, size_t n)
{
	struct view *view = response_view(request, VIEW("entry.tpl"));
	size_t length;

	view_rows(view, "ENTRY", &entry_row, entry, 1);
	view_rows(view, "PROJECT", &entry_row, entry + 1, n);
	return (struct html){ view_page(view, &length) };
}

/* Complete the entry that begins at a row; returns how many rows it has. */
static size_t
complete_entry(const struct request *request, struct entry *entry, size_t rows)
{
	size_t n = 1;

	while (n < rows && !is_entry(&entry[n]))
		n++;
	entry->tag = make_tag(request,
	    arena_printf(request->arena, "edition/%lld", (long long)entry->id));
	entry->content = make_content(request, entry, n - 1);
	entry[n - 1].is_last = true;
	return n;
}

/*
 * A feed changed when the last of its entries did or went; an empty one never
 * has.
 */
static bool
complete(const struct request *request, struct feed *feed)
{
	const char *updated = feed->about.updated_time;
	struct entry *entry;
	size_t i;

	if (updated == NULL)
		updated = "1970-01-01T00:00:00Z";

	for (i = 0; i < feed->n;) {
		entry = &feed->entries[i];
		i += complete_entry(request, entry, feed->n - i);
		if (entry->content.html == NULL)
			return false;
		if (strcmp(entry->updated_time, updated) > 0)
			updated = entry->updated_time;
	}
	feed->about.updated_time = updated;
	feed->about.hub = request->site->config->hub;
	return true;
}

static struct entry *
copy_rows(const struct request *request, const struct entry *rows, size_t n)
{
	struct entry *copy = arena_alloc(request->arena, n * sizeof(*copy));

	if (n > 0)
		memcpy(copy, rows, n * sizeof(*copy));
	return copy;
}

int
feed_read_news(struct request *request, struct feed *feed)
{
	const struct words *words = request->site->words;
	const struct entry *rows;
	size_t n;

	rows = db_rows(request->db, QUERY_FEED_NEWS,
	    ARGS(request->lang, request->site->config->origin), &entry_row, &n);
	if (rows == NULL)
		return db_status(request->db);
	feed->n = n - 1;
	feed->entries = copy_rows(request, rows + 1, feed->n);
	feed->about = (struct entry){
		.updated_time = rows[0].updated_time,
		.path = arena_printf(request->arena, "/%s/news/",
		    request->lang),
		.title = words_find(words, request->lang, "site_name"),
		.lead = words_find(words, request->lang, "news_description"),
		.tag = make_tag(request,
		    arena_printf(request->arena, "news/%s", request->lang)),
	};
	return complete(request, feed) ? 200 : 500;
}

int
feed_read_project(struct request *request, struct feed *feed)
{
	const struct entry *rows;
	size_t n;

	if (!text_is_slug(request->segments[2]))
		return 404;
	rows = db_rows(request->db, QUERY_FEED_PROJECT,
	    ARGS(request->lang, request->site->config->origin,
		request->segments[2]),
	    &entry_row, &n);
	if (rows == NULL)
		return db_status(request->db);
	if (n == 0)
		return 404;
	feed->about = rows[0];
	feed->about.slug = NULL;
	feed->about.tag = make_tag(request,
	    arena_printf(request->arena, "project/%lld/%s",
		(long long)rows[0].id, request->lang));
	feed->n = n - 1;
	feed->entries = copy_rows(request, rows + 1, feed->n);
	return complete(request, feed) ? 200 : 500;
}
