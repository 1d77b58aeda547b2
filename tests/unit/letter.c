/* SPDX-License-Identifier: EUPL-1.2 */
/* What a letter needs; tests/mail/letters.t reads whole ones. */
#include "unit.h"

#include "letter.h"

static struct arena *arena;
static struct letters *letters;
static char *templates;

static const struct letter_issue issue = { 3, "weekly", { "2026-11-20" },
	{ "2026-11-26" } };
static const struct letter_item items[] = { { 1, "bg", "/bg/news/a/", "Новина",
    "Увод", { "2026-11-24" }, NULL } };

static int
set_up(void **state)
{
	struct config config = { .origin = "https://news.example",
		.mail_from = "newsletter@mail.example" };

	(void)state;
	unit_be_quiet();
	if (asprintf(&templates, "%s/templates", getenv("BUILD")) < 0)
		abort();
	config.templates = templates;
	arena = arena_new();
	letters = letters_load(&config);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	letters_free(letters);
	arena_free(arena);
	free(templates);
	return 0;
}

/* An issue as it is shown to an editor: nobody's tokens. */
static struct letter
preview(void)
{
	return (struct letter){ .kind = "issue",
		.id = 7,
		.nonce = "preview",
		.lang = "bg",
		.address = "editor@mail.example",
		.sent_at = 1795591643,
		.issue = &issue,
		.items = items,
		.n_items = 1 };
}

TEST(a_letter_can_be_made_without_being_sent)
{
	struct letter letter = preview();
	size_t n = 0;
	const char *made = letter_make(letters, arena, &letter, &n);

	assert_non_null(made);
	assert_int_equal(n, strlen(made));
	unit_holds(made, "Date: Wed, 25 Nov 2026 07:27:23 +0000\r\n");
	unit_holds(made, "To: editor@mail.example\r\n");
	/* Nobody makes "preview" of it: that is BLAKE2b. */
	unit_holds(made,
	    "Message-ID: <4892fe2b4b15a2f55d77330ab5a93bb7@mail.example>\r\n");
	unit_lacks(made, "List-Unsubscribe");
	assert_string_equal(letter_make(letters, arena, &letter, &n), made);
}

TEST(a_letter_names_itself_to_its_bounces)
{
	struct letter letter = preview();

	assert_string_equal(letter_sender(letters, arena, &letter),
	    "bounces+preview@mail.example");
}

static void
assert_is_refused(const struct letter *letter)
{
	size_t n;

	assert_null(letter_make(letters, arena, letter, &n));
}

TEST(what_lacks_something_is_no_letter)
{
	struct letter letter = preview();

	letter.kind = "invoice";
	assert_is_refused(&letter);
	letter = preview();
	letter.lang = "fr";
	assert_is_refused(&letter);
	letter = preview();
	letter.lang = NULL;
	assert_is_refused(&letter);
	letter = preview();
	letter.n_items = 0;
	assert_is_refused(&letter);
	letter = preview();
	letter.issue = NULL;
	assert_is_refused(&letter);
	letter = preview();
	letter.address = "a@b.example\r\nBcc: c@d.example";
	assert_is_refused(&letter);
}

static const struct unit_hooks unit_hooks = { .set_up_all = set_up,
	.tear_down_all = tear_down };
