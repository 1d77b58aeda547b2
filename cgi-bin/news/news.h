/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * news: the lists of the site, and the pages that are not an article.
 *
 * One file is one page; each function answers a GET of the address that
 * main.c's table gives it.
 */
#ifndef NEWS_H
#define NEWS_H

#include "response.h"

int home(struct request *request);
int news_list(struct request *request);
int news_archive(struct request *request);
int project_list(struct request *request);
int project_show(struct request *request);
int partner_list(struct request *request);
int partner_show(struct request *request);
int page_show(struct request *request);
int error_show(struct request *request);

/*
 * The place in a list that ?before= names, as two parameters of a query:
 * microseconds since 1970 and an id, both NULL without the field. False
 * where it is none of ours.
 */
bool read_cursor(const struct request *request, const char **microseconds,
    const char **id);

#endif
