/* SPDX-License-Identifier: EUPL-1.2 */
#include "piece.h"

static const struct field piece_fields[] = {
	FIELD(struct piece, part),
	FIELD(struct piece, path),
	FIELD(struct piece, lang),
	FIELD(struct piece, title),
	FIELD(struct piece, lead),
	FIELD(struct piece, published_on),
	FIELD(struct piece, cursor),
	FIELD(struct piece, count),
	FIELD(struct piece, role),
	FIELD(struct piece, state),
	FIELD(struct piece, country),
	FIELD(struct piece, month),
	FIELD(struct piece, starts_on),
	FIELD(struct piece, ends_on),
	FIELD(struct piece, programme),
	FIELD(struct piece, acknowledgement),
	FIELD(struct piece, disclaimer),
};

const struct row piece_row = ROW(struct piece, piece_fields);
