/* SPDX-License-Identifier: EUPL-1.2 */
/* fold_template: the words put into a template's text. */
#include "speaking.h"

#include "fold.h"

static const char ini[] =
    "[language]\nbg = Български\nen = English\n"
    "[more]\nbg = Още\nen = More\n"
    "[english_only]\nen = Only English\n"
    "[link]\nbg = {{_more}}: <a href=\"{{PATH}}\">{{#X}}x{{/X}}</a>\nen = l\n"
    "[part]\nbg = {{+part_b.tpl}}\nen = e\n"
    "[self]\nbg = <{{_self}}>\nen = e\n"
    "[ping]\nbg = {{_pong}}\nen = e\n"
    "[pong]\nbg = {{_ping}}\nen = e\n"
    "[to_file]\nbg = {{+part_loop.tpl}}\nen = e\n"
    "[broken]\nbg = {{_nothing}}\nen = e\n";

static int
set_up_files(void **state)
{
	set_up(state);
	unit_write_file(folder, "part_a.tpl", "A({{+part_b.tpl}})");
	unit_write_file(folder, "part_b.tpl", "B {{_more}} {{NAME}}\n");
	unit_write_file(folder, "part_loop.tpl", "{{_to_file}}");
	load(ini);
	return 0;
}

static const char *
folded(const char *text)
{
	return fold_template(words, arena, "bg", folder, text);
}

TEST(a_mark_becomes_the_word_of_the_language)
{
	assert_string_equal(folded("<b>{{_more}}</b>{{_more}}"),
	    "<b>Още</b>Още");
	assert_string_equal(fold_template(words, arena, "en", folder,
				"{{_more}}"),
	    "More");
	assert_string_equal(folded("{{_english_only}}"), "Only English");
}

TEST(a_word_is_template_text_itself)
{
	assert_string_equal(folded("{{_link}}"),
	    "Още: <a href=\"{{PATH}}\">{{#X}}x{{/X}}</a>");
}

TEST(a_file_is_put_in_with_its_words_and_files)
{
	assert_string_equal(folded("1 {{+part_a.tpl}} 2"),
	    "1 A(B Още {{NAME}}\n) 2");
	assert_string_equal(folded("{{_part}}"), "B Още {{NAME}}\n");
}

TEST(all_else_is_left_as_it_is)
{
	static const char *const texts[] = { "", "plain", "{{NAME}}",
		"{{#A}}{{NAME:h}}{{/A}}", "{{%AUTOESCAPE context=\"HTML\"}}",
		"{{!a comment}}", "{{", "}}", "{{}}", "}}{{", "{{_more",
		"{ {_more}}", "a { b } c {", "{{ _more}}" };
	size_t i;

	for (i = 0; i < COUNT(texts); i++)
		assert_string_equal(folded(texts[i]), texts[i]);
}

static void
fold_apart(void *text)
{
	folded(text);
}

/* Folding such a text ends the process and says why. */
static void
assert_is_refused(const char *text, const char *why)
{
	char *copy = strdup(text);
	struct ended ended = unit_run_apart(fold_apart, copy);

	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, why);
	free(copy);
}

TEST(a_word_that_is_nowhere_ends_the_process)
{
	assert_is_refused("{{_nothing}}", "{{_nothing}}: no such word");
	assert_is_refused("{{_}}", "{{_}}: no such word");
	assert_is_refused("{{_broken}}", "{{_nothing}}: no such word");
}

TEST(a_file_that_is_nowhere_ends_the_process)
{
	assert_is_refused("{{+nothing.tpl}}", "nothing.tpl");
}

TEST(what_puts_in_itself_ends_the_process)
{
	assert_is_refused("{{_self}}", "puts in itself");
	assert_is_refused("{{_ping}}", "puts in itself");
	assert_is_refused("{{+part_loop.tpl}}", "puts in itself");
}

static void
read_file_apart(void *name)
{
	words_read_file(arena, folder, name);
}

TEST(a_file_is_read_whole_or_the_process_ends)
{
	char missing[] = "missing", itself[] = ".";
	struct ended ended;

	assert_string_equal(words_read_file(arena, folder, "part_a.tpl"),
	    "A({{+part_b.tpl}})");
	unit_write_file(folder, "empty", "");
	assert_string_equal(words_read_file(arena, folder, "empty"), "");
	ended = unit_run_apart(read_file_apart, missing);
	assert_int_equal(ended.status, 1);
	unit_holds(ended.err, "missing");
	ended = unit_run_apart(read_file_apart, itself);
	assert_int_equal(ended.status, 1);
}

static const struct unit_hooks unit_hooks = { .set_up = set_up_files,
	.tear_down = tear_down };
