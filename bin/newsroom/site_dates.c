/* SPDX-License-Identifier: EUPL-1.2 */
#include "site_dates.h"

#include <string.h>
#include <strings.h>

#include "site_words.h"

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* One of the dates, under the name that it has here. */
struct wanted {
	struct arena *arena;
	struct site_head *head;
	const char *name;
	bool is_found;
};

/* The first that there is counts; behind :default the usual names do. */
static void
try_name(void *context, const char *name)
{
	struct wanted *wanted = context;
	json_t *members = wanted->head->members;
	json_t *value = json_object_get(members,
	    site_words_lower(wanted->arena, name));

	if (strcasecmp(name, ":default") == 0)
		wanted->is_found |= json_object_get(members, wanted->name) !=
		    NULL;
	if (wanted->is_found || !json_is_string(value))
		return;
	json_object_set(members, wanted->name, value);
	wanted->is_found = true;
}

/* With most it is a word for yes or no, and with Hugo a day too. */
static void
fill_published(struct site_head *head)
{
	const char *said = site_head_text(head, NAMES("published"));

	if (said != NULL && strspn(said, "0123456789") == 4 && said[4] == '-' &&
	    site_head_text(head, NAMES("publishdate", "pubdate")) == NULL)
		json_object_set(head->members, "publishdate",
		    json_object_get(head->members, "published"));
}

void
site_dates_fill(const struct site_config *config, struct arena *arena,
    struct site_head *head)
{
	static const char *const names[] = { "publishdate", "expirydate",
		"date" };
	const struct site_head settings = { .members = site_config_at(config,
						NAMES("frontmatter")) };
	size_t i;

	fill_published(head);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct wanted wanted = { arena, head, names[i], false };

		site_head_each(&settings, names[i], try_name, &wanted);
	}
}
