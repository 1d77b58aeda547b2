/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "newsletter.h"
#include "text.h"

enum { PROJECTS_MAX = 100 };

const struct row choice_row = ROW_OF(struct choice, slug, name, is_chosen);

static bool
is_chosen(const struct request *request, const char *slug)
{
	const char *chosen[PROJECTS_MAX];
	size_t i, n = request_fields(request, "project", chosen, PROJECTS_MAX);

	for (i = 0; i < n; i++)
		if (strcmp(chosen[i], slug) == 0)
			return true;
	return false;
}

void
choices_mark(const struct request *request, struct choice *choices, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		choices[i].is_chosen = is_chosen(request, choices[i].slug);
}

struct choice *
choices_typed(const struct request *request, size_t *n)
{
	const char *chosen[PROJECTS_MAX];
	struct choice *choices;
	size_t i;

	*n = request_fields(request, "project", chosen, PROJECTS_MAX);
	choices = arena_alloc(request->arena, *n * sizeof(*choices));
	for (i = 0; i < *n; i++)
		choices[i] = (struct choice){ chosen[i], chosen[i], true };
	return choices;
}

const char *
choices_array(const struct request *request)
{
	const char *chosen[PROJECTS_MAX];
	const char *array = "";
	size_t i, n = request_fields(request, "project", chosen, PROJECTS_MAX);

	for (i = 0; i < n; i++)
		if (text_is_slug(chosen[i]))
			array = arena_printf(request->arena, "%s%s%s", array,
			    *array == '\0' ? "" : ",", chosen[i]);
	return arena_printf(request->arena, "{%s}", array);
}

void
choices_show(struct view *view, const struct choice *choices, size_t n)
{
	view_rows(view, "CHOICE", &choice_row, choices, n);
	if (n > 0)
		view_show(view, "HAS_CHOICES");
}
