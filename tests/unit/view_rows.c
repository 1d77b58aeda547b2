/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows and parts of a page. */
#include "page.h"

struct thing {
	const char *part, *title, *link;
	int64_t count;
	bool is_new;
	struct date starts_on;
	struct code role;
	struct decimal amount;
	struct counted months;
	struct html body;
};

static const struct row thing_row = ROW_OF(struct thing, part, title, link,
    count, is_new, starts_on, role, amount, months, body);

static void
fill_counted(struct view *view)
{
	static const char *const digits[] = { "1", "2", "19", "20", "12345" };
	struct thing things[COUNT(digits)] = { 0 };
	size_t i;

	for (i = 0; i < COUNT(digits); i++)
		things[i].months.digits = digits[i];
	view_rows(view, "ROW", &thing_row, things, COUNT(digits));
}

TEST(what_is_counted_stands_in_the_form_of_its_number)
{
	static const char template[] = HTML
	    "{{#ROW}}{{MONTHS}}: {{MONTHS_WORDS}}. {{/ROW}}";

	page_is(template, "bg", fill_counted,
	    "1: 1 месец. 2: 2 месеца. 19: 19 месеца. "
	    "20: 20 месеца. 12345: 12_345 месеца. ");
	page_is(template, "en", fill_counted,
	    "1: a month. 2: 2 months. 19: 19 months. 20: 20 months. "
	    "12345: 12,345 months. ");
}

static void
fill_full(struct view *view)
{
	const struct thing things[] = {
		{ "a", "T<", "/x/", 12345, true, { "2020-09-28" },
		    { "partner" }, { "12345.60" }, { "28" }, { "<b>ok</b>" } },
	};

	view_rows(view, "ROW", &thing_row, things, 1);
}

TEST(a_row_fills_each_kind_and_its_words)
{
	static const char template[] = HTML
	    "{{#ROW}}{{TITLE}} {{COUNT}} "
	    "{{IS_NEW}} {{STARTS_ON}} {{STARTS_ON_WORDS}} {{ROLE}} "
	    "{{ROLE_WORDS}} {{AMOUNT}} {{AMOUNT_WORDS}} {{BODY:none}}{{/ROW}}";

	page_is(template, "bg", fill_full,
	    "T&lt; 12345 1 2020-09-28 "
	    "28 септември 2020 partner партньор 12345.60 12_345,60 "
	    "<b>ok</b>");
	page_is(template, "en", fill_full,
	    "T&lt; 12345 1 2020-09-28 "
	    "28 September 2020 partner partner 12345.60 12,345.60 "
	    "<b>ok</b>");
}

/* [] around what says something, of each field of a row. */
static const char has_template[] = HTML
    "{{#ROW}}"
    "{{#HAS_TITLE}}t{{/HAS_TITLE}}{{#HAS_COUNT}}c{{/HAS_COUNT}}"
    "{{#HAS_IS_NEW}}n{{/HAS_IS_NEW}}{{#HAS_STARTS_ON}}s{{/HAS_STARTS_ON}}"
    "{{#HAS_ROLE}}r{{/HAS_ROLE}}{{#HAS_AMOUNT}}a{{/HAS_AMOUNT}}"
    "{{#HAS_MONTHS}}m{{/HAS_MONTHS}}{{#HAS_BODY}}b{{/HAS_BODY}};{{/ROW}}";

static void
fill_full_and_empty(struct view *view)
{
	const struct thing things[] = {
		{ "a", "T", "/", 1, true, { "2020-09-28" }, { "partner" },
		    { "1" }, { "2" }, { "b" } },
		{ .title = "", .body = { "" } },
		{ .count = -1 },
	};

	view_rows(view, "ROW", &thing_row, things, 3);
}

TEST(a_field_is_had_where_it_says_something)
{
	page_is(has_template, "bg", fill_full_and_empty, "tcnsramb;;c;");
}

