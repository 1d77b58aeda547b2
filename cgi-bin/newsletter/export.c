/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "newsletter.h"
#include "route.h"

struct export
{
	const char *record;
};

static const struct row export_row = ROW_OF(struct export, record);

static int
export_show(struct request *request)
{
	const struct export *export;
	struct link link;
	int status = link_read(request, &link);
	size_t n;

	if (status != 0)
		return status;
	export = db_rows(request->db, QUERY_SUBSCRIBER_EXPORT, ARGS(link.hash),
	    &export_row, &n);
	if (export == NULL)
		return db_status(request->db);
	if (n == 0 || export->record == NULL)
		return stale_show(request);
	request->type = "application/json";
	request->body = export->record;
	request->n_body = strlen(export->record);
	return 200;
}

ROUTE(export, "/:lang/newsletter/export/", .get = export_show);
