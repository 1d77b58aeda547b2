/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page: a folder with one template and some words, and the page that is made
 * of it, in a process of its own, since ctemplate's state is global.
 */
#ifndef PAGE_H
#define PAGE_H

#include "unit.h"

#include "view.h"

#define HTML "{{%AUTOESCAPE context=\"HTML\"}}"

static const char page_words[] =
    "[language]\nbg = Български\nen = English\n"
    "[more]\nbg = Още\nen = More\n"
    "[date]\nbg = {day} {month} {year}\nen = {day} {month} {year}\n"
    "[month_9]\nbg = септември\nen = September\n"
    "[decimal_point]\nbg = ,\nen = .\n"
    "[decimal_group]\nbg = _\nen = ,\n"
    "[plural]\nbg = one: n = 1; other\nen = one: i = 1 and v = 0; other\n"
    "[months_one]\nbg = {n} месец\nen = a month\n"
    "[months_other]\nbg = {n} месеца\nen = {n} months\n"
    "[role_partner]\nbg = партньор\nen = partner\n";

static char *page_folder;

static inline int
page_set_up(void **state)
{
	(void)state;
	page_folder = unit_make_folder();
	unit_write_file(page_folder, "words.ini", page_words);
	unit_write_file(page_folder, "countries.ini", "");
	unit_write_file(page_folder, "t.tpl", HTML);
	return 0;
}

static inline int
page_tear_down(void **state)
{
	(void)state;
	unit_remove_folder(page_folder);
	return 0;
}

/* A page to make: of which file, in which language, filled by what. */
struct page {
	const char *lang, *file;
	void (*fill)(struct view *);
};

/* One template of the folder; views_free gives it back. */
static inline struct views *
page_views(const struct words *words, const char *file)
{
	return views_load(words, page_folder, &file, 1);
}

static inline void
page_make(void *what)
{
	const struct page *page = what;
	struct words *words = words_load(page_folder);
	struct views *views = page_views(words, page->file);
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

/* What is done with such a template, in a process of its own, prints that. */
static inline void
page_prints(const char *template, void (*act)(void *), void *what,
    const char *expected)
{
	struct ended ended;

	unit_write_file(page_folder, "t.tpl", template);
	ended = unit_run_apart(act, what);
	assert_string_equal(ended.out, expected);
	assert_int_equal(ended.status, 0);
}

/* The page of such a template in a language, filled so, is expected. */
static inline void
page_is(const char *template, const char *lang, void (*fill)(struct view *),
    const char *expected)
{
	struct page page = { lang, "t.tpl", fill };

	page_prints(template, page_make, &page, expected);
}

#endif
