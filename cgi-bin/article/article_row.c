/* SPDX-License-Identifier: EUPL-1.2 */
#include "article_row.h"

const struct row article_row = ROW_OF(struct article, part, path, lang, title,
    lead, published_on, published_time, place, body, changed_on, correction,
    corrected_on, country, acknowledgement, disclaimer, number, picture,
    picture_source, picture_avif, picture_webp, picture_jpeg, picture_width,
    picture_height, picture_alt, picture_caption, picture_credit, card, no_card,
    press, until_on, until_time, embargo_on, embargo_time);
