/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * view: fills a ctemplate page.
 *
 * The templates are parsed at start, one copy for each language with the
 * words folded in; a broken one ends the process, so that it stops the
 * deploy and not the reader. Afterwards the disk is not needed. Values are
 * escaped by the template (AUTOESCAPE), never here. A template of plain text,
 * NAME.text.tpl, escapes nothing and can be shown as nothing else.
 *
 * A field NAME of a row fills {{NAME}} and, where it says something,
 * {{#HAS_NAME}}; dates, codes and decimals also fill {{NAME_WORDS}}. A row
 * answers for all of its fields: an empty one never shows the page's value
 * of the same name. What it has no field for is the page's.
 */
#ifndef VIEW_H
#define VIEW_H

#include <stddef.h>

#include "arena.h"
#include "row.h"
#include "words.h"

struct views;
struct view;

/*
 * The name of a template, and a promise that the program that this file is
 * part of has it: the linker gathers them, and the worker loads what the
 * linker gathered, since a program that has all of them is twice as large.
 *
 *     view = response_view(request, VIEW("news.tpl"));
 */
#define VIEW(file)                                                             \
	__extension__({                                                        \
		static const char *const view_name                             \
		    __attribute__((section("views"), used)) = (file);          \
		view_name;                                                     \
	})

/* What the linker gathered, for views_load. */
extern const char *const __start_views[], *const __stop_views[];

/*
 * These n files of the folder, one of which may be named twice, in every
 * language; views_free gives them back.
 */
struct views *views_load(const struct words *words, const char *folder,
    const char *const *files, size_t n);

/* Give them back, after every view is gone. NULL is let pass. */
void views_free(struct views *views);

/* An empty page of a template, "news.tpl", that lives in the arena. */
struct view *view_new(const struct views *views, struct arena *arena,
    const char *lang, const char *template_name);

/* Fill {{NAME}}; NULL is "". name is a literal, value lives as the view. */
void view_set(struct view *view, const char *name, const char *value);

/* Show {{#NAME}} once. */
void view_show(struct view *view, const char *name);

/* Show {{#NAME}} once for each of the n structs, with its fields. */
void view_rows(struct view *view, const char *name, const struct row *row,
    const void *structs, size_t n);

/*
 * The same, with the section that the row's first field, part, names. Each
 * section stands between {{#HAS_…S}} once: {{#HAS_TEASERS}}.
 */
void view_parts(struct view *view, const struct row *row, const void *structs,
    size_t n);

/* The finished page of *n bytes, in the arena; NULL is a fault of ours. */
const char *view_page(struct view *view, size_t *n);

/*
 * The same of a template of plain text, in which any white space is one space,
 * one line's end, or one empty line, and none stands at its two ends but the
 * last line's end.
 * Only a name that ends in .text.tpl is asked for so, and no such name is
 * asked for by view_page: either would end the process.
 */
const char *view_text(struct view *view, size_t *n);

#endif
