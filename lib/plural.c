/* SPDX-License-Identifier: EUPL-1.2 */
#include "plural.h"

#include <string.h>

/* A rule that is read from its beginning, for one number. */
struct reading {
	const char *at;
	uint64_t number;
	bool is_broken; /* something stands there that is no rule */
};

static void
skip_spaces(struct reading *reading)
{
	reading->at += strspn(reading->at, " ");
}

/* Go past a sign or a word, if it is what comes next. */
static bool
takes(struct reading *reading, const char *sign)
{
	size_t n = strlen(sign);

	skip_spaces(reading);
	if (strncmp(reading->at, sign, n) != 0)
		return false;
	reading->at += n;
	return true;
}

static uint64_t
value(struct reading *reading)
{
	uint64_t number = 0;
	size_t n;

	skip_spaces(reading);
	n = strspn(reading->at, "0123456789");
	reading->is_broken |= n == 0 || n > 9;
	for (; n > 0 && !reading->is_broken; n--)
		number = number * 10 + (uint64_t)(*reading->at++ - '0');
	return number;
}

/* `n`, `i % 100`, `v`: what it is of the number. */
static uint64_t
operand(struct reading *reading)
{
	uint64_t number = 0, divisor;

	skip_spaces(reading);
	if (*reading->at == 'n' || *reading->at == 'i')
		number = reading->number;
	else if (*reading->at == '\0' || !strchr("vwftce", *reading->at))
		reading->is_broken = true;
	reading->at += *reading->at != '\0';
	if (!takes(reading, "%"))
		return number;
	divisor = value(reading);
	reading->is_broken |= divisor == 0;
	return divisor == 0 ? 0 : number % divisor;
}

/* `1`, `2..19`, `0,5..9`. */
static bool
is_among(struct reading *reading, uint64_t number)
{
	bool is = false;

	do {
		uint64_t from = value(reading), to = from;

		if (takes(reading, ".."))
			to = value(reading);
		is |= number >= from && number <= to;
	} while (takes(reading, ","));
	return is;
}

static bool
relation(struct reading *reading)
{
	uint64_t number = operand(reading);

	if (takes(reading, "!="))
		return !is_among(reading, number);
	reading->is_broken |= !takes(reading, "=");
	return is_among(reading, number);
}

/* All is read, also what cannot change the answer any more. */
static bool
condition(struct reading *reading)
{
	bool holds = false;

	do {
		bool all = relation(reading);

		while (takes(reading, "and "))
			all &= relation(reading);
		holds |= all;
	} while (takes(reading, "or "));
	return holds;
}

/* Read the next form; its name is n bytes, 0 where none is there. */
static const char *
form(struct reading *reading, bool *holds, size_t *n)
{
	const char *name;

	skip_spaces(reading);
	name = reading->at;
	*n = strspn(name, "abcdefghijklmnopqrstuvwxyz");
	reading->at += *n;
	*holds = !takes(reading, ":") || condition(reading);
	skip_spaces(reading);
	reading->is_broken |= *n == 0;
	return name;
}

const char *
plural_form(const char *rule, uint64_t number, size_t *n)
{
	struct reading reading = { rule, number, false };
	const char *name;
	bool holds;

	do {
		name = form(&reading, &holds, n);
		if (reading.is_broken)
			break;
		if (holds)
			return name;
	} while (takes(&reading, ";"));
	*n = strlen("other");
	return "other";
}

bool
plural_is_rule(const char *rule)
{
	struct reading reading = { rule, 0, false };
	const char *name;
	bool holds;
	size_t n;

	do
		name = form(&reading, &holds, &n);
	while (!reading.is_broken && takes(&reading, ";"));
	return !reading.is_broken && *reading.at == '\0' &&
	    n == strlen("other") && strncmp(name, "other", n) == 0;
}
