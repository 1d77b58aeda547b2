/* SPDX-License-Identifier: EUPL-1.2 */
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decoder.h"
#include "sandbox.h"

enum { OBJECTS_MAX = 8388608 };

/* The objects that are still to be looked at, and those that were seen. */
struct search {
	qpdf_data pdf;
	qpdf_oh *open;
	size_t n, size;
	bool *is_seen;
	const char *why;
};

/* What a key of a dictionary gives away, or a name under /S or /Subtype. */
static const struct {
	const char *name, *why;
} signs[] = {
	{ "/JS", "holds a program" },
	{ "/JavaScript", "holds a program" },
	{ "/XFA", "holds a form with a program of its own" },
	{ "/Launch", "starts a program" },
	{ "/ImportData", "takes in data" },
	{ "/SubmitForm", "sends what is typed in it" },
	{ "/EF", "holds another file" },
	{ "/EmbeddedFiles", "holds another file" },
	{ "/EmbeddedFile", "holds another file" },
	{ "/RichMedia", "holds a film or a program" },
	{ "/GoToE", "opens another file" },
	{ "/GoToR", "opens another file" },
	{ "/OnInstantiate", "holds a program" },
};

static const char *
sign_of(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcmp(name, signs[i].name) == 0)
			return signs[i].why;
	return NULL;
}

static void
add(struct search *search, qpdf_oh object)
{
	int id = qpdf_oh_get_object_id(search->pdf, object);

	if (id < 0 || id >= OBJECTS_MAX || (id > 0 && search->is_seen[id])) {
		qpdf_oh_release(search->pdf, object);
		return;
	}
	search->is_seen[id] = true;
	if (search->n == search->size) {
		search->size = 2 * search->size + 1024;
		search->open = realloc(search->open,
		    search->size * sizeof(*search->open));
		if (search->open == NULL)
			_Exit(1);
	}
	search->open[search->n++] = object;
}

static void
look_at_array(struct search *search, qpdf_oh array)
{
	int i, n = qpdf_oh_get_array_n_items(search->pdf, array);

	for (i = 0; i < n; i++)
		add(search, qpdf_oh_get_array_item(search->pdf, array, i));
}

/* Keys first, since a walk over them does not outlive another. */
static void
look_at_dictionary(struct search *search, qpdf_oh dictionary)
{
	const char *key;
	qpdf_oh value;

	qpdf_oh_begin_dict_key_iter(search->pdf, dictionary);
	while (search->why == NULL && qpdf_oh_dict_more_keys(search->pdf)) {
		key = qpdf_oh_dict_next_key(search->pdf);
		search->why = sign_of(key);
		value = qpdf_oh_get_key(search->pdf, dictionary, key);
		if (search->why == NULL &&
		    qpdf_oh_is_name(search->pdf, value) &&
		    (strcmp(key, "/S") == 0 || strcmp(key, "/Type") == 0 ||
			strcmp(key, "/Subtype") == 0))
			search->why = sign_of(
			    qpdf_oh_get_name(search->pdf, value));
		add(search, value);
	}
}

static void
look_at(struct search *search, qpdf_oh object)
{
	if (qpdf_oh_is_array(search->pdf, object))
		look_at_array(search, object);
	else if (qpdf_oh_is_dictionary(search->pdf, object))
		look_at_dictionary(search, object);
	else if (qpdf_oh_is_stream(search->pdf, object))
		look_at_dictionary(search,
		    qpdf_oh_get_dict(search->pdf, object));
	qpdf_oh_release(search->pdf, object);
}

static const char *
find_fault(qpdf_data pdf)
{
	struct search search = { .pdf = pdf };

	search.is_seen = calloc(OBJECTS_MAX, sizeof(*search.is_seen));
	if (search.is_seen == NULL)
		_Exit(1);
	add(&search, qpdf_get_trailer(pdf));
	while (search.n > 0 && search.why == NULL)
		look_at(&search, search.open[--search.n]);
	return search.why;
}

/* Where its last line ends; what stands behind is another file's. */
static bool
has_tail(struct bytes file)
{
	static const char end[] = "%%EOF";
	size_t n = file.n;

	while (n > 0 && strchr("\r\n \t", file.bytes[n - 1]) != NULL &&
	    file.n - n < 1024)
		n--;
	return n < sizeof(end) - 1 ||
	    memcmp(file.bytes + n - (sizeof(end) - 1), end, sizeof(end) - 1) !=
	    0;
}

static const char *
check(struct bytes file)
{
	qpdf_data pdf = qpdf_init();

	if (has_tail(file))
		return "broken: it does not end as a PDF does";
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
	if ((qpdf_read_memory(pdf, "file", (const char *)file.bytes, file.n,
		 NULL) &
		QPDF_ERRORS) != 0)
		return qpdf_get_error_code(pdf, qpdf_get_error(pdf)) ==
			qpdf_e_password ?
		    "encrypted" :
		    "broken: no reader can be sure of it";
	if (qpdf_is_encrypted(pdf))
		return "encrypted";
	if (qpdf_get_num_pages(pdf) < 1)
		return "broken: it has no page";
	return find_fault(pdf);
}

void
document_check(struct bytes file)
{
	const char *why;

	sandbox_enter(false);
	why = check(file);
	if (why != NULL)
		refuse("%s", why);
	say_done((struct decoded){ 0 });
}
