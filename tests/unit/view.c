/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "view.h"

#define HTML "{{%AUTOESCAPE context=\"HTML\"}}"

static const char ini[] =
    "[language]\nbg = Български\nen = English\n"
    "[more]\nbg = Още\nen = More\n"
    "[date]\nbg = {day} {month} {year}\nen = {day} {month} {year}\n"
    "[month_9]\nbg = септември\nen = September\n"
    "[decimal_point]\nbg = ,\nen = .\n"
    "[decimal_group]\nbg = _\nen = ,\n"
    "[role_partner]\nbg = партньор\nen = partner\n";

struct thing {
	const char *part, *title, *link;
	int64_t count;
	bool is_new;
	struct date starts_on;
	struct code role;
	struct decimal amount;
	struct html body;
};

static const struct field thing_fields[] = {
	FIELD(struct thing, part),
	FIELD(struct thing, title),
	FIELD(struct thing, link),
	FIELD(struct thing, count),
	FIELD(struct thing, is_new),
	FIELD(struct thing, starts_on),
	FIELD(struct thing, role),
	FIELD(struct thing, amount),
	FIELD(struct thing, body),
};
static const struct row thing_row = ROW(struct thing, thing_fields);

static char *folder;

static int
set_up(void **state)
{
	(void)state;
	folder = unit_make_folder();
	unit_write_file(folder, "words.ini", ini);
	unit_write_file(folder, "countries.ini", "");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	unit_remove_folder(folder);
	return 0;
}

/* A page to make in a process of its own: ctemplate's state is global. */
struct page {
	const char *lang, *file;
	void (*fill)(struct view *);
};

static void
make_page(void *what)
{
	const struct page *page = what;
	struct words *words = words_load(folder);
	struct views *views = views_load(words, folder);
	struct arena *arena = arena_new();
	struct view *view = view_new(views, arena, page->lang, page->file);
	const char *text;
	size_t n = 0;

	if (page->fill != NULL)
		page->fill(view);
	text = view_page(view, &n);
	if (text == NULL)
		printf("(no page)");
	else
		fwrite(text, 1, n, stdout);
	arena_free(arena);
	views_free(views);
	words_free(words);
}

/* The page of such a template in a language, filled so, is expected. */
static void
assert_page(const char *template, const char *lang,
    void (*fill)(struct view *), const char *expected)
{
	struct page page = { lang, "t.tpl", fill };
	struct ended ended;

	unit_write_file(folder, "t.tpl", template);
	ended = unit_run_apart(make_page, &page);
	assert_string_equal(ended.out, expected);
	assert_int_equal(ended.status, 0);
	ended_free(&ended);
}

/* Such a template ends the process at start, and why is said. */
static void
assert_is_refused(const char *template, const char *why)
{
	struct page page = { "bg", "t.tpl", NULL };
	struct ended ended;

	unit_write_file(folder, "t.tpl", template);
	ended = unit_run_apart(make_page, &page);
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
	unit_holds(ended.err, why);
	ended_free(&ended);
}

static void
set_title(struct view *view)
{
	view_set(view, "TITLE", "<b>\"Аз & ти\"'</b>");
}

static void
a_text_is_escaped(void **state)
{
	(void)state;
	assert_page(HTML "<p>{{TITLE}}</p>", "bg", set_title,
	    "<p>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;</p>");
}

static void
an_attribute_is_escaped(void **state)
{
	(void)state;
	assert_page(HTML "<p title=\"{{TITLE}}\">x</p>", "bg", set_title,
	    "<p title=\"&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;\">"
	    "x</p>");
}

static void
set_script(struct view *view)
{
	view_set(view, "LINK", "javascript:alert(1)");
	view_set(view, "SAFE", "https://a.bg/?a=1&b=\"2\"");
	view_set(view, "PATH", "/bg/news/x/");
}

static void
an_address_cannot_be_a_script(void **state)
{
	(void)state;
	assert_page(HTML "<a href=\"{{LINK}}\">x</a><a href=\"{{SAFE}}\">y"
	    "</a><a href=\"{{PATH}}\">z</a>", "bg", set_script,
	    "<a href=\"#\">x</a><a href=\"https://a.bg/?a=1&amp;b="
	    "&quot;2&quot;\">y</a><a href=\"/bg/news/x/\">z</a>");
}

static void
a_feed_is_escaped_as_xml(void **state)
{
	(void)state;
	assert_page("{{%AUTOESCAPE context=\"XML\"}}<t>{{TITLE}}</t>", "bg",
	    set_title, "<t>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;"
	    "</t>");
}

