/* SPDX-License-Identifier: EUPL-1.2 */
#include "reason.h"

#include <stdint.h>
#include <string.h>

#include "speak.h"

static const struct {
	const char *constraint, *why;
} reasons[] = {
	{ "\"words_check\"",
	    N_("a text of it is only blanks: write it, or leave its line "
	       "out") },
	{ "\"slug_check\"",
	    N_("its `slug` is no a-z, 0-9 and single hyphens, with a letter "
	       "and 80 at most") },
	{ "\"link_check\"",
	    N_("an address of it does not begin with https:// or has a blank "
	       "in it") },
	{ "\"is_clean_html\"", N_("its text has HTML that may not be shown") },
	{ "lang_fkey\"", N_("its `lang` is no language of this site") },
	{ "\"edition_slug_lang_key\"",
	    N_("another article has its `slug`: write another") },
	{ "_slug_key\"", N_("another one has that slug: choose another") },
	{ "\"edition_title_check\"",
	    N_("its `title` has over 500 characters") },
	{ "\"edition_lead_check\"",
	    N_("its `lead` has over 2,000 characters") },
	{ "\"edition_title_direction\"",
	    N_("its `title` has a character that turns the direction of its "
	       "line (U+202A to U+202E, U+2066 to U+2069)") },
	{ "\"edition_lead_direction\"",
	    N_("its `lead` has a character that turns the direction of its "
	       "line (U+202A to U+202E, U+2066 to U+2069)") },
	{ "\"words_direction\"",
	    N_("a text of it has a character that turns the direction of its "
	       "line (U+202A to U+202E, U+2066 to U+2069)") },
	{ "\"edition_public_has_a_time_and_a_title\"",
	    N_("it cannot be public while its `title` says nothing") },
	{ "\"press_number_year_check\"",
	    N_("its `published` or `number` is of a year before 1900") },
	{ "\"project_amounts_have_a_currency\"",
	    N_("it has amounts and no `currency`") },
	{ "\"project_currency_check\"",
	    N_("its `currency` is not three capital letters, as EUR") },
	{ "\"project_ends_after_its_start\"",
	    N_("its `ends_on` is not after `starts_on`") },
	{ "\"project_starts_on_check\"", N_("its `starts_on` is no day") },
	{ "\"project_ends_on_check\"", N_("its `ends_on` is no day") },
	{ "\"project_total_amount_check\"",
	    N_("its `total_amount` is not more than nothing") },
	{ "\"project_grant_amount_check\"",
	    N_("its `grant_amount` is not more than nothing") },
	{ "\"project_eu_amount_check\"",
	    N_("its `eu_amount` is not more than nothing") },
	{ "\"project_national_amount_check\"",
	    N_("its `national_amount` is not more than nothing") },
	{ "\"project_grant_within_total\"",
	    N_("its `grant_amount` is more than `total_amount`") },
	{ "\"project_eu_within_total\"",
	    N_("its `eu_amount` is more than `total_amount`") },
	{ "\"project_national_within_total\"",
	    N_("its `national_amount` is more than `total_amount`") },
	{ "\"project_grant_number_check\"",
	    N_("its `grant_number` has neither six digits nor nine") },
	{ "\"partner_country_check\"",
	    N_("its `country` is not two capital letters, as BG") },
	{ "\"participation_role_check\"",
	    N_("a role under `participants` is none of coordinator, "
	       "beneficiary, partner, supporter and signatory") },
	{ "\"a_project_has_one_coordinator\"",
	    N_("two of its `participants` are coordinator") },
	{ "\"participation_pkey\"",
	    N_("a partner stands twice under `participants` in one role") },
	{ "\"page_slug_is_not_a_section\"",
	    N_("its `slug` is the address of a part of the site: write "
	       "another") },
	{ "\"media_text_decorative_says_nothing\"",
	    N_("what is decorative has no alternative text") },
	{ "\"moved_imported_to_a_file\"",
	    N_("`imported` is for an address that leads to a file: leave it "
	       "out") },
	{ "\"moved_list_check\"",
	    N_("an earlier address of it leads to a list that is not the "
	       "news") },
	{ "\"moved_path_check\"",
	    N_("an earlier address of it does not begin with / or is too "
	       "long") },
	{ "cannot extract elements from ",
	    N_("a list stands in brackets: [one, two]") },
	{ "numeric field overflow", N_("a number of it is too large") },
	{ "deadlock detected",
	    N_("somebody else changed the same at that moment: try it again") },
	{ "canceling statement due to ",
	    N_("the database took too long: try it again") },
};

/* What PostgreSQL says of a value in quotes that is none of a type. */
static const struct {
	const char *begins, *is;
} values[] = {
	{ "null value in column \"", NULL },
	{ "invalid input syntax for type numeric: \"", "number" },
	{ "invalid input syntax for type integer: \"", "number" },
	{ "invalid input syntax for type bigint: \"", "number" },
	{ "invalid input syntax for type boolean: \"", "true or false" },
	{ "invalid input syntax for type date: \"", "day, as 2020-09-28" },
	{ "date/time field value out of range: \"", "day, as 2020-09-28" },
};

static const char *
value_reason(struct arena *arena, const char *why)
{
	size_t i, n;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		n = strlen(values[i].begins);
		if (strncmp(why, values[i].begins, n) != 0)
			continue;
		why += n;
		n = strcspn(why, "\"");
		return values[i].is == NULL ?
		    arena_printf(arena, "its `%.*s` is missing", (int)n, why) :
		    arena_printf(arena, "%.*s is no %s", (int)n, why,
			values[i].is);
	}
	return NULL;
}

const char *
reason_of(struct arena *arena, const char *why)
{
	const char *reason = value_reason(arena, why);
	size_t i;

	for (i = 0; reason == NULL && i < sizeof(reasons) / sizeof(reasons[0]);
	     i++)
		if (strstr(why, reasons[i].constraint) != NULL)
			reason = reasons[i].why;
	return reason == NULL ? arena_strndup(arena, why, SIZE_MAX) : reason;
}
