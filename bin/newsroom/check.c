/* SPDX-License-Identifier: EUPL-1.2 */
#include <err.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

#include "check.h"

#include "article_file.h"
#include "reason.h"
#include "speak.h"

enum { LEAD_MAX = 300 };

static void
add(struct check *check, int line, bool is_fault, const char *says)
{
	struct note *note = arena_alloc(check->arena, sizeof(*note));
	struct note **place = &check->notes;

	/* Most come in the order of their lines. */
	if (check->last != NULL && check->last->line <= line)
		place = &check->last->next;
	note->line = line;
	note->is_fault = is_fault;
	note->says = says;
	while (*place != NULL && (*place)->line <= line)
		place = &(*place)->next;
	note->next = *place;
	*place = note;
	if (note->next == NULL)
		check->last = note;
	check->faults += is_fault;
}

static const char *
format_note(struct check *check, const char *format, va_list values)
{
	char says[2000];

	vsnprintf(says, sizeof(says), format, values);
	return arena_strndup(check->arena, says, sizeof(says));
}

void
check_fault(struct check *check, int line, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	add(check, line, true, format_note(check, format, values));
	va_end(values);
}

void
check_suggest(struct check *check, int line, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	add(check, line, false, format_note(check, format, values));
	va_end(values);
}

/* Several words, each letter of them a capital. */
static bool
is_shouted(const char *title)
{
	const uint8_t *text = (const uint8_t *)title;
	size_t n = strlen(title), m;
	uint8_t *raised = u8_toupper(text, n, NULL, NULL, NULL, &m);
	uint8_t *lowered;
	bool is_same;

	if (raised == NULL)
		return false;
	is_same = strchr(title, ' ') != NULL && m == n &&
	    memcmp(raised, text, n) == 0;
	free(raised);
	lowered = u8_tolower(text, n, NULL, NULL, NULL, &m);
	is_same = is_same && lowered != NULL &&
	    !(m == n && memcmp(lowered, text, n) == 0);
	free(lowered);
	return is_same;
}

static int
line_of(const struct release *release, const char *key)
{
	const struct yaml_member *member = yaml_member(release->head, key);

	return member == NULL ? 1 : member->line + 1;
}

/* The database refuses what turns the direction of a line: see reason.c. */
static void
check_direction(struct check *check, const char *key, const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t sign;

	while ((at = u8_next(&sign, at)) != NULL)
		if ((sign >= 0x202a && sign <= 0x202e) ||
		    (sign >= 0x2066 && sign <= 0x2069)) {
			check_fault(check, line_of(check->release, key),
			    _("U+%X turns the direction of the line: leave it "
			      "out"),
			    (unsigned)sign);
			return;
		}
}

static void
check_lead(struct check *check)
{
	const struct release *release = check->release;
	const char *lead = release_member(release, "lead");

	if (lead == NULL) {
		check_suggest(check, line_of(release, "lead"),
		    _("there is no lead"));
		return;
	}
	if (u8_mbsnlen((const uint8_t *)lead, strlen(lead)) > LEAD_MAX)
		check_suggest(check, line_of(release, "lead"),
		    _("the lead has %zu characters: more than %d are cut "
		      "where others show it"),
		    u8_mbsnlen((const uint8_t *)lead, strlen(lead)), LEAD_MAX);
	check_direction(check, "lead", lead);
	check_words(check, line_of(release, "lead"), lead);
}

static void
check_head(struct check *check)
{
	const struct release *release = check->release;
	const char *title = release_member(release, "title");

	if (title == NULL)
		check_fault(check, 1, _("there is no title"));
	else {
		if (is_shouted(title))
			check_suggest(check, line_of(release, "title"),
			    _("the title is all capitals"));
		check_direction(check, "title", title);
		check_words(check, line_of(release, "title"), title);
	}
	check_lead(check);
	if (release->is_silent &&
	    release_member(release, "picture_alt") == NULL)
		check_fault(check, line_of(release, "picture"),
		    _("the picture has no alternative text: write "
		      "picture_alt"));
}

static bool
is_of_silence(const struct taken *taken)
{
	return taken->rule != NULL &&
	    strcmp(taken->rule, "picture_has_words") == 0;
}

struct check *
check_release(const struct article *article, const struct release *release,
    const struct taken *taken)
{
	const char *why = taken->why;
	struct check *check = arena_alloc(article->arena, sizeof(*check));

	*check = (struct check){ .article = article,
		.arena = article->arena,
		.release = release,
		.lang = release->lang,
		.words = "" };
	if (release->json == NULL) {
		check_fault(check, release->line, "%s",
		    reason_said(check->arena, release->fault));
		return check;
	}
	check->is_refused = why != NULL;
	check_head(check);
	check_tree(check);
	/* The picture that says nothing has been named by now. */
	if (why != NULL && (check->faults == 0 || !is_of_silence(taken)))
		check_fault(check, release_line(release, why), "%s",
		    reason_said(check->arena, why));
	check_alphabet(check);
	return check_site(check) ? check : NULL;
}

void
check_print(const struct check *check, bool faults_only, FILE *to)
{
	const struct note *note;

	for (note = check->notes; note != NULL; note = note->next) {
		if (faults_only && !note->is_fault)
			continue;
		fprintf(to, "%s:%d: %s%s\n", check->release->name,
		    note->line == 0 ? 1 : note->line,
		    note->is_fault ? _("fault: ") : "", note->says);
	}
}

bool
check_edition(const struct article *article, const char *name)
{
	const struct edition_text *text;
	const struct check *check;

	text = article_file_find(article, name, NULL);
	if (text == NULL)
		return false;
	check = check_release(article,
	    release_parse(article->arena, article->store, name,
		article_file_text(article, text)),
	    &(struct taken){ .why = NULL });
	if (check == NULL) {
		editor_refuse(article->db);
		return false;
	}
	check_print(check, true, stderr);
	if (check->faults > 0)
		warnx(_(
		    "nothing was done; --force does it all the same, but shows "
		    "no picture without words"));
	return check->faults == 0;
}
