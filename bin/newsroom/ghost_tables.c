/* SPDX-License-Identifier: EUPL-1.2 */
#include "ghost_tables.h"

#include <ctype.h>
#include <string.h>

#include "speak.h"

struct reading {
	struct ghost_tables *tables;
	void (*take)(struct ghost_tables *tables, const json_t *row);
	const char *table;
	bool has_meta, has_data;
};

const char *
ghost_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

const char *
ghost_id(struct arena *arena, const json_t *object, const char *key)
{
	const json_t *id = json_object_get(object, key);

	return json_is_integer(id) ?
	    arena_printf(arena, "%lld", (long long)json_integer_value(id)) :
	    json_string_value(id);
}

static const char *
row_id(const struct ghost_tables *tables, const json_t *row, const char *key)
{
	const char *id = ghost_id(tables->arena, row, key);

	return id == NULL ? "" : id;
}

bool
ghost_is_true(const json_t *value)
{
	return json_is_true(value) || json_integer_value(value) == 1;
}

static void
take_tag(struct ghost_tables *tables, const json_t *row)
{
	const char *name = ghost_text(row, "name"),
		   *slug = ghost_text(row, "slug");

	if (slug != NULL)
		json_object_set_new(tables->tags, row_id(tables, row, "id"),
		    json_pack("{s:s, s:s}", "name", name == NULL ? "" : name,
			"slug", slug));
}

/* Tags and newsletters are few, and of a post or member are their numbers. */
static uint32_t
number_of(json_t *numbers, json_t *ids, const char *id)
{
	const json_t *known = json_object_get(numbers, id);
	size_t n = json_array_size(ids);

	if (known != NULL)
		return (uint32_t)json_integer_value(known);
	json_array_append_new(ids, json_pack("s", id));
	json_object_set_new(numbers, id, json_integer((json_int_t)n));
	return (uint32_t)n;
}

/* In the order of the file, but for what says otherwise. */
static void
take_post_tag(struct ghost_tables *tables, const json_t *row)
{
	const json_t *order = json_object_get(row, "sort_order");

	many_put(tables->post_tags, row_id(tables, row, "post_id"),
	    number_of(tables->tag_numbers, tables->tag_ids,
		row_id(tables, row, "tag_id")),
	    json_integer_value(order));
}

static void
take_post_meta(struct ghost_tables *tables, const json_t *row)
{
	if (ghost_is_true(json_object_get(row, "email_only")))
		seen_before(tables->only_mailed,
		    row_id(tables, row, "post_id"));
	if (ghost_text(row, "feature_image_alt") != NULL ||
	    ghost_text(row, "feature_image_caption") != NULL)
		many_put(tables->meta, row_id(tables, row, "post_id"),
		    tables->row, 0);
}

static void
take_setting(struct ghost_tables *tables, const json_t *row)
{
	const char *key = ghost_text(row, "key"),
		   *value = ghost_text(row, "value");

	if (key != NULL && value != NULL &&
	    (strcmp(key, "locale") == 0 || strcmp(key, "lang") == 0))
		tables->locale = arena_strndup(tables->arena, value,
		    strlen(value));
	if (key != NULL && value != NULL && strcmp(key, "title") == 0)
		tables->title = arena_strndup(tables->arena, value,
		    strlen(value));
}

static void
take_member_newsletter(struct ghost_tables *tables, const json_t *row)
{
	many_put(tables->letters, row_id(tables, row, "member_id"),
	    number_of(tables->letter_numbers, tables->letter_ids,
		row_id(tables, row, "newsletter_id")),
	    0);
}

static void
take_newsletter(struct ghost_tables *tables, const json_t *row)
{
	const char *status = ghost_text(row, "status");

	if (status != NULL && strcmp(status, "active") != 0)
		json_object_set_new(tables->archived, row_id(tables, row, "id"),
		    json_true());
}

/* Of who writes, no more than where his page stood. */
static void
take_user(struct ghost_tables *tables, const json_t *row)
{
	const char *slug = ghost_text(row, "slug");

	if (slug != NULL && *slug != '\0')
		json_array_append_new(tables->authors, json_pack("s", slug));
}

