/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * response: the answer to a request put together and sent.
 *
 * A handler shows a view or redirects; the worker sends. What is sent stands
 * in the request's own members location, allow, etag, type and body.
 */
#ifndef RESPONSE_H
#define RESPONSE_H

#include "request.h"
#include "view.h"

/*
 * A page of a template in the request's language. PAGE_QUERY is "" until a
 * handler says what belongs to the page's address on paper.
 */
struct view *response_view(const struct request *request,
    const char *template_name);

/*
 * Say where the same thing stands in another language. Once this is called,
 * a language that is not named has none; before, each has the same path.
 */
void response_alternate(struct request *request, const char *lang,
    const char *path);

/*
 * Answer with a page of a template made of pieces: structs whose first
 * three members are part, path and lang. A piece that has a lang is the
 * thing that the page is about, and its path where it stands in that
 * language. Returns 200, or 500.
 */
int response_pieces(struct request *request, const char *template_name,
    const struct row *row, const void *structs, size_t n);

/*
 * Make the finished page the answer; returns 200, or 500. The view gets the
 * values that every page has: LANG, PAGE_PATH, ORIGIN, REQUEST_ID, and a
 * row LANGUAGE for each language of the site.
 */
int response_show(struct request *request, struct view *view);

/* Answer with a redirect to a path of this site; returns status. */
int response_redirect(struct request *request, int status, const char *path);

/*
 * Send the answer. A reader who has gone is no error. Where the server in
 * front keeps pages, a page with an ETag goes in the encoding that is
 * wanted, and with words on how long it may be kept. Nothing goes where the
 * request is silent: the peer finds the connection closed.
 */
void response_send(struct request *request, int status);

#endif