static void
set_null(struct view *view)
{
	view_set(view, "TITLE", NULL);
}

static void
none_is_nothing(void **state)
{
	(void)state;
	assert_page(HTML "[{{TITLE}}][{{NOBODY}}]", "bg", set_null, "[][]");
}

static void
a_template_that_does_not_escape_is_refused(void **state)
{
	(void)state;
	assert_is_refused("<p>{{TITLE}}</p>", "t.tpl: does not begin with");
	assert_is_refused("\n" HTML "<p>", "t.tpl: does not begin with");
	assert_is_refused("", "t.tpl: does not begin with");
}

static void
a_broken_template_is_refused(void **state)
{
	(void)state;
	assert_is_refused(HTML "{{#A}}x", "t.tpl: broken template");
	assert_is_refused(HTML "{{#A}}{{/B}}", "t.tpl: broken template");
	assert_is_refused(HTML "{{NA ME}}", "t.tpl: broken template");
	assert_is_refused(HTML "{{_nowhere}}", "{{_nowhere}}: no such word");
	assert_is_refused(HTML "{{+nowhere.tpl}}", "nowhere.tpl");
}

static void
load_nowhere(void *unused)
{
	(void)unused;
	views_load(words_load(folder), "/nonexistent");
}

static void
a_folder_that_is_not_there_is_refused(void **state)
{
	struct ended ended = unit_run_apart(load_nowhere, NULL);

	(void)state;
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "/nonexistent");
	ended_free(&ended);
}

static void
a_template_that_is_not_there_ends_the_process(void **state)
{
	struct page page = { "bg", "nowhere.tpl", NULL };
	struct ended ended = unit_run_apart(make_page, &page);

	(void)state;
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "nowhere.tpl: no such template");
	ended_free(&ended);
}

static void
each_language_has_its_own_words(void **state)
{
	(void)state;
	assert_page(HTML "{{_more}}", "bg", NULL, "Още");
	assert_page(HTML "{{_more}}", "en", NULL, "More");
}

static void
a_part_is_no_page_and_need_not_escape(void **state)
{
	(void)state;
	unit_write_file(folder, "part_x.tpl", "<i>{{TITLE}}</i>");
	assert_page(HTML "{{+part_x.tpl}}", "bg", set_title,
	    "<i>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;</i>");
}

static void
show_one(struct view *view)
{
	view_show(view, "ONE");
}

static void
a_section_shows_when_told(void **state)
{
	(void)state;
	assert_page(HTML ".{{#ONE}}one{{/ONE}}{{#TWO}}two{{/TWO}}", "bg",
	    show_one, ".one");
}

static void
nothing_to_show_is_a_fault(void **state)
{
	(void)state;
	assert_page(HTML, "bg", NULL, "(no page)");
}

static void
fill_full(struct view *view)
{
	const struct thing things[] = {
		{ "a", "T<", "/x/", 12345, true, { "2020-09-28" },
		    { "partner" }, { "12345.60" }, { "<b>ok</b>" } },
	};

	view_rows(view, "ROW", &thing_row, things, 1);
}

static void
a_row_fills_each_kind_and_its_words(void **state)
{
	static const char template[] = HTML "{{#ROW}}{{TITLE}} {{COUNT}} "
	    "{{IS_NEW}} {{STARTS_ON}} {{STARTS_ON_WORDS}} {{ROLE}} "
	    "{{ROLE_WORDS}} {{AMOUNT}} {{AMOUNT_WORDS}} {{BODY:none}}{{/ROW}}";

	(void)state;
	assert_page(template, "bg", fill_full, "T&lt; 12345 1 2020-09-28 "
	    "28 септември 2020 partner партньор 12345.60 12_345,60 "
	    "<b>ok</b>");
	assert_page(template, "en", fill_full, "T&lt; 12345 1 2020-09-28 "
	    "28 September 2020 partner partner 12345.60 12,345.60 "
	    "<b>ok</b>");
}

/* [] around what says something, of each field of a row. */
static const char has_template[] = HTML "{{#ROW}}"
    "{{#HAS_TITLE}}t{{/HAS_TITLE}}{{#HAS_COUNT}}c{{/HAS_COUNT}}"
    "{{#HAS_IS_NEW}}n{{/HAS_IS_NEW}}{{#HAS_STARTS_ON}}s{{/HAS_STARTS_ON}}"
    "{{#HAS_ROLE}}r{{/HAS_ROLE}}{{#HAS_AMOUNT}}a{{/HAS_AMOUNT}}"
    "{{#HAS_BODY}}b{{/HAS_BODY}};{{/ROW}}";

