/* SPDX-License-Identifier: EUPL-1.2 */
/* Templates and values: rows stand in view_rows. */
#include "page.h"

/* Such a template ends the process at start, and why is said. */
static void
assert_is_refused(const char *template, const char *why)
{
	struct page page = { "bg", "t.tpl", NULL };
	struct ended ended;

	unit_write_file(page_folder, "t.tpl", template);
	ended = unit_run_apart(page_make, &page);
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
	unit_holds(ended.err, why);
}

static void
set_title(struct view *view)
{
	view_set(view, "TITLE", "<b>\"Аз & ти\"'</b>");
}

TEST(a_text_is_escaped)
{
	page_is(HTML "<p>{{TITLE}}</p>", "bg", set_title,
	    "<p>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;</p>");
}

TEST(an_attribute_is_escaped)
{
	page_is(HTML "<p title=\"{{TITLE}}\">x</p>", "bg", set_title,
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

TEST(an_address_cannot_be_a_script)
{
	page_is(HTML "<a href=\"{{LINK}}\">x</a><a href=\"{{SAFE}}\">y"
		     "</a><a href=\"{{PATH}}\">z</a>",
	    "bg", set_script,
	    "<a href=\"#\">x</a><a href=\"https://a.bg/?a=1&amp;b="
	    "&quot;2&quot;\">y</a><a href=\"/bg/news/x/\">z</a>");
}

TEST(a_feed_is_escaped_as_xml)
{
	page_is("{{%AUTOESCAPE context=\"XML\"}}<t>{{TITLE}}</t>", "bg",
	    set_title,
	    "<t>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;"
	    "</t>");
}

static void
set_null(struct view *view)
{
	view_set(view, "TITLE", NULL);
}

TEST(none_is_nothing)
{
	page_is(HTML "[{{TITLE}}][{{NOBODY}}]", "bg", set_null, "[][]");
}

TEST(a_template_that_does_not_escape_is_refused)
{
	assert_is_refused("<p>{{TITLE}}</p>", "t.tpl: does not begin with");
	assert_is_refused("\n" HTML "<p>", "t.tpl: does not begin with");
	assert_is_refused("", "t.tpl: does not begin with");
}

static void
make_text(void *what)
{
	const struct page *page = what;
	struct words *words = words_load(page_folder);
	struct views *views = page_views(words, page->file);
	struct arena *arena = arena_new();
	struct view *view = view_new(views, arena, "bg", page->file);
	size_t n;

	if (page->fill != NULL)
		page->fill(view);
	fputs(view_text(view, &n), stdout);
	arena_free(arena);
	views_free(views);
	words_free(words);
}

TEST(a_text_is_what_it_says)
{
	struct page page = { "bg", "t.text.tpl", set_title };
	struct ended ended;

	unit_write_file(page_folder, "t.text.tpl",
	    "{{! first }}\n{{_more}}: {{TITLE}}\n\n{{#ONE}}\nno\n{{/ONE}}\n"
	    "\n  end {{!}}\n");
	ended = unit_run_apart(make_text, &page);
	assert_string_equal(ended.out, "Още: <b>\"Аз & ти\"'</b>\n\nend\n");
	assert_int_equal(ended.status, 0);
}

TEST(a_text_is_no_page_and_a_page_no_text)
{
	struct page page = { "bg", "t.text.tpl", NULL };
	struct ended ended;

	unit_write_file(page_folder, "t.text.tpl", "text");
	ended = unit_run_apart(page_make, &page);
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
	unit_write_file(page_folder, "t.tpl", HTML "page");
	page.file = "t.tpl";
	ended = unit_run_apart(make_text, &page);
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "");
}

TEST(a_text_that_escapes_is_refused)
{
	struct page page = { "bg", "t.text.tpl", NULL };
	struct ended ended;

	unit_write_file(page_folder, "t.text.tpl", "\n" HTML);
	ended = unit_run_apart(make_text, &page);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "t.text.tpl: is text and has {{%AUTOESCAPE");
}

TEST(a_broken_template_is_refused)
{
	assert_is_refused(HTML "{{#A}}x", "t.tpl: broken template");
	assert_is_refused(HTML "{{#A}}{{/B}}", "t.tpl: broken template");
	assert_is_refused(HTML "{{NA ME}}", "t.tpl: broken template");
	assert_is_refused(HTML "{{_nowhere}}", "{{_nowhere}}: no such word");
	assert_is_refused(HTML "{{+nowhere.tpl}}", "nowhere.tpl");
}

static void
load_nowhere(void *unused)
{
	const char *file = "t.tpl";

	(void)unused;
	views_load(words_load(page_folder), "/nonexistent", &file, 1);
}

TEST(a_folder_that_is_not_there_is_refused)
{
	struct ended ended = unit_run_apart(load_nowhere, NULL);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "/nonexistent/t.tpl");
}

static void
ask_for_another(void *unused)
{
	struct words *words = words_load(page_folder);

	(void)unused;
	view_new(page_views(words, "t.tpl"), arena_new(), "bg", "nowhere.tpl");
}

TEST(a_template_that_was_not_loaded_ends_the_process)
{
	struct ended ended;

	unit_write_file(page_folder, "t.tpl", HTML);
	ended = unit_run_apart(ask_for_another, NULL);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "nowhere.tpl: no such template");
}

TEST(each_language_has_its_own_words)
{
	page_is(HTML "{{_more}}", "bg", NULL, "Още");
	page_is(HTML "{{_more}}", "en", NULL, "More");
}

TEST(a_part_is_no_page_and_need_not_escape)
{
	unit_write_file(page_folder, "part_x.tpl", "<i>{{TITLE}}</i>");
	page_is(HTML "{{+part_x.tpl}}", "bg", set_title,
	    "<i>&lt;b&gt;&quot;Аз &amp; ти&quot;&#39;&lt;/b&gt;</i>");
}

static void
show_one(struct view *view)
{
	view_show(view, "ONE");
}

TEST(a_section_shows_when_told)
{
	page_is(HTML ".{{#ONE}}one{{/ONE}}{{#TWO}}two{{/TWO}}", "bg", show_one,
	    ".one");
}

TEST(nothing_to_show_is_a_fault)
{
	page_is(HTML, "bg", NULL, "(no page)");
}

static void
lose_the_disk(struct view *view)
{
	char path[4096];

	view_set(view, "TITLE", "still here");
	snprintf(path, sizeof(path), "%s/t.tpl", page_folder);
	unlink(path);
}

TEST(after_the_start_the_disk_is_not_needed)
{
	page_is(HTML "{{TITLE}}", "bg", lose_the_disk, "still here");
}

static const struct unit_hooks unit_hooks = { .set_up = page_set_up,
	.tear_down = page_tear_down };
