/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_row.h"

static const struct field article_fields[] = {
	FIELD(struct article, part),
	FIELD(struct article, path),
	FIELD(struct article, lang),
	FIELD(struct article, title),
	FIELD(struct article, lead),
	FIELD(struct article, published_on),
	FIELD(struct article, published_time),
	FIELD(struct article, place),
	FIELD(struct article, body),
	FIELD(struct article, changed_on),
	FIELD(struct article, correction),
	FIELD(struct article, corrected_on),
	FIELD(struct article, country),
	FIELD(struct article, acknowledgement),
	FIELD(struct article, disclaimer),
	FIELD(struct article, number),
	FIELD(struct article, until_on),
	FIELD(struct article, until_time),
	FIELD(struct article, embargo_on),
	FIELD(struct article, embargo_time),
};
const struct row article_row = ROW(struct article, article_fields);
