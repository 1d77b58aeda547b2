/* SPDX-License-Identifier: EUPL-1.2 */
#include "piece.h"

const struct row piece_row = ROW_OF(struct piece, part, path, lang, title, lead,
    published_on, cursor, count, role, state, country, month, starts_on,
    ends_on, programme, acknowledgement, disclaimer);
