/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * article: one article with its projects, partners, translations and
 * neighbours.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "response.h"

/* Answers a GET of /{lang}/news/{slug}/. */
int article_show(struct request *request);

#endif