/* As a page has values under the names of a row's fields. */
static void
fill_page_and_empty_row(struct view *view)
{
	const struct thing things[] = { { 0 } };

	view_set(view, "TITLE", "page");
	view_set(view, "COUNT", "9");
	view_set(view, "STARTS_ON_WORDS", "page");
	view_set(view, "ROLE_WORDS", "page");
	view_set(view, "AMOUNT_WORDS", "page");
	view_set(view, "BODY", "page");
	view_rows(view, "ROW", &thing_row, things, 1);
}

TEST(a_row_inherits_no_value_of_the_page)
{
	page_is(HTML
	    "{{TITLE}}{{#ROW}}[{{TITLE}}{{COUNT}}"
	    "{{STARTS_ON_WORDS}}{{ROLE_WORDS}}{{AMOUNT_WORDS}}{{BODY}}]"
	    "{{/ROW}}",
	    "bg", fill_page_and_empty_row, "page[0]");
}

static void
show_page_and_empty_row(struct view *view)
{
	const struct thing things[] = { { 0 } };

	view_show(view, "HAS_TITLE");
	view_show(view, "IS_OLD");
	view_set(view, "PLACE", "page");
	view_rows(view, "ROW", &thing_row, things, 1);
}

TEST(a_row_shows_no_section_of_the_page_by_a_fields_name)
{
	page_is(HTML
	    "{{#HAS_TITLE}}t{{/HAS_TITLE}}{{#ROW}}[{{#HAS_TITLE}}no"
	    "{{/HAS_TITLE}}{{#IS_OLD}}old {{/IS_OLD}}{{PLACE}}]{{/ROW}}",
	    "bg", show_page_and_empty_row, "t[old page]");
}

static void
fill_none(struct view *view)
{
	view_rows(view, "ROW", &thing_row, NULL, 0);
}

TEST(no_rows_show_no_section)
{
	page_is(HTML ".{{#ROW}}x{{/ROW}}.", "bg", fill_none, "..");
}

static void
fill_parts(struct view *view)
{
	const struct thing things[] = {
		{ .part = "teaser", .title = "1" },
		{ .part = "older", .title = "2" },
		{ .part = "teaser", .title = "3" },
		{ .part = "nobody_asks", .title = "4" },
		{ .part = NULL, .title = "5" },
	};

	view_parts(view, &thing_row, things, COUNT(things));
}

TEST(a_part_names_its_section_and_the_one_around_it)
{
	page_is(HTML
	    "{{#HAS_TEASERS}}<{{#TEASER}}{{TITLE}}{{/TEASER}}>"
	    "{{/HAS_TEASERS}}{{#HAS_OLDERS}}({{#OLDER}}{{TITLE}}{{/OLDER}})"
	    "{{/HAS_OLDERS}}{{#HAS_NEWERS}}no{{/HAS_NEWERS}}{{#NEWER}}no"
	    "{{/NEWER}}",
	    "bg", fill_parts, "<13>(2)");
}

/* As many pages as a worker makes in a minute. */
static void
make_many_pages(void *unused)
{
	struct words *words = words_load(page_folder);
	struct views *views = page_views(words, "t.tpl");
	struct arena *arena = arena_new();
	size_t before = 0, n;
	int i;

	(void)unused;
	for (i = 0; i < 500; i++) {
		struct view *view = view_new(views, arena, "bg", "t.tpl");

		fill_full(view);
		fill_parts(view);
		if (view_page(view, &n) == NULL)
			abort();
		arena_reset(arena);
		if (i == 100)
			before = unit_bytes_held();
	}
	printf("%s", unit_bytes_held() == before ? "flat" : "grown");
	arena_free(arena);
	views_free(views);
	words_free(words);
}

TEST(many_pages_leave_memory_flat)
{
	struct ended ended;

	unit_write_file(page_folder, "t.tpl",
	    HTML "{{TITLE}}{{#ROW}}{{TITLE}}"
		 "{{/ROW}}{{#TEASER}}{{TITLE}}{{/TEASER}}");
	ended = unit_run_apart(make_many_pages, NULL);
	assert_string_equal(ended.out, "flat");
	assert_int_equal(ended.status, 0);
}

static const struct unit_hooks unit_hooks = { .set_up = page_set_up,
	.tear_down = page_tear_down };
