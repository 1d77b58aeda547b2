/* SPDX-License-Identifier: EUPL-1.2 */
#include "report.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "plain.h"

/* The fields of one group, unfolded; NULL where it has none. */
struct group {
	const char *original, *final, *actual, *action, *status, *diagnostic,
	    *category;
};

static const struct {
	const char *name;
	size_t offset;
} names[] = {
	{ "original-recipient", offsetof(struct group, original) },
	{ "final-recipient", offsetof(struct group, final) },
	{ "x-actual-recipient", offsetof(struct group, actual) },
	{ "action", offsetof(struct group, action) },
	{ "status", offsetof(struct group, status) },
	{ "diagnostic-code", offsetof(struct group, diagnostic) },
	{ "x-powermta-bouncecategory", offsetof(struct group, category) },
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

/* The value without "rfc822;" or another type in front (RFC 3464, 2.1.2). */
static const char *
without_type(const char *value)
{
	size_t n = strcspn(value, "; \t<@");

	n += strspn(value + n, " \t");
	if (n > 0 && n < 24 && value[n] == ';')
		value += n + 1;
	return value + strspn(value, " \t\n");
}

/* What RFC 6533 writes as \x{43f} in an address, as UTF-8. */
static const char *
unescaped(struct arena *arena, const char *text)
{
	char *copy = arena_strndup(arena, text, SIZE_MAX), *to = copy;
	char *at = copy;

	while (*at != '\0') {
		unsigned long c = 0;
		char *end = at;

		if (strncmp(at, "\\x{", 3) == 0 &&
		    isxdigit((unsigned char)at[3]))
			c = strtoul(at + 3, &end, 16);
		if (c >= 0x80 && c < 0x800 && *end == '}') {
			to += u8_uctomb((uint8_t *)to, (ucs4_t)c, 2);
			at = end + 1;
		} else {
			*to++ = *at++;
		}
	}
	*to = '\0';
	return copy;
}

/* The address in the value of a field; "" for none. */
static const char *
address_in(struct arena *arena, const char *value)
{
	struct plain_address found;
	const char *at;

	if (value == NULL)
		return "";
	value = unescaped(arena, without_type(value));
	at = value;
	if (plain_next_address(value, &at, &found))
		return arena_strndup(arena, found.at, found.n);
	return "";
}

static enum report_action
action_in(const struct group *group)
{
	static const char *const arrived[] = { "delivered", "relayed",
		"expanded", "deliverable" };
	const char *action = group->action;
	size_t i;

	if (action == NULL && group->status != NULL && *group->status == '2')
		return REPORT_ARRIVED;
	if (action == NULL)
		return REPORT_FAILED;
	for (i = 0; i < sizeof(arrived) / sizeof(arrived[0]); i++)
		if (strncasecmp(action, arrived[i], strlen(arrived[i])) == 0)
			return REPORT_ARRIVED;
	if (strncasecmp(action, "delayed", 7) == 0)
		return REPORT_DELAYED;
	return REPORT_FAILED;
}

/* The first of the group's recipients that is an address of mail. */
static const char *
recipient_in(struct arena *arena, const struct group *group)
{
	const char *const values[] = { group->original, group->final,
		group->actual };
	const char *address = "";
	size_t i;

	for (i = 0; i < 3 && *address == '\0'; i++)
		address = address_in(arena, values[i]);
	return address;
}

static struct report_entry
entry_of(struct arena *arena, const struct group *group)
{
	const char *at = group->status, *status = NULL;

	if (at != NULL)
		status = plain_next_status(arena, group->status, &at);
	return (struct report_entry){
		.address = recipient_in(arena, group),
		.status = status != NULL ? status : "",
		.diagnostic = arena_printf(arena, "%s %s",
		    group->diagnostic != NULL ?
			without_type(group->diagnostic) :
			"",
		    group->category != NULL ? group->category : ""),
		.action = action_in(group),
	};
}

static bool
is_recipient(const struct group *group)
{
	return (group->final != NULL || group->original != NULL) &&
	    (group->action != NULL || group->status != NULL ||
		group->diagnostic != NULL);
}

/* Where a group keeps the field whose line this is; NULL for no field. */
static const char **
place_of(struct group *group, const char *line)
{
	size_t i, n;

	for (i = 0; i < NAMES; i++) {
		n = strlen(names[i].name);
		if (strncasecmp(line, names[i].name, n) == 0 &&
		    line[n + strspn(line + n, " \t")] == ':')
			return (const char **)((char *)group + names[i].offset);
	}
	return NULL;
}

/* Past the field at `at` and the lines it is folded to. */
static const char *
field_end(const char *at)
{
	do {
		at += strcspn(at, "\n");
		at += *at == '\n';
	} while ((*at == ' ' || *at == '\t') && at[strspn(at, " \t")] != '\n');
	return at;
}

struct reading {
	struct arena *arena;
	struct report_entry *entries;
	size_t n;
	struct group group;
};

static void
end_group(struct reading *reading)
{
	if (is_recipient(&reading->group) && reading->n < REPORT_MAX)
		reading->entries[reading->n++] = entry_of(reading->arena,
		    &reading->group);
	reading->group = (struct group){ 0 };
}

/* Some servers leave out the empty line between two recipients. */
static void
take_field(struct reading *reading, const char *at, const char *end)
{
	const char **place = place_of(&reading->group, at), *value;

	if (place == NULL)
		return;
	if (*place != NULL && place == &reading->group.final) {
		end_group(reading);
		place = &reading->group.final;
	}
	value = memchr(at, ':', (size_t)(end - at));
	if (value == NULL || *place != NULL)
		return;
	value++;
	value += strspn(value, " \t");
	if (value < end)
		*place = arena_strndup(reading->arena, value,
		    (size_t)(end - value));
}

const struct report_entry *
report_read(struct arena *arena, const char *text, size_t *n)
{
	struct reading reading = { .arena = arena };
	const char *end;

	reading.entries = arena_alloc(arena,
	    REPORT_MAX * sizeof(*reading.entries));
	for (; *text != '\0'; text = end) {
		if (text[strspn(text, " \t")] == '\n') {
			end_group(&reading);
			end = text + strcspn(text, "\n") + 1;
			continue;
		}
		end = field_end(text);
		take_field(&reading, text, end);
	}
	end_group(&reading);
	*n = reading.n;
	return reading.entries;
}