static void
fill_full_and_empty(struct view *view)
{
	const struct thing things[] = {
		{ "a", "T", "/", 1, true, { "2020-09-28" }, { "partner" },
		    { "1" }, { "b" } },
		{ .title = "", .body = { "" } },
		{ .count = -1 },
	};

	view_rows(view, "ROW", &thing_row, things, 3);
}

static void
a_field_is_had_where_it_says_something(void **state)
{
	(void)state;
	assert_page(has_template, "bg", fill_full_and_empty, "tcnsrab;;c;");
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

static void
a_row_inherits_no_value_of_the_page(void **state)
{
	(void)state;
	assert_page(HTML "{{TITLE}}{{#ROW}}[{{TITLE}}{{COUNT}}"
	    "{{STARTS_ON_WORDS}}{{ROLE_WORDS}}{{AMOUNT_WORDS}}{{BODY}}]"
	    "{{/ROW}}", "bg", fill_page_and_empty_row, "page[0]");
}

static void
fill_none(struct view *view)
{
	view_rows(view, "ROW", &thing_row, NULL, 0);
}

static void
no_rows_show_no_section(void **state)
{
	(void)state;
	assert_page(HTML ".{{#ROW}}x{{/ROW}}.", "bg", fill_none, "..");
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

static void
a_part_names_its_section_and_the_one_around_it(void **state)
{
	(void)state;
	assert_page(HTML "{{#HAS_TEASERS}}<{{#TEASER}}{{TITLE}}{{/TEASER}}>"
	    "{{/HAS_TEASERS}}{{#HAS_OLDERS}}({{#OLDER}}{{TITLE}}{{/OLDER}})"
	    "{{/HAS_OLDERS}}{{#HAS_NEWERS}}no{{/HAS_NEWERS}}{{#NEWER}}no"
	    "{{/NEWER}}", "bg", fill_parts, "<13>(2)");
}

static void
lose_the_disk(struct view *view)
{
	char path[4096];

	view_set(view, "TITLE", "still here");
	snprintf(path, sizeof(path), "%s/t.tpl", folder);
	unlink(path);
}

static void
after_the_start_the_disk_is_not_needed(void **state)
{
	(void)state;
	assert_page(HTML "{{TITLE}}", "bg", lose_the_disk, "still here");
}

/* As many pages as a worker makes in a minute. */
static void
make_many_pages(void *unused)
{
	struct words *words = words_load(folder);
	struct views *views = views_load(words, folder);
	struct arena *arena = arena_new();
	size_t before = 0, n;
	int i;

	(void)unused;
	for (i = 0; i < 500; i++) {
		struct view *view = view_new(views, arena, "bg", "t.tpl");

		fill_full(view);
		fill_parts(view);
		set_title(view);
		if (view_page(view, &n) == NULL)
			abort();
		arena_reset(arena);
		if (i == 100)
			before = unit_bytes_held();
	}
	printf("%td", unit_bytes_held() - before);
	arena_free(arena);
	views_free(views);
	words_free(words);
}

static void
many_pages_leave_memory_flat(void **state)
{
	struct ended ended;

	(void)state;
	unit_write_file(folder, "t.tpl", HTML "{{TITLE}}{{#ROW}}{{TITLE}}"
	    "{{/ROW}}{{#TEASER}}{{TITLE}}{{/TEASER}}");
	ended = unit_run_apart(make_many_pages, NULL);
	assert_string_equal(ended.out, "0");
	assert_int_equal(ended.status, 0);
	ended_free(&ended);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(a_text_is_escaped),
		TEST(an_attribute_is_escaped),
		TEST(an_address_cannot_be_a_script),
		TEST(a_feed_is_escaped_as_xml),
		TEST(none_is_nothing),
		TEST(a_template_that_does_not_escape_is_refused),
		TEST(a_broken_template_is_refused),
		TEST(a_folder_that_is_not_there_is_refused),
		TEST(a_template_that_is_not_there_ends_the_process),
		TEST(each_language_has_its_own_words),
		TEST(a_part_is_no_page_and_need_not_escape),
		TEST(a_section_shows_when_told),
		TEST(nothing_to_show_is_a_fault),
		TEST(a_row_fills_each_kind_and_its_words),
		TEST(a_field_is_had_where_it_says_something),
		TEST(a_row_inherits_no_value_of_the_page),
		TEST(no_rows_show_no_section),
		TEST(a_part_names_its_section_and_the_one_around_it),
		TEST(after_the_start_the_disk_is_not_needed),
		TEST(many_pages_leave_memory_flat),
#undef TEST
	};

	return UNIT_RUN(tests, NULL, NULL);
}