static const char *
small(struct arena *arena, const char *address)
{
	char *text = arena_strndup(arena, address, strlen(address)), *at;

	for (at = text; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	return text;
}

static void
take_suppression(struct ghost_tables *tables, const json_t *row)
{
	const char *address = ghost_text(row, "email");

	if (address != NULL)
		seen_before(tables->suppressed, small(tables->arena, address));
}

/* Who asked himself counts before who was put there by another. */
static void
take_event(struct ghost_tables *tables, const json_t *row)
{
	const char *source = ghost_text(row, "source");
	bool is_other = source == NULL || strcmp(source, "member") != 0;

	if (ghost_is_true(json_object_get(row, "subscribed")))
		many_put(tables->events, row_id(tables, row, "member_id"),
		    tables->row, is_other);
}

static void
take_nothing(struct ghost_tables *tables, const json_t *row)
{
	(void)tables;
	(void)row;
}

static const struct {
	const char *name;
	void (*take)(struct ghost_tables *tables, const json_t *row);
} known[] = {
	{ "posts", take_nothing },
	{ "members", take_nothing },
	{ "tags", take_tag },
	{ "posts_tags", take_post_tag },
	{ "posts_meta", take_post_meta },
	{ "settings", take_setting },
	{ "members_newsletters", take_member_newsletter },
	{ "newsletters", take_newsletter },
	{ "suppressions", take_suppression },
	{ "users", take_user },
	{ "members_subscribe_events", take_event },
};

static bool
read_row(struct json_file *file, void *context)
{
	struct reading *reading = context;
	struct json_place place = file->at;
	json_t *row = json_file_value(file);
	bool is_row = json_is_object(row);

	reading->tables->row = (uint32_t)place.offset;
	if (row != NULL && !is_row)
		json_file_refuse(file, place,
		    arena_printf(reading->tables->arena,
			_("an item of %s is no object"), reading->table));
	if (is_row)
		reading->take(reading->tables, row);
	json_decref(row);
	return is_row;
}

static void
keep_place(struct reading *reading, const struct json_file *file)
{
	if (strcmp(reading->table, "posts") == 0)
		reading->tables->posts = file->at;
	else if (strcmp(reading->table, "members") == 0)
		reading->tables->members = file->at;
	else if (strcmp(reading->table, "members_newsletters") == 0)
		reading->tables->knows_subscribed = true;
}

static bool
read_table(struct json_file *file, const char *key, void *context)
{
	struct reading *reading = context;
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].name, key) == 0) {
			reading->table = known[i].name;
			reading->take = known[i].take;
			keep_place(reading, file);
			return json_file_list(file, read_row, reading);
		}
	return json_file_skip(file);
}

static bool read_database(struct json_file *file, void *context);

/* An export is {"db": [{"meta", "data"}]}, or that one object alone. */
static bool
read_part(struct json_file *file, const char *key, void *context)
{
	struct reading *reading = context;

	if (strcmp(key, "db") == 0)
		return json_file_list(file, read_database, context);
	if (strcmp(key, "data") == 0 && reading->has_data)
		return json_file_refuse(file, file->at, _("a second `data`"));
	if (strcmp(key, "data") == 0) {
		reading->has_data = true;
		return json_file_object(file, read_table, context);
	}
	reading->has_meta = reading->has_meta || strcmp(key, "meta") == 0;
	return json_file_skip(file);
}

static bool
read_inside(struct json_file *file, const char *key, void *context)
{
	if (strcmp(key, "db") == 0)
		return json_file_skip(file);
	return read_part(file, key, context);
}

static bool
read_database(struct json_file *file, void *context)
{
	return json_file_object(file, read_inside, context);
}

static void
close_json(void *thing)
{
	json_decref(thing);
}

static json_t *
new_json(struct arena *arena)
{
	json_t *object = json_object();

	arena_defer(arena, close_json, object);
	return object;
}

static json_t *
new_array(struct arena *arena)
{
	json_t *array = json_array();

	arena_defer(arena, close_json, array);
	return array;
}

struct ghost_tables *
ghost_tables_read(struct arena *arena, struct json_file *file)
{
	struct ghost_tables *tables = arena_alloc(arena, sizeof(*tables));
	struct reading reading = { .tables = tables };

	tables->arena = arena;
	tables->file = file;
	tables->tags = new_json(arena);
	tables->tag_numbers = new_json(arena);
	tables->tag_ids = new_array(arena);
	tables->authors = new_array(arena);
	tables->letters = many_new(arena);
	tables->letter_numbers = new_json(arena);
	tables->letter_ids = new_array(arena);
	tables->archived = new_json(arena);
	tables->suppressed = seen_new(arena);
	tables->post_tags = many_new(arena);
	tables->only_mailed = seen_new(arena);
	tables->meta = many_new(arena);
	tables->events = many_new(arena);
	if (file->size > UINT32_MAX)
		json_file_refuse(file, file->at, _("a file of over 4 GiB"));
	if (file->fault != NULL ||
	    !json_file_object(file, read_part, &reading) ||
	    !json_file_end(file))
		return NULL;
	if (!reading.has_meta || !reading.has_data || tables->posts.line == 0)
		json_file_refuse(file, (struct json_place){ 0, 1, 1 },
		    _("no export of Ghost: it has no meta, or no data.posts"));
	return file->fault == NULL ? tables : NULL;
}

const json_t *
ghost_tables_tag(const struct ghost_tables *tables, uint32_t number)
{
	return json_object_get(tables->tags,
	    json_string_value(json_array_get(tables->tag_ids, number)));
}

const json_t *
ghost_tables_row(const struct ghost_tables *tables, struct arena *arena,
    struct many *rows, const char *id)
{
	size_t n;
	const struct many_number *found = many_find(rows, id, &n);
	json_t *row = n == 0 ? NULL :
			       json_file_again(tables->file, found->number);

	if (row != NULL)
		arena_defer(arena, close_json, row);
	return row;
}

bool
ghost_tables_is_subscribed(const struct ghost_tables *tables,
    const char *member)
{
	const struct many_number *list;
	const char *id;
	size_t i, n;

	list = many_find(tables->letters, member, &n);
	for (i = 0; i < n; i++) {
		id = json_string_value(
		    json_array_get(tables->letter_ids, list[i].number));
		if (json_object_get(tables->archived, id) == NULL)
			return true;
	}
	return false;
}

bool
ghost_tables_is_suppressed(const struct ghost_tables *tables,
    struct arena *arena, const char *address)
{
	return seen_has(tables->suppressed, small(arena, address));
}
